namespace NetOpt.Scheduling;

/// <summary>What each packet gets of a link under GPS, and what every queue has got by any time.</summary>
internal sealed class GpsService
{
    private readonly PacketColumns _packets;
    private readonly TagScale _scale;
    private readonly long[] _tag;
    private readonly List<double> _curveTime;
    private readonly List<long> _curveValue;

    internal GpsService(PacketColumns packets, TagScale scale, long[] start, long[] finish, long[] tag, List<double> curveTime, List<long> curveValue)
    {
        (_packets, _scale, _tag, _curveTime, _curveValue) = (packets, scale, tag, curveTime, curveValue);
        StartNanoseconds = start;
        FinishNanoseconds = finish;
    }

    /// <summary>When GPS begins to serve each packet, to the nearest ns.</summary>
    public long[] StartNanoseconds { get; }

    /// <summary>When GPS has served each packet, to the nearest ns.</summary>
    public long[] FinishNanoseconds { get; }

    /// <summary>
    /// How far a packet discipline falls behind GPS and gets ahead of it, for each queue: in bits of service at any time (the extremes lie
    /// where the queue's packets begin and end), and in time of a packet's end. O(packets).
    /// </summary>
    /// <param name="service">When the discipline sent each packet.</param>
    public GpsComparison Compare(LinkService service)
    {
        int queues = _packets.QueueCount;
        var result = new GpsComparison(new double[queues], new double[queues], new long[queues], new long[queues]);
        result.LagNanoseconds.AsSpan().Fill(long.MinValue);
        result.LeadNanoseconds.AsSpan().Fill(long.MinValue);
        // Both go through a queue's packets in their order: what each has sent in whole, and where GPS stands.
        var sent = new long[queues];
        var gpsSent = new long[queues];
        var gpsAt = new int[queues];
        int[] next = Successors(gpsAt);
        double bitsPerUnit = 1.0 / _scale.Unit;
        int piece = 0;
        foreach (int packet in service.Order)
        {
            int queue = _packets.Queue[packet];
            long start = service.StartNanoseconds[packet], finish = service.FinishNanoseconds[packet];
            double lag = Gps(queue, VirtualTime(start, ref piece)) - sent[queue];
            sent[queue] += 8L * _packets.Size[packet];
            double lead = sent[queue] - Gps(queue, VirtualTime(finish, ref piece));
            long late = finish - FinishNanoseconds[packet];
            result.LagBits[queue] = Math.Max(result.LagBits[queue], lag);
            result.LeadBits[queue] = Math.Max(result.LeadBits[queue], lead);
            result.LagNanoseconds[queue] = Math.Max(result.LagNanoseconds[queue], late);
            result.LeadNanoseconds[queue] = Math.Max(result.LeadNanoseconds[queue], -late);
        }
        return result;

        double Gps(int queue, double virtualTime)
        {
            int at = gpsAt[queue];
            while (at >= 0 && _tag[at] <= virtualTime)
            {
                gpsSent[queue] += 8L * _packets.Size[at];
                at = next[at];
            }
            gpsAt[queue] = at;
            if (at < 0) return gpsSent[queue];
            double bits = 8L * _packets.Size[at];
            return gpsSent[queue] + Math.Max(0, bits - (_tag[at] - virtualTime) * _scale.Weight[queue] * bitsPerUnit);
        }
    }

    /// <summary>The next packet of the same queue, below 0 for the last; and the first of each queue.</summary>
    private int[] Successors(int[] first)
    {
        var next = new int[_packets.Count];
        first.AsSpan().Fill(-1);
        for (int i = next.Length - 1; i >= 0; i--)
        {
            next[i] = first[_packets.Queue[i]];
            first[_packets.Queue[i]] = i;
        }
        return next;
    }

    // The times asked for never go back.
    private double VirtualTime(long time, ref int piece)
    {
        while (piece + 1 < _curveTime.Count && _curveTime[piece + 1] <= time) piece++;
        double from = _curveTime[piece], value = _curveValue[piece];
        if (piece + 1 == _curveTime.Count || time <= from) return value;
        return value + (_curveValue[piece + 1] - _curveValue[piece]) * ((time - from) / (_curveTime[piece + 1] - from));
    }
}
