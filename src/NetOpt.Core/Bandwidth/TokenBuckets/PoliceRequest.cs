using System.Collections.Immutable;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>A trace to hold against a meter.</summary>
/// <param name="Trace">The packets.</param>
/// <param name="Meter">How they are metered.</param>
/// <param name="Rate">How fast the (committed) bucket fills, above 0: r, or CIR of the markers. Not for a hierarchy.</param>
/// <param name="Burst">How much it holds: b, or CBS of the markers; at least the largest packet, for the markers at least 1 byte (0 where an excess burst is given).</param>
/// <param name="PeakRate">Rate of the peak bucket: p of the dual bucket, PIR of the two-rate marker (at least the rate there).</param>
/// <param name="PeakBurst">What the peak bucket holds: M of the dual bucket, PBS of the two-rate marker.</param>
/// <param name="ExcessBurst">EBS of the single-rate marker; 0 makes no packet yellow.</param>
/// <param name="Buckets">The tree of a hierarchy.</param>
/// <param name="InputColor">The color that each packet comes with, which makes a marker color-aware; null makes it color-blind.</param>
/// <param name="Action">What happens to red packets.</param>
public sealed record PoliceRequest(
    PacketTrace? Trace = null,
    PolicingMeter Meter = PolicingMeter.TokenBucket,
    BitRate Rate = default,
    DataSize Burst = default,
    BitRate? PeakRate = null,
    DataSize? PeakBurst = null,
    DataSize? ExcessBurst = null,
    ImmutableArray<TokenBucketNode>? Buckets = null,
    ImmutableArray<PacketColor>? InputColor = null,
    PolicingAction Action = PolicingAction.Drop) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
