namespace NetOpt.Scheduling;

/// <summary>
/// Queues by tag, the least first; equal tags leave by the lowest queue. A 4-ary heap of (tag, queue) pairs over one flat array.
/// Push, pop and replacing the least: O(log n) with n queues waiting. A queue may be in it once.
/// </summary>
/// <param name="capacity">How many queues there may be.</param>
internal sealed class TagHeap(int capacity)
{
    private readonly Entry[] _entries = new Entry[capacity];
    private int _count;

    private readonly record struct Entry(long Tag, int Queue);

    public int Count => _count;

    /// <summary>The least tag. The heap must not be empty.</summary>
    public long MinTag => _entries[0].Tag;

    /// <summary>The queue with the least tag. The heap must not be empty.</summary>
    public int MinQueue => _entries[0].Queue;

    public void Clear() => _count = 0;

    public void Push(long tag, int queue)
    {
        Entry[] entries = _entries;
        int place = _count++;
        while (place > 0)
        {
            int parent = (place - 1) >> 2;
            Entry above = entries[parent];
            if (tag > above.Tag || tag == above.Tag && queue > above.Queue) break;
            entries[place] = above;
            place = parent;
        }
        entries[place] = new Entry(tag, queue);
    }

    public void Pop()
    {
        Entry last = _entries[--_count];
        if (_count > 0) SiftDown(last);
    }

    /// <summary>Gives the least queue another tag.</summary>
    public void ReplaceMin(long tag) => SiftDown(new Entry(tag, _entries[0].Queue));

    private void SiftDown(Entry moved)
    {
        Span<Entry> entries = _entries.AsSpan(0, _count);
        int place = 0;
        while (true)
        {
            int child = (place << 2) + 1;
            if (child >= entries.Length) break;
            int end = Math.Min(child + 4, entries.Length), least = child;
            Entry best = entries[child];
            for (int other = child + 1; other < end; other++)
            {
                Entry e = entries[other];
                if (e.Tag < best.Tag || e.Tag == best.Tag && e.Queue < best.Queue) (best, least) = (e, other);
            }
            if (moved.Tag < best.Tag || moved.Tag == best.Tag && moved.Queue < best.Queue) break;
            entries[place] = best;
            place = least;
        }
        entries[place] = moved;
    }
}
