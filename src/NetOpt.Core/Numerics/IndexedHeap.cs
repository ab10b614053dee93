namespace NetOpt.Numerics;

/// <summary>
/// A priority queue of the keys 0 .. n-1, each at most once, least priority first, whose priorities can change while
/// they wait. A 4-ary heap over flat arrays with the place of each key: half the depth of a binary heap, and the four
/// children of an entry lie side by side. Equal priorities leave by the smaller key, so the order of removal depends
/// on the contents alone and not on the history.
/// Push, change and pop: O(log k) with k keys waiting; contains, peek and priority: O(1). Space: 20 bytes per key.
/// Not thread-safe. Priorities must not be NaN.
/// Source: Johnson 1975 (d-ary heaps). Deviation: none.
/// </summary>
public sealed class IndexedHeap
{
    private const int Absent = -1;

    private readonly int[] _place;
    private readonly int[] _key;
    private readonly double[] _priority;
    private int _count;

    /// <summary>Makes an empty queue for the keys 0 .. <paramref name="keyCount"/>-1.</summary>
    /// <param name="keyCount">At least 0.</param>
    public IndexedHeap(int keyCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keyCount);
        _place = new int[keyCount];
        _place.AsSpan().Fill(Absent);
        _key = new int[keyCount];
        _priority = new double[keyCount];
    }

    /// <summary>How many keys wait.</summary>
    public int Count => _count;

    /// <summary>The key that leaves next. The queue must not be empty.</summary>
    public int MinKey => _count > 0 ? _key[0] : throw Empty();

    /// <summary>The priority of the key that leaves next. The queue must not be empty.</summary>
    public double MinPriority => _count > 0 ? _priority[0] : throw Empty();

    /// <summary>Whether a key waits.</summary>
    public bool Contains(int key) => _place[key] != Absent;

    /// <summary>The priority of a key that waits.</summary>
    public double PriorityOf(int key) => _priority[_place[key]];

    /// <summary>Adds a key, or gives a waiting one a new priority, higher or lower.</summary>
    public void Set(int key, double priority)
    {
        int place = _place[key];
        if (place == Absent)
        {
            SiftUp(_count++, key, priority);
            return;
        }
        if (priority < _priority[place]) SiftUp(place, key, priority);
        else SiftDown(place, key, priority);
    }

    /// <summary>Adds a key, or lowers the priority of a waiting one; a priority that is not lower changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool PushOrDecrease(int key, double priority)
    {
        int place = _place[key];
        if (place == Absent) place = _count++;
        else if (!(priority < _priority[place])) return false;
        SiftUp(place, key, priority);
        return true;
    }

    /// <summary>Takes the key with the least priority. The queue must not be empty.</summary>
    /// <param name="priority">The priority it had.</param>
    public int Pop(out double priority)
    {
        int key = MinKey;
        priority = _priority[0];
        _place[key] = Absent;
        int last = --_count;
        if (last > 0) SiftDown(0, _key[last], _priority[last]);
        return key;
    }

    /// <summary>Takes a key out, wherever it stands.</summary>
    /// <returns>Whether it was waiting.</returns>
    public bool Remove(int key)
    {
        int place = _place[key];
        if (place == Absent) return false;
        _place[key] = Absent;
        int last = --_count;
        if (place == last) return true;
        int moved = _key[last];
        double priority = _priority[last];
        if (place > 0 && Before(priority, moved, (place - 1) >> 2)) SiftUp(place, moved, priority);
        else SiftDown(place, moved, priority);
        return true;
    }

    /// <summary>Takes everything out. O(keys that wait).</summary>
    public void Clear()
    {
        for (int i = 0; i < _count; i++) _place[_key[i]] = Absent;
        _count = 0;
    }

    private static InvalidOperationException Empty() => new("The queue is empty.");

    private bool Before(double priority, int key, int place) =>
        priority < _priority[place] || priority == _priority[place] && key < _key[place];

    private void SiftUp(int place, int key, double priority)
    {
        while (place > 0)
        {
            int parent = (place - 1) >> 2;
            if (!Before(priority, key, parent)) break;
            Put(place, _key[parent], _priority[parent]);
            place = parent;
        }
        Put(place, key, priority);
    }

    private void SiftDown(int place, int key, double priority)
    {
        while (true)
        {
            int child = (place << 2) + 1;
            if (child >= _count) break;
            int end = Math.Min(child + 4, _count);
            int least = child;
            for (int other = child + 1; other < end; other++)
            {
                if (Before(_priority[other], _key[other], least)) least = other;
            }
            double below = _priority[least];
            if (!(below < priority || below == priority && _key[least] < key)) break;
            Put(place, _key[least], _priority[least]);
            place = least;
        }
        Put(place, key, priority);
    }

    private void Put(int place, int key, double priority)
    {
        _key[place] = key;
        _priority[place] = priority;
        _place[key] = place;
    }
}
