using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>What a reader made of a file.</summary>
/// <param name="Topology">The network, with the file's demands attached where it holds any.</param>
/// <param name="Format">The format that was recognized: graphml, gml, sndlib-native, sndlib-xml, repetita, json, csv.</param>
/// <param name="Notices">What the user should know.</param>
public sealed record ImportedTopology(NetworkTopology Topology, string Format, ImmutableArray<ImportNotice> Notices);
