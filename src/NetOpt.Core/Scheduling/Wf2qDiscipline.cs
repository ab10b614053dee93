namespace NetOpt.Scheduling;

/// <summary>
/// Worst-case fair weighted fair queueing: sends the packet with the least GPS finish tag among those that GPS has begun (start tag
/// at most V), equal tags by the lowest queue. So no queue gets ahead of GPS by more than one packet.
/// Parameters: a weight for each queue. Time: O(log n) per packet, n queues. Space: 8 bytes per packet and 16 for each that waits, O(n) besides.
/// Source: Bennett and Zhang 1996 (INFOCOM). Deviation: none.
/// </summary>
public sealed class Wf2qDiscipline : PacketDiscipline
{
    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly EligibleQueues _heads;
    private readonly GpsVirtualTime _gps;
    private readonly long[] _start;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="rate">The capacity of the link.</param>
    /// <param name="weights">A weight above 0 for each queue.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public Wf2qDiscipline(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount);
        _heads = new EligibleQueues(packets.QueueCount);
        _gps = new GpsVirtualTime(new TagScale(weights, packets.TotalBits), rate);
        _start = new long[packets.Count];
    }

    /// <inheritdoc/>
    public override void BeginBusyPeriod(long nanoseconds) => _gps.BeginBusyPeriod(nanoseconds);

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        _gps.Advance(new LinkTime(_packets.Time[packet], 0));
        int size = _packets.Size[packet];
        long start = _gps.StartTag(queue), finish = _gps.Arrive(queue, 8L * size);
        _start[packet] = start;
        if (_queues.Add(queue, new QueuedPacket(packet, size, finish))) _heads.Add(queue, start, finish, _gps.Value);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        long virtualTime = _gps.Advance(now);
        int queue = _heads.Take(ref virtualTime);
        QueuedPacket packet = _queues.Head(queue);
        _queues.RemoveHead(queue);
        if (!_queues.IsEmpty(queue)) _heads.Add(queue, _start[_queues.Head(queue).Index], _queues.Head(queue).Tag, virtualTime);
        return packet;
    }
}
