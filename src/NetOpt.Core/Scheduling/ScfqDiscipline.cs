namespace NetOpt.Scheduling;

/// <summary>
/// Self-clocked fair queueing: sends the packet with the least tag, equal tags by the lowest queue; the virtual time is the tag of the
/// packet under way. F = max(F of the queue's last packet, V) + L/φ, given at the arrival.
/// At the start of a busy period V is set to the largest tag so far, which equals setting everything to 0.
/// Parameters: a weight for each queue. Time: O(log n) per packet, n queues. Space: O(n) and 16 bytes for each packet that waits.
/// Source: Golestani 1994 (INFOCOM). Deviation: none.
/// </summary>
public sealed class ScfqDiscipline : PacketDiscipline
{
    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly TagTournament _heads;
    private readonly TagScale _scale;
    private readonly long[] _last;
    private long _virtual;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="weights">A weight above 0 for each queue.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public ScfqDiscipline(PacketColumns packets, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount);
        _heads = new TagTournament();
        _scale = new TagScale(weights, packets.TotalBits);
        _last = new long[packets.QueueCount];
    }

    // The packet sent last in a busy period has the largest tag of it, so V needs no reset.

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        if (_last[queue] < _virtual)
        {
            _last[queue] = _virtual;
            _scale.Restart(queue);
        }
        int size = _packets.Size[packet];
        long tag = _last[queue] += _scale.Increment(queue, 8L * size);
        if (_queues.Add(queue, new QueuedPacket(packet, size, tag))) _heads.Push(tag, queue);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        int queue = _heads.MinQueue;
        QueuedPacket packet = _queues.Head(queue);
        _virtual = _heads.MinTag;
        _queues.RemoveHead(queue);
        if (_queues.IsEmpty(queue)) _heads.Pop();
        else _heads.ReplaceMin(_queues.Head(queue).Tag);
        return packet;
    }
}
