using System.Collections.Immutable;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>A flow within token buckets, and the nodes that it passes.</summary>
/// <param name="Nodes">The nodes in the order of the path, at least one.</param>
/// <param name="Rate">r. With a trace it may be left out: then it is the least service rate, for which the trace's own bucket gives the tightest bounds.</param>
/// <param name="Burst">b. With a trace it may be left out: then it is the smallest bucket that the trace needs at that rate.</param>
/// <param name="PeakRate">p of a second bucket, or null.</param>
/// <param name="PeakBurst">M of the second bucket, at least the largest packet; given with <paramref name="PeakRate"/>.</param>
/// <param name="Trace">A trace to measure beside the bounds, or null.</param>
public sealed record BoundsRequest(
    ImmutableArray<ServiceNode>? Nodes = null,
    BitRate? Rate = null,
    DataSize? Burst = null,
    BitRate? PeakRate = null,
    DataSize? PeakBurst = null,
    PacketTrace? Trace = null) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
