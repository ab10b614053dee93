using System.Collections.Immutable;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>A trace whose smallest buckets are wanted.</summary>
/// <param name="Trace">The packets.</param>
/// <param name="Rates">The rates to look at, each above 0. By default a quarter of the mean rate and up in steps of 2^(1/4), to where the bucket is down to the largest packet, at 65 rates at most.</param>
public sealed record BurstCurveRequest(PacketTrace? Trace = null, ImmutableArray<BitRate>? Rates = null) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
