namespace NetOpt.Topology.Measures;

/// <summary>
/// A queue of the keys 0 .. n-1 with whole priorities 0 .. limit that only rise: the greatest leaves first, and each key
/// leaves once. One doubly linked list per priority; O(1) to raise, O(1) amortized over the rises to pop.
/// </summary>
internal sealed class BucketQueue
{
    private const int None = -1;

    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _priority;
    private int _top = None;

    public BucketQueue(int keys, int limit)
    {
        _first = new int[limit + 1];
        _first.AsSpan().Fill(None);
        _next = new int[keys];
        _previous = new int[keys];
        _priority = new int[keys];
        _priority.AsSpan().Fill(None);
    }

    /// <summary>Adds a key, or raises its priority. A key that has left must not come again.</summary>
    public void Set(int key, int priority)
    {
        if (_priority[key] == priority) return;
        if (_priority[key] != None) Unlink(key);
        _priority[key] = priority;
        _previous[key] = None;
        int first = _first[priority];
        _next[key] = first;
        if (first != None) _previous[first] = key;
        _first[priority] = key;
        _top = Math.Max(_top, priority);
    }

    /// <summary>Takes a key with the greatest priority.</summary>
    public bool TryPop(out int key)
    {
        while (_top >= 0 && _first[_top] == None) _top--;
        if (_top < 0)
        {
            key = None;
            return false;
        }
        key = _first[_top];
        Unlink(key);
        return true;
    }

    private void Unlink(int key)
    {
        int next = _next[key], previous = _previous[key];
        if (next != None) _previous[next] = previous;
        if (previous != None) _next[previous] = next;
        else _first[_priority[key]] = next;
    }
}
