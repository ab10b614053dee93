namespace NetOpt.Traffic.Sources;

/// <summary>What traffic to make: any sources together. The seed is that of the run.</summary>
/// <param name="Sources">The sources, at least one. The packets of a source do not depend on those after it.</param>
/// <param name="DurationSeconds">Length of the trace, s, above 0 and at most 9.2e9; null for 10 s, or, where all sources are replays, for as long as they take.</param>
/// <param name="Name">What to call the trace; null for a name made of the sources.</param>
/// <param name="MaxPackets">The most packets to make, at least 1. More is an error and not a shorter trace.</param>
public sealed record GenerateTrafficRequest(
    IReadOnlyList<TrafficSource>? Sources = null,
    double? DurationSeconds = null,
    string? Name = null,
    int MaxPackets = 50_000_000);
