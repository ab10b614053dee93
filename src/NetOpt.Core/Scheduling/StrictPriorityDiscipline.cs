namespace NetOpt.Scheduling;

/// <summary>
/// Strict priority without preemption: the waiting packet of the lowest priority number, equal ones in the order in which they came.
/// Parameters: a priority for each queue, 0 the most urgent. Time: O(log p) per packet, p distinct priorities. Space: 16 bytes for each packet that waits.
/// Source: Kleinrock, Queueing Systems II, 1976, section 3.4 (head of the line). Deviation: none.
/// </summary>
public sealed class StrictPriorityDiscipline : PacketDiscipline
{
    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly TagTournament _backlogged;
    private readonly int[] _rank;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="priorities">A number for each queue, the lowest first.</param>
    public StrictPriorityDiscipline(PacketColumns packets, ReadOnlySpan<int> priorities)
    {
        int[] distinct = [.. new SortedSet<int>(priorities.ToArray())];
        _packets = packets;
        _rank = new int[priorities.Length];
        for (int i = 0; i < _rank.Length; i++) _rank[i] = Array.BinarySearch(distinct, priorities[i]);
        _queues = new FlowQueues(distinct.Length);
        _backlogged = new TagTournament();
    }

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int rank = _rank[_packets.Queue[packet]];
        if (_queues.Add(rank, new QueuedPacket(packet, _packets.Size[packet]))) _backlogged.Push(rank, rank);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        int rank = _backlogged.MinQueue;
        QueuedPacket packet = _queues.Head(rank);
        _queues.RemoveHead(rank);
        if (_queues.IsEmpty(rank)) _backlogged.Pop();
        return packet;
    }
}
