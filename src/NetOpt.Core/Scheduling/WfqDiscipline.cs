namespace NetOpt.Scheduling;

/// <summary>
/// Weighted fair queueing, packet by packet GPS: sends the packet with the least GPS finish tag, equal tags by the lowest queue.
/// Parameters: a weight for each queue. A packet is finished at most the time of one largest packet after GPS would finish it.
/// A tag is given at the arrival and never computed again.
/// Time: O(log n) per packet, n queues. Space: 12 bytes per packet, O(n) besides.
/// Source: Demers, Keshav and Shenker 1989; Parekh and Gallager 1993. Deviation: none.
/// </summary>
public sealed class WfqDiscipline : PacketDiscipline
{
    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly TagHeap _heads;
    private readonly GpsVirtualTime _gps;
    private readonly long[] _finish;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="rate">The capacity of the link.</param>
    /// <param name="weights">A weight above 0 for each queue.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public WfqDiscipline(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount, packets.Count);
        _heads = new TagHeap(packets.QueueCount);
        _gps = new GpsVirtualTime(new TagScale(weights, packets.TotalBits), rate);
        _finish = new long[packets.Count];
    }

    /// <inheritdoc/>
    public override void BeginBusyPeriod(long nanoseconds) => _gps.BeginBusyPeriod(nanoseconds);

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        _gps.Advance(new LinkTime(_packets.Time[packet], 0));
        long finish = _finish[packet] = _gps.Arrive(queue, 8L * _packets.Size[packet]);
        if (_queues.Add(queue, packet)) _heads.Push(finish, queue);
    }

    /// <inheritdoc/>
    public override int Dequeue(LinkTime now)
    {
        int queue = _heads.MinQueue, packet = _queues.Head(queue), next = _queues.RemoveHead(queue);
        if (next < 0) _heads.Pop();
        else _heads.ReplaceMin(_finish[next]);
        return packet;
    }
}
