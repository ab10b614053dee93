namespace NetOpt.Scheduling;

/// <summary>
/// What deficit and surplus round robin share: backlogged queues stand in a ring; a visited queue gets its quantum as credit, sends while
/// its credit lets it, and goes to the end of the ring. A queue is backlogged until its last packet has been sent.
/// Time: O(1) per packet where every quantum holds the largest packet; else rounds in which nobody may send are skipped at O(n) each, n queues.
/// Space: O(n) and 16 bytes for each packet that waits.
/// </summary>
public abstract class RoundRobinDiscipline : PacketDiscipline
{
    private const int None = -1;

    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly long[] _quantum;
    private readonly long[] _credit;
    private readonly int[] _after;
    private int _first = None;
    private int _last = None;
    private int _ringCount;
    private int _visited = None;
    private int _visitsInVain;

    private protected RoundRobinDiscipline(PacketColumns packets, ReadOnlySpan<long> quantaBytes)
    {
        foreach (long quantum in quantaBytes)
        {
            if (quantum is < 1 or > 1L << 50)
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A quantum is {quantum} bytes", "1 byte to 1 PiB, best at least the largest packet", "1500B", quantum);
        }
        _packets = packets;
        _queues = new FlowQueues(packets.QueueCount);
        _quantum = quantaBytes.ToArray();
        _credit = new long[packets.QueueCount];
        _after = new int[packets.QueueCount];
    }

    /// <inheritdoc/>
    public sealed override void BeginBusyPeriod(long nanoseconds) => LeaveIfEmpty();

    /// <inheritdoc/>
    public sealed override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        if (_queues.Add(queue, new QueuedPacket(packet, _packets.Size[packet])) && queue != _visited) Append(queue);
    }

    /// <inheritdoc/>
    public sealed override QueuedPacket Dequeue(LinkTime now)
    {
        LeaveIfEmpty();
        while (true)
        {
            if (_visited < 0)
            {
                _visited = _first;
                _first = _after[_first];
                _ringCount--;
                _credit[_visited] += _quantum[_visited];
            }
            QueuedPacket packet = _queues.Head(_visited);
            if (VisitsMissing(_credit[_visited], packet.Bytes, _quantum[_visited]) == 0)
            {
                _visitsInVain = 0;
                _credit[_visited] -= packet.Bytes;
                _queues.RemoveHead(_visited);
                return packet;
            }
            Append(_visited);
            _visited = None;
            if (++_visitsInVain >= _ringCount) SkipRounds();
        }
    }

    /// <summary>How many more quanta a queue needs before it may send its head; 0 where it may.</summary>
    private protected abstract long VisitsMissing(long credit, int size, long quantum);

    /// <summary>What remains of the credit of a queue that has nothing left to send.</summary>
    private protected abstract long CreditWhenEmpty(long credit);

    private void LeaveIfEmpty()
    {
        if (_visited < 0 || !_queues.IsEmpty(_visited)) return;
        _credit[_visited] = CreditWhenEmpty(_credit[_visited]);
        _visited = None;
    }

    private void Append(int queue)
    {
        if (_ringCount++ == 0) _first = queue;
        else _after[_last] = queue;
        _last = queue;
    }

    // A whole round sent nothing: give everybody at once the quanta of the rounds that would send nothing either.
    private void SkipRounds()
    {
        _visitsInVain = 0;
        long rounds = long.MaxValue;
        int queue = _first;
        for (int i = 0; i < _ringCount; i++, queue = _after[queue])
            rounds = Math.Min(rounds, VisitsMissing(_credit[queue], _queues.Head(queue).Bytes, _quantum[queue]) - 1);
        if (rounds <= 0) return;
        queue = _first;
        for (int i = 0; i < _ringCount; i++, queue = _after[queue]) _credit[queue] += rounds * _quantum[queue];
    }
}
