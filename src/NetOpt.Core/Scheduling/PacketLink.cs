using NetOpt.Operations;

namespace NetOpt.Scheduling;

/// <summary>
/// Runs packets through one link: whenever the link is free and packets wait, the discipline says which is sent next.
/// The link is work-conserving, packets are not interrupted, nothing is dropped.
/// A packet that arrives at the very time at which the link becomes free is seen by the decision made then.
/// Times are kept exactly (<see cref="LinkRate"/>) and rounded to the nearest nanosecond only in the result.
/// Time: O(packets) beside what the discipline needs. Space: 20 bytes per packet for the result; nothing is allocated per packet.
/// </summary>
public static class PacketLink
{
    private const int Chunk = 1 << 12, InChunk = Chunk - 1;
    private const int SizesRemembered = 1 << 11;

    /// <summary>Runs all packets.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="rate">The capacity.</param>
    /// <param name="discipline">Made for these packets, not used before.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">TooLarge: the last packet would be sent after more than 285 years.</exception>
    public static LinkService Run(PacketColumns packets, LinkRate rate, PacketDiscipline discipline, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(packets);
        ArgumentNullException.ThrowIfNull(discipline);
        ArgumentNullException.ThrowIfNull(context);
        CheckHorizon(packets, rate);
        int count = packets.Count;
        var start = new long[count];
        var finish = new long[count];
        var order = new int[count];
        long[] time = packets.Time;
        // Times of a chunk, in the order of sending. Written to their packets' places at once, the cache misses of many packets overlap.
        var starts = new long[Chunk];
        var finishes = new long[Chunk];
        int next = 0, sent = 0, periods = 0;
        // The time of a packet is a division; most traces have few sizes.
        var times = new (int Size, LinkTime Time)[SizesRemembered];
        while (next < count)
        {
            var now = new LinkTime(time[next], 0);
            long rounded = now.Nanoseconds;
            periods++;
            discipline.BeginBusyPeriod(rounded);
            while (next < count && time[next] == rounded) discipline.Enqueue(next++);
            while (sent < next)
            {
                if ((sent & InChunk) == 0)
                {
                    if (sent > 0) Scatter(order, sent - Chunk, sent);
                    context.ThrowIfCanceled();
                    context.Report("Sending packets", sent / (double)count);
                }
                (int packet, int bytes, _) = discipline.Dequeue(now);
                starts[sent & InChunk] = rounded;
                order[sent] = packet;
                ref (int Size, LinkTime Time) known = ref times[bytes & (SizesRemembered - 1)];
                if (known.Size != bytes) known = (bytes, rate.After(default, bytes));
                now = rate.Add(now, known.Time.Nanoseconds, known.Time.Part);
                finishes[sent++ & InChunk] = rounded = rate.Round(now);
                while (next < count && time[next] <= now.Nanoseconds) discipline.Enqueue(next++);
            }
        }
        Scatter(order, (count - 1) & ~InChunk, count);
        return new LinkService(start, finish, order, periods);

        void Scatter(int[] order, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                start[order[i]] = starts[i & InChunk];
                finish[order[i]] = finishes[i & InChunk];
            }
        }
    }

    private static void CheckHorizon(PacketColumns packets, LinkRate rate)
    {
        double last = packets.Time[^1] + packets.TotalBits * 1e9 / rate.BitsPerSecond;
        if (last > 9e18)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded,
                FormattableString.Invariant($"At {rate.BitsPerSecond} bit/s the last packet would be sent after more than 285 years"), "a faster link or a shorter trace", value: rate.BitsPerSecond);
        }
    }
}
