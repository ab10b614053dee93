namespace NetOpt.Topology.Formats;

/// <summary>How to read one attribute.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">SI base units (bit/s, seconds, ratio) in one unit of the value, where the name states it; null where it does not.</param>
/// <param name="Rank">Among several attributes of one meaning on one record, the lowest rank counts.</param>
/// <param name="Backward">Whether it belongs to the way back of a duplex link.</param>
/// <param name="Geographic">Whether a coordinate is in degrees, by its name; null where the name does not tell.</param>
internal readonly record struct AttributeMeaning(AttributeKind Kind, double? Unit = null, int Rank = 0, bool Backward = false, bool? Geographic = null);
