using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>What traces do to a queue.</summary>
/// <param name="Queues">Each trace on each link, in the order of the traces.</param>
/// <param name="BufferBytes">Room for unsent bytes on every link; null where there is no limit.</param>
public sealed record TrafficEffectResult(ImmutableArray<TraceQueue> Queues, double? BufferBytes);
