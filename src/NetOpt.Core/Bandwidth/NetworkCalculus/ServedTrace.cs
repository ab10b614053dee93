using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>
/// A trace through the least server of a rate-latency curve: bits are served first-in first-out at rate R, and each comes out a latency T later.
/// A packet's delay is that of its last bit: T + q/R, q the bits waiting with its own. The backlog is what has come less what has gone, taken right after
/// arrivals, where it is largest. Doubles, relative error about 1e-12 per busy period. Time O(packets), space O(1).
/// Source: Lindley 1952 for the recursion.
/// </summary>
internal static class ServedTrace
{
    private const int PacketsBetweenChecks = 1 << 18;

    /// <summary>Measures it.</summary>
    public static TraceBounds Measure(PacketTrace trace, ServiceCurve service, bool conforms, OperationContext context)
    {
        ReadOnlySpan<long> times = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> sizes = trace.SizeBytes.AsSpan();
        double perNanosecond = service.Rate / 1e9, latency = service.Latency * 1e9;
        double queue = 0, most = 0, sum = 0, mostBacklog = 0;
        int at = 0;
        // What came until now, and at the same rate what a second server sees that lives a latency in the past.
        long arrived = 0, arrivedThen = 0;
        double queueThen = 0;
        int then = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (i % PacketsBetweenChecks == 0) context.ThrowIfCanceled();
            long bits = sizes[i] * 8L;
            queue = Math.Max(0, queue - (i == 0 ? 0 : times[i] - times[i - 1]) * perNanosecond) + bits;
            sum += queue;
            if (queue > most) (most, at) = (queue, i);
            arrived += bits;
            double past = times[i] - latency;
            for (; then < i && times[then] <= past; then++)
            {
                queueThen = Math.Max(0, queueThen - (then == 0 ? 0 : times[then] - times[then - 1]) * perNanosecond) + sizes[then] * 8L;
                arrivedThen += sizes[then] * 8L;
            }
            double waitingThen = then == 0 ? 0 : Math.Max(0, queueThen - (past - times[then - 1]) * perNanosecond);
            // With no latency the second server is the first one, the packet of this instant included.
            mostBacklog = Math.Max(mostBacklog, latency == 0 ? queue : arrived - (arrivedThen - waitingThen));
        }
        return new TraceBounds(trace.Name, trace.Count, conforms, service.Latency + most / service.Rate, service.Latency + sum / times.Length / service.Rate, mostBacklog, at);
    }
}
