namespace NetOpt.Charts;

/// <summary>One direction of a link on a map.</summary>
/// <param name="Value">What its color shows; null where nothing is known.</param>
/// <param name="Capacity">What its width shows, above 0; null where nothing is known.</param>
public sealed record MapLane(double? Value, double? Capacity = null);
