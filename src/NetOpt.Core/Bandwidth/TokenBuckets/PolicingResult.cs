using System.Collections.Immutable;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Which packets of a trace conform, which exceed, and by how much. Columns have one entry for each packet of the trace, or for each red one.</summary>
/// <param name="TraceName">The trace.</param>
/// <param name="Meter">How it was metered.</param>
/// <param name="ColorAware">Whether the packets came with colors.</param>
/// <param name="Action">What happens to red packets.</param>
/// <param name="Rate">Rate of the (committed) bucket; 0 for a hierarchy.</param>
/// <param name="Burst">What it holds; 0 for a hierarchy.</param>
/// <param name="PeakRate">Rate of the peak bucket, or null.</param>
/// <param name="PeakBurst">What the peak bucket holds, or null.</param>
/// <param name="ExcessBurst">What the excess bucket holds, or null.</param>
/// <param name="Packets">Packets of the trace.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="DurationSeconds">How long the trace is.</param>
/// <param name="OfferedRateBps">Its mean rate, bit/s; null where its duration is 0.</param>
/// <param name="Conforms">Whether every packet is green.</param>
/// <param name="Colors">Packets and bytes of each color, in the order green, yellow, red; yellow only where the meter has it.</param>
/// <param name="PassedRateBps">What goes on: all of it where red packets are marked, otherwise what is not red; bit/s, null where the duration is 0.</param>
/// <param name="LongestWaitNanoseconds">The longest of <paramref name="RedWaitNanoseconds"/>; 0 where none is red.</param>
/// <param name="LargestShortageBytes">The most that a red packet lacked, bytes; 0 where none is red.</param>
/// <param name="Flows">The same per flow, in the order of their numbers, flows with packets only.</param>
/// <param name="Buckets">What each bucket let pass; empty for the markers.</param>
/// <param name="Intervals">Bytes of each color over time, at most 200 intervals.</param>
/// <param name="Notes">What a reader should know, such as packets larger than a marker's burst.</param>
/// <param name="Color">The color of each packet.</param>
/// <param name="RedPacket">The red packets, by their index in the trace.</param>
/// <param name="RedTimeNanoseconds">When they came.</param>
/// <param name="RedWaitNanoseconds">How far over they were: the time until there would have been credit for them, ns, rounded up. 0 where a color-aware marker only repeats the red that a packet came with; -1 where its bucket is too small ever.</param>
public sealed record PolicingResult(
    string TraceName,
    PolicingMeter Meter,
    bool ColorAware,
    PolicingAction Action,
    BitRate Rate,
    DataSize Burst,
    BitRate? PeakRate,
    DataSize? PeakBurst,
    DataSize? ExcessBurst,
    long Packets,
    long Bytes,
    double DurationSeconds,
    double? OfferedRateBps,
    bool Conforms,
    ImmutableArray<ColorShare> Colors,
    double? PassedRateBps,
    long LongestWaitNanoseconds,
    double LargestShortageBytes,
    ImmutableArray<FlowConformance> Flows,
    ImmutableArray<BucketConformance> Buckets,
    ImmutableArray<ConformanceInterval> Intervals,
    ImmutableArray<string> Notes,
    ImmutableArray<PacketColor> Color,
    ImmutableArray<int> RedPacket,
    ImmutableArray<long> RedTimeNanoseconds,
    ImmutableArray<long> RedWaitNanoseconds);
