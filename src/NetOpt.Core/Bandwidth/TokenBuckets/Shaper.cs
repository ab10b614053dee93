using System.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// A first-in first-out shaper: each packet leaves at the first whole nanosecond at which it is at the head and every bucket holds credit for it.
/// Parameters: one or two buckets (rate, burst), queue limit in bytes (<see cref="long.MaxValue"/> for none). A packet that comes while the waiting bytes and its own
/// exceed the limit is dropped; a packet that leaves at the instant of an arrival is gone by then. The credit keeps the part of a nanosecond by
/// which a departure was rounded up, so the output never drifts from the rate, unless the bucket is so full of one packet that it has no room for that part
/// (a burst of exactly one packet): whole nanoseconds then cost up to one each packet.
/// Time O(packets), space two numbers per packet. Source: theory.md §3; Le Boudec and Thiran, Network Calculus, 2001, §1.5 (greedy shaper);
/// the limit as in a byte FIFO behind Linux's tbf.
/// </summary>
internal sealed class Shaper<T>(PacketTrace trace, BucketChains chains, long limit) where T : unmanaged, IBinaryInteger<T>
{
    private const int PacketsBetweenChecks = 1 << 16;
    private const int PacketsBetweenReports = 1 << 22;

    /// <summary>Fills the columns.</summary>
    /// <param name="departure">When each packet leaves, ns; -1 where it is dropped.</param>
    /// <param name="backlog">What waits right after each arrival, bytes.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">TooLarge: a packet would leave after 2^63-1 ns.</exception>
    public void Run(Span<long> departure, Span<long> backlog, OperationContext context)
    {
        var buckets = new BucketCredit<T>[chains.Rate.Length];
        for (int b = 0; b < buckets.Length; b++) buckets[b] = new BucketCredit<T>(chains.Rate[b], chains.Burst[b]);
        BucketCredit<T> first = buckets[0];
        ReadOnlySpan<long> times = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> sizes = trace.SizeBytes.AsSpan();
        int head = 0;
        long waiting = 0, lastDeparture = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (i % PacketsBetweenChecks == 0)
            {
                context.ThrowIfCanceled();
                if (i % PacketsBetweenReports == 0) context.Report("Shaping packets", i / (double)times.Length);
            }
            long now = times[i];
            // The queue is first-in first-out, so those that have left are at the front of the columns.
            for (; head < i && departure[head] <= now; head++)
            {
                if (departure[head] >= 0) waiting -= sizes[head];
            }
            if (sizes[i] > limit - waiting)
            {
                departure[i] = -1;
                backlog[i] = waiting;
                continue;
            }
            long at = Math.Max(now, lastDeparture);
            first.Advance(at);
            T cost = first.Cost(sizes[i]);
            long wait = first.Wait(cost);
            for (int b = 1; b < buckets.Length; b++)
            {
                buckets[b].Advance(at);
                wait = Math.Max(wait, buckets[b].Wait(buckets[b].Cost(sizes[i])));
            }
            if (wait > long.MaxValue - at) throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"Packet {i} would leave more than 292 years after the start", "a higher rate");
            if (wait > 0)
            {
                at += wait;
                first.Advance(at);
                for (int b = 1; b < buckets.Length; b++) buckets[b].Advance(at);
            }
            first.Credit -= cost;
            for (int b = 1; b < buckets.Length; b++) buckets[b].Credit -= buckets[b].Cost(sizes[i]);
            lastDeparture = at;
            departure[i] = at;
            waiting += sizes[i];
            backlog[i] = at > now ? waiting : waiting - sizes[i];
        }
    }
}
