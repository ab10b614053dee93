using System.Collections.Immutable;
using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>What a reader made of a trace file: either packets or a series of values.</summary>
/// <param name="Trace">The packets; null where the file holds values.</param>
/// <param name="Series">The values; null where the file holds packets.</param>
/// <param name="Format">The format that was recognized.</param>
/// <param name="Notices">What the user should know: what was left out or taken to mean something.</param>
public sealed record ImportedTrace(PacketTrace? Trace, SampleSeries? Series, TraceFormat Format, ImmutableArray<ImportNotice> Notices);
