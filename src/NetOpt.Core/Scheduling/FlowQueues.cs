namespace NetOpt.Scheduling;

/// <summary>Many first-in-first-out queues of the packets 0 .. n-1, each packet in one of them at most once: linked through one array. All O(1).</summary>
internal sealed class FlowQueues
{
    private const int None = -1;

    private readonly int[] _head;
    private readonly int[] _tail;
    private readonly int[] _next;

    public FlowQueues(int queues, int packets)
    {
        _head = new int[queues];
        _head.AsSpan().Fill(None);
        _tail = new int[queues];
        _next = new int[packets];
    }

    /// <summary>Whether nothing waits in a queue.</summary>
    public bool IsEmpty(int queue) => _head[queue] < 0;

    /// <summary>The packet at the head of a queue, which must not be empty.</summary>
    public int Head(int queue) => _head[queue];

    /// <summary>Adds a packet at the end.</summary>
    /// <returns>Whether the queue was empty.</returns>
    public bool Add(int queue, int packet)
    {
        _next[packet] = None;
        bool first = _head[queue] < 0;
        if (first) _head[queue] = packet;
        else _next[_tail[queue]] = packet;
        _tail[queue] = packet;
        return first;
    }

    /// <summary>Takes the head away.</summary>
    /// <returns>The next head; below 0 where there is none.</returns>
    public int RemoveHead(int queue) => _head[queue] = _next[_head[queue]];
}
