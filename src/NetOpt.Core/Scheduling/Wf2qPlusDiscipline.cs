namespace NetOpt.Scheduling;

/// <summary>
/// WF2Q+: as WF2Q, with a virtual time that needs no GPS beside it: V(t+τ) = max(V(t) + work/Σφ over all queues, least start tag of
/// the backlogged queues). Only heads have tags: S is the queue's last F where it was backlogged, else max(last F, V); F = S + L/φ.
/// Sends the least F among S ≤ V, equal tags by the lowest queue. A queue is backlogged until its last packet has been sent.
/// At the start of a busy period V is set to the largest tag so far, which equals setting everything to 0.
/// Parameters: a weight for each queue. Time: O(log n) per packet, n queues. Space: O(n) and 16 bytes for each packet that waits.
/// Source: Bennett and Zhang 1997 (IEEE/ACM Transactions on Networking 5(5)). Deviation: none.
/// </summary>
public sealed class Wf2qPlusDiscipline : PacketDiscipline
{
    private const int None = -1;

    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly EligibleQueues _heads;
    private readonly TagScale _scale;
    private readonly LinkWork _work;
    private readonly long[] _finish;
    private int _sending = None;
    private long _virtual;
    private long _ahead;
    private long _largest;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="rate">The capacity of the link.</param>
    /// <param name="weights">A weight above 0 for each queue.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public Wf2qPlusDiscipline(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount);
        _heads = new EligibleQueues(packets.QueueCount);
        _scale = new TagScale(weights, packets.TotalBits);
        _work = new LinkWork(rate, _scale.Unit);
        _finish = new long[packets.QueueCount];
    }

    /// <inheritdoc/>
    public override void BeginBusyPeriod(long nanoseconds)
    {
        _work.Begin(nanoseconds);
        _virtual = _largest;
        _ahead = 0;
        _sending = None;
    }

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        int size = _packets.Size[packet];
        if (!_queues.Add(queue, new QueuedPacket(packet, size)) || queue == _sending) return;
        Advance(new LinkTime(_packets.Time[packet], 0));
        if (_finish[queue] < _virtual)
        {
            _finish[queue] = _virtual;
            _scale.Restart(queue);
        }
        AddHead(queue, size);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        Advance(now);
        if (_sending >= 0 && !_queues.IsEmpty(_sending)) AddHead(_sending, _queues.Head(_sending).Bytes);
        _sending = _heads.Take(ref _virtual);
        QueuedPacket packet = _queues.Head(_sending);
        _queues.RemoveHead(_sending);
        return packet;
    }

    private void Advance(LinkTime now)
    {
        _ahead += _work.Until(now);
        long step = _ahead / _scale.Sum;
        _ahead -= step * _scale.Sum;
        _virtual += step;
    }

    private void AddHead(int queue, int bytes)
    {
        long start = _finish[queue];
        long finish = _finish[queue] = start + _scale.Increment(queue, 8L * bytes);
        _largest = Math.Max(_largest, finish);
        _heads.Add(queue, start, finish, _virtual);
    }
}
