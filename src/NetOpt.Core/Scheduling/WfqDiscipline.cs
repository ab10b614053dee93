namespace NetOpt.Scheduling;

/// <summary>
/// Weighted fair queueing, packet by packet GPS: sends the packet with the least GPS finish tag, equal tags by the lowest queue.
/// Parameters: a weight for each queue. A packet is finished at most the time of one largest packet after GPS would finish it.
/// A tag is given at the arrival and never computed again.
/// Time: O(log n) per packet, n queues. Space: O(n) and 16 bytes for each packet that waits.
/// Source: Demers, Keshav and Shenker 1989; Parekh and Gallager 1993. Deviation: none.
/// </summary>
public sealed class WfqDiscipline : PacketDiscipline
{
    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly TagTournament _heads;
    private readonly GpsVirtualTime _gps;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="rate">The capacity of the link.</param>
    /// <param name="weights">A weight above 0 for each queue.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public WfqDiscipline(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount);
        _heads = new TagTournament();
        _gps = new GpsVirtualTime(new TagScale(weights, packets.TotalBits), rate);
    }

    /// <inheritdoc/>
    public override void BeginBusyPeriod(long nanoseconds) => _gps.BeginBusyPeriod(nanoseconds);

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        _gps.Advance(new LinkTime(_packets.Time[packet], 0));
        int size = _packets.Size[packet];
        long finish = _gps.Arrive(queue, 8L * size);
        if (_queues.Add(queue, new QueuedPacket(packet, size, finish))) _heads.Push(finish, queue);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        int queue = _heads.MinQueue;
        QueuedPacket packet = _queues.Head(queue);
        _queues.RemoveHead(queue);
        if (_queues.IsEmpty(queue)) _heads.Pop();
        else _heads.ReplaceMin(_queues.Head(queue).Tag);
        return packet;
    }
}
