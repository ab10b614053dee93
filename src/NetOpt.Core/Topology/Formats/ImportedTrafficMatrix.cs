using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>What a reader made of a file of demands.</summary>
/// <param name="Demands">The demands, in the order of the file.</param>
/// <param name="Format">The format that was recognized: repetita, sndlib-native, sndlib-xml, json, csv, gml.</param>
/// <param name="Notices">What the user should know.</param>
public sealed record ImportedTrafficMatrix(TrafficMatrix Demands, string Format, ImmutableArray<ImportNotice> Notices);
