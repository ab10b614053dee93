using System.Collections.Immutable;

namespace NetOpt.Traffic.Sources;

/// <summary>A trace, and what it should be.</summary>
/// <param name="Trace">The packets, each copy of each source a flow of its own.</param>
/// <param name="Expected">What all sources together should be.</param>
/// <param name="Sources">What each source should be, in the order of the request.</param>
/// <param name="Seed">The seed that makes this trace again.</param>
public sealed record GenerateTrafficResult(PacketTrace Trace, TrafficExpectation Expected, ImmutableArray<TrafficExpectation> Sources, ulong Seed);
