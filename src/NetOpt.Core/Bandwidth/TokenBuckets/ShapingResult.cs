using System.Collections.Immutable;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What a shaper does to a trace: when each packet leaves, what waits, what is dropped. Columns have one entry for each packet of the trace.</summary>
/// <param name="TraceName">The trace.</param>
/// <param name="Rate">Rate of the bucket.</param>
/// <param name="Burst">What it holds.</param>
/// <param name="PeakRate">Rate of the peak bucket, or null.</param>
/// <param name="PeakBurst">What the peak bucket holds, or null.</param>
/// <param name="QueueLimit">How many bytes may wait; null for no limit.</param>
/// <param name="Packets">Packets of the trace.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="DurationSeconds">How long the trace is.</param>
/// <param name="PassedPackets">Packets that went out, sooner or later.</param>
/// <param name="PassedBytes">Their bytes.</param>
/// <param name="DelayedPackets">Those of them that had to wait.</param>
/// <param name="DroppedPackets">Packets that found the queue full.</param>
/// <param name="DroppedBytes">Their bytes.</param>
/// <param name="Conforms">Whether every packet left at once.</param>
/// <param name="MeanDelaySeconds">Mean delay of the packets that went out; null where none did.</param>
/// <param name="MedianDelaySeconds">The median of those delays, by linear interpolation between ranks like the other quantiles; null where none went out.</param>
/// <param name="P95DelaySeconds">The 95th percentile.</param>
/// <param name="P99DelaySeconds">The 99th percentile.</param>
/// <param name="MaxDelaySeconds">The longest delay.</param>
/// <param name="MaxBacklogBytes">The most that was ever waiting.</param>
/// <param name="LastDepartureSeconds">When the last packet left; null where none did.</param>
/// <param name="Flows">The same per flow, in the order of their numbers, flows with packets only.</param>
/// <param name="Intervals">Arrivals, departures and backlog over time, at most 200 intervals, up to the last departure.</param>
/// <param name="DepartureNanoseconds">When each packet leaves; -1 where it was dropped.</param>
/// <param name="BacklogBytes">What was waiting right after each packet came, the packet included unless it left at once or was dropped.</param>
public sealed record ShapingResult(
    string TraceName,
    BitRate Rate,
    DataSize Burst,
    BitRate? PeakRate,
    DataSize? PeakBurst,
    DataSize? QueueLimit,
    long Packets,
    long Bytes,
    double DurationSeconds,
    long PassedPackets,
    long PassedBytes,
    long DelayedPackets,
    long DroppedPackets,
    long DroppedBytes,
    bool Conforms,
    double? MeanDelaySeconds,
    double? MedianDelaySeconds,
    double? P95DelaySeconds,
    double? P99DelaySeconds,
    double? MaxDelaySeconds,
    long MaxBacklogBytes,
    double? LastDepartureSeconds,
    ImmutableArray<FlowShaping> Flows,
    ImmutableArray<ShapingInterval> Intervals,
    ImmutableArray<long> DepartureNanoseconds,
    ImmutableArray<long> BacklogBytes);
