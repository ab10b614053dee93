using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>A network as text.</summary>
/// <param name="Format">The format.</param>
/// <param name="Content">The whole file, with line feeds as line ends.</param>
/// <param name="Notices">What the format cannot carry; empty where nothing is lost.</param>
public sealed record ConvertResult(TopologyFormat Format, string Content, ImmutableArray<ImportNotice> Notices);
