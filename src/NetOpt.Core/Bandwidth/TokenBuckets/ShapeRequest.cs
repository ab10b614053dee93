using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>A trace to shape to a token bucket, or to a peak bucket and a sustained one together.</summary>
/// <param name="Trace">The packets.</param>
/// <param name="Rate">How fast the bucket fills, above 0.</param>
/// <param name="Burst">How much it holds, at least the largest packet.</param>
/// <param name="PeakRate">Rate of a second bucket that bounds how fast bursts go out; null for none.</param>
/// <param name="PeakBurst">What the second bucket holds, at least the largest packet; by default the largest packet.</param>
/// <param name="QueueLimit">How many bytes may wait, at least the largest packet; a packet that does not fit when it comes is dropped. Null for no limit.</param>
public sealed record ShapeRequest(
    PacketTrace? Trace = null,
    BitRate Rate = default,
    DataSize Burst = default,
    BitRate? PeakRate = null,
    DataSize? PeakBurst = null,
    DataSize? QueueLimit = null) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
