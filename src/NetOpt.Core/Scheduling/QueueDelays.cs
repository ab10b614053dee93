using NetOpt.Operations;
using NetOpt.Traffic.Measures;

namespace NetOpt.Scheduling;

/// <summary>The delays of each queue's packets, sorted, so that percentiles are exact. Time: O(packets log packets). Space: 8 bytes per packet.</summary>
internal sealed class QueueDelays
{
    private readonly double[] _delay;
    private readonly int[] _offset;

    /// <summary>Takes the delays of all packets.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="finish">When each was finished, ns.</param>
    /// <param name="context">Cancellation.</param>
    public QueueDelays(PacketColumns packets, long[] finish, OperationContext context)
    {
        int queues = packets.QueueCount;
        _offset = new int[queues + 1];
        foreach (int queue in packets.Queue) _offset[queue + 1]++;
        for (int q = 0; q < queues; q++) _offset[q + 1] += _offset[q];
        _delay = new double[packets.Count];
        int[] at = _offset[..queues];
        LastFinish = new long[queues];
        FirstArrival = new long[queues];
        Sum = new double[queues];
        for (int i = 0; i < finish.Length; i++)
        {
            int queue = packets.Queue[i];
            if (at[queue] == _offset[queue]) FirstArrival[queue] = packets.Time[i];
            long delay = finish[i] - packets.Time[i];
            _delay[at[queue]++] = delay;
            Sum[queue] += delay;
            LastFinish[queue] = Math.Max(LastFinish[queue], finish[i]);
        }
        for (int q = 0; q < queues; q++)
        {
            context.ThrowIfCanceled();
            Of(q).Sort();
        }
    }

    /// <summary>The first arrival of each queue, ns.</summary>
    public long[] FirstArrival { get; }

    /// <summary>The last end of each queue, ns.</summary>
    public long[] LastFinish { get; }

    /// <summary>The sum of each queue's delays, ns.</summary>
    public double[] Sum { get; }

    /// <summary>How many packets a queue has.</summary>
    public int Count(int queue) => _offset[queue + 1] - _offset[queue];

    /// <summary>A percentile in seconds, interpolated between the two delays that it lies between, at rank part·(n−1) counted from 0. The queue must have packets.</summary>
    public double Percentile(int queue, double part) => SampleMath.Percentile(Of(queue), part) * 1e-9;

    private Span<double> Of(int queue) => _delay.AsSpan(_offset[queue], Count(queue));
}
