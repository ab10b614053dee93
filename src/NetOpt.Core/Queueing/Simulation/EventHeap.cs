namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Events in order of time, those of the same time in the order in which they were put in. A 4-ary heap over a flat array of structs that
/// grows by doubling. Push and pop O(log n), no allocation but for growth. Events are not taken out when they become void: their stamp is
/// out of date then, and the simulation skips them.
/// </summary>
internal sealed class EventHeap
{
    private Entry[] _entries = new Entry[64];
    private long _order;

    public int Count { get; private set; }

    public double NextTime => _entries[0].Time;

    public int NextIndex => _entries[0].Index;

    public void Push(double time, byte kind, int index, int stamp)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, 2 * Count);
        Entry[] entries = _entries;
        int place = Count++;
        // The youngest of all: only an earlier time lets it pass a parent.
        while (place > 0)
        {
            int parent = (place - 1) >> 2;
            if (!(time < entries[parent].Time)) break;
            entries[place] = entries[parent];
            place = parent;
        }
        entries[place] = new Entry(time, _order++, index, stamp, kind);
    }

    public Entry Pop()
    {
        Entry[] entries = _entries;
        Entry first = entries[0];
        int count = --Count;
        if (count == 0) return first;
        Entry last = entries[count];
        int place = 0;
        while (true)
        {
            int child = (place << 2) + 1;
            if (child >= count) break;
            int end = Math.Min(child + 4, count), least = child;
            for (int other = child + 1; other < end; other++)
            {
                if (Before(in entries[other], in entries[least])) least = other;
            }
            if (!Before(in entries[least], in last)) break;
            entries[place] = entries[least];
            place = least;
        }
        entries[place] = last;
        return first;
    }

    private static bool Before(in Entry a, in Entry b) => a.Time < b.Time || a.Time == b.Time && a.Order < b.Order;

    internal readonly record struct Entry(double Time, long Order, int Index, int Stamp, byte Kind);
}
