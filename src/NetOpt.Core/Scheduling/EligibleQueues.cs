namespace NetOpt.Scheduling;

/// <summary>
/// Backlogged queues by the tags of their heads: those whose start tag lies ahead of the virtual time wait by start tag, the others are
/// eligible and leave by finish tag; equal tags by the lowest queue. O(log n) per packet, as each moves from the one tournament to the other once.
/// </summary>
/// <param name="queues">How many queues there may be.</param>
internal sealed class EligibleQueues(int queues)
{
    private readonly TagTournament _waiting = new();
    private readonly TagTournament _eligible = new();
    private readonly long[] _finish = new long[queues];

    public int Count => _waiting.Count + _eligible.Count;

    /// <summary>Adds a queue that has got a head.</summary>
    public void Add(int queue, long start, long finish, long virtualTime)
    {
        if (start <= virtualTime)
        {
            _eligible.Push(finish, queue);
            return;
        }
        _finish[queue] = finish;
        _waiting.Push(start, queue);
    }

    /// <summary>
    /// Takes the eligible queue with the least finish tag. Where none is eligible, the virtual time is first raised to the least start tag.
    /// There must be a queue.
    /// </summary>
    public int Take(ref long virtualTime)
    {
        if (_eligible.Count == 0 && _waiting.MinTag > virtualTime) virtualTime = _waiting.MinTag;
        for (; _waiting.Count > 0 && _waiting.MinTag <= virtualTime; _waiting.Pop())
            _eligible.Push(_finish[_waiting.MinQueue], _waiting.MinQueue);
        int queue = _eligible.MinQueue;
        _eligible.Pop();
        return queue;
    }
}
