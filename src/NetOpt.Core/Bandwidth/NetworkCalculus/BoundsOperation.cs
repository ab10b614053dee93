using System.Collections.Immutable;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>
/// The operation <c>bandwidth.bounds</c>: delay, backlog and output of a flow within token buckets over a path of rate-latency nodes (<see cref="CurveBounds"/>),
/// beside what a trace does there. Time O(nodes), with a trace O(packets) more.
/// Source: Le Boudec and Thiran, Network Calculus, 2001, §1.4; the path as one node by theorem 1.4.6 (concatenation), where a burst is paid for once.
/// </summary>
public static class BoundsOperation
{
    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">InvalidParameter: no node, a rate of 0, a burst below the largest packet of the trace, or a rate without its burst; EmptyInput: a trace without packets.</exception>
    public static BoundsResult Run(BoundsRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<ServiceCurve> nodes = Nodes(request);
        ServiceCurve path = nodes.Aggregate((a, b) => a + b);
        PacketTrace? trace = request.Trace is null ? null : PacketTrace.Required(request.Trace);
        int largest = trace is null ? 0 : BucketCheck.Largest(trace);

        if (request.Rate is null && trace is null) throw BucketCheck.Invalid("Neither a rate nor a trace was given", "the rate and burst of the flow, or a trace", "10Mbps", 0);
        if (request.Rate is null && request.Burst is not null) throw BucketCheck.Invalid("A burst came without a rate", "both, or neither and a trace", null, request.Burst);
        BitRate rate = request.Rate ?? request.Nodes!.Value.Min(n => n.Rate);
        TokenRate tokens = BucketCheck.Rate("bucket", rate, request.Burst ?? DataSize.FromBytes(Math.Max(1, largest)), largest);
        if (request.Burst is null && trace is null) throw BucketCheck.Invalid("A rate came without a burst", "both, or a trace to take the burst from", "64KiB", rate);
        if (request.PeakRate is null != request.PeakBurst is null) throw BucketCheck.Invalid("Only one of peak rate and peak burst was given", "both, or neither", "64KiB", request.PeakRate is null ? request.PeakBurst! : request.PeakRate);
        TokenRate? peakTokens = request.PeakRate is { } peak ? BucketCheck.Rate("peak bucket", peak, request.PeakBurst!.Value, largest) : null;

        Int128 needed = 0;
        bool conforms = true;
        if (trace is not null)
        {
            long bytes = 0;
            foreach (int size in trace.SizeBytes.AsSpan()) bytes += size;
            needed = BurstCurve.At(trace, tokens, bytes, context).Units;
            conforms = (request.Burst is null || needed <= (Int128)request.Burst.Value.Bytes * tokens.Nanoseconds)
                && (peakTokens is null || BurstCurve.At(trace, peakTokens.Value, bytes, context).Units <= (Int128)request.PeakBurst!.Value.Bytes * peakTokens.Value.Nanoseconds);
        }
        double burst = request.Burst is { } given ? given.Bytes * 8.0 : (double)needed / tokens.Nanoseconds * 8;
        double? peakRate = request.PeakRate?.BitsPerSecond, peakBurst = request.PeakBurst?.Bytes * 8.0;
        var curve = peakRate is null ? new ArrivalCurve(burst, rate.BitsPerSecond) : new ArrivalCurve(peakBurst!.Value, peakRate.Value, burst, rate.BitsPerSecond);
        bool stable = CurveBounds.Stable(curve, path);
        ImmutableArray<NodeBounds> perNode = stable ? PerNode(curve, nodes) : [];
        return new BoundsResult(rate.BitsPerSecond, burst, peakRate, peakBurst, request.Burst is null, path.Rate, path.Latency, stable,
            stable ? CurveBounds.Delay(curve, path) : null, stable ? CurveBounds.Backlog(curve, path) : null, stable ? CurveBounds.Output(curve, path).Burst : null,
            stable ? perNode.Sum(n => n.DelayBoundSeconds) : null, perNode, trace is null ? null : ServedTrace.Measure(trace, path, conforms, context));
    }

    private static ImmutableArray<ServiceCurve> Nodes(BoundsRequest request)
    {
        if (request.Nodes is not { IsDefaultOrEmpty: false } nodes) throw BucketCheck.Invalid("The path has no node", "at least one with a rate and a latency", """[{"rate": "10Mbps", "latency": "2ms"}]""", 0);
        for (int n = 0; n < nodes.Length; n++)
        {
            if (nodes[n] is null || nodes[n].Rate == default) throw BucketCheck.Invalid(nodes[n] is null ? $"Node {n} is null" : $"The service rate of node {n} is 0", "a rate above 0", """[{"rate": "10Mbps", "latency": "2ms"}]""", n);
        }
        return [.. nodes.Select(n => new ServiceCurve(n.Rate.BitsPerSecond, n.Latency.Seconds))];
    }

    private static ImmutableArray<NodeBounds> PerNode(ArrivalCurve curve, ImmutableArray<ServiceCurve> nodes)
    {
        var list = ImmutableArray.CreateBuilder<NodeBounds>(nodes.Length);
        for (int n = 0; n < nodes.Length; n++)
        {
            double delay = CurveBounds.Delay(curve, nodes[n]), backlog = CurveBounds.Backlog(curve, nodes[n]);
            curve = CurveBounds.Output(curve, nodes[n]);
            list.Add(new NodeBounds(n, nodes[n].Rate, nodes[n].Latency, delay, backlog, curve.Burst));
        }
        return list.MoveToImmutable();
    }
}
