namespace NetOpt.Simulation;

/// <summary>
/// What happens next. Each source of events has a slot and waits with its earliest event only (the packets on a wire, for one, arrive in
/// the order in which they were sent), so that the queue is as long as there are wires and timers and not as there are packets.
/// Order: time in ns, then the order number, which is drawn when an event is made; so the order of events is total and the same everywhere.
/// Set, change and remove: O(log slots) in a 4-ary heap, whose four children share a cache line; no allocation once all slots exist.
/// Source: Johnson 1975 (d-ary heaps). Deviation: none.
/// </summary>
internal sealed class EventQueue
{
    private const int Absent = -1;
    private const int Least = 64;

    private Entry[] _heap = new Entry[Least];
    private int[] _place = new int[Least];
    private EventSource[] _source = new EventSource[Least];
    private int _slots;
    private int _order;

    /// <summary>How many slots wait.</summary>
    public int Count { get; private set; }

    /// <summary>Time of the next event, ns; the largest number where there is none.</summary>
    public long NextTime => Count > 0 ? _heap[0].Time : long.MaxValue;

    /// <summary>The slot of the next event.</summary>
    public int NextSlot => _heap[0].Slot;

    /// <summary>Makes a slot.</summary>
    /// <param name="source">Who is told when its time has come.</param>
    /// <returns>Its number.</returns>
    public int AddSlot(EventSource source)
    {
        if (_slots == _place.Length)
        {
            Array.Resize(ref _place, _slots * 2);
            Array.Resize(ref _source, _slots * 2);
            Array.Resize(ref _heap, _slots * 2);
        }
        _place[_slots] = Absent;
        _source[_slots] = source;
        return _slots++;
    }

    /// <summary>Who owns a slot.</summary>
    public EventSource SourceOf(int slot) => _source[slot];

    /// <summary>A new order number. They wrap around: of two that are both in use, the older one comes first.</summary>
    public int NextOrder() => _order++;

    /// <summary>Whether a slot waits.</summary>
    public bool Waits(int slot) => _place[slot] != Absent;

    /// <summary>The time that a waiting slot waits for, ns.</summary>
    public long TimeOf(int slot) => _heap[_place[slot]].Time;

    /// <summary>Lets a slot wait for a time, or for another than before.</summary>
    public void Set(int slot, long time, int order)
    {
        var entry = new Entry(time, order, slot);
        int place = _place[slot];
        if (place == Absent) SiftUp(Count++, entry);
        else if (Before(entry, _heap[place])) SiftUp(place, entry);
        else SiftDown(place, entry);
    }

    /// <summary>As <see cref="Set(int, long, int)"/>, with a new order number.</summary>
    public void Set(int slot, long time) => Set(slot, time, NextOrder());

    /// <summary>Takes a slot out; one that does not wait stays as it is.</summary>
    public void Remove(int slot)
    {
        int place = _place[slot];
        if (place == Absent) return;
        _place[slot] = Absent;
        Entry last = _heap[--Count];
        if (place == Count) return;
        if (place > 0 && Before(last, _heap[(place - 1) >> 2])) SiftUp(place, last);
        else SiftDown(place, last);
    }

    private static bool Before(in Entry a, in Entry b) => a.Time < b.Time || (a.Time == b.Time && a.Order - b.Order < 0);

    private void SiftUp(int place, Entry entry)
    {
        Entry[] heap = _heap;
        while (place > 0)
        {
            int parent = (place - 1) >> 2;
            if (!Before(entry, heap[parent])) break;
            heap[place] = heap[parent];
            _place[heap[place].Slot] = place;
            place = parent;
        }
        heap[place] = entry;
        _place[entry.Slot] = place;
    }

    private void SiftDown(int place, Entry entry)
    {
        Entry[] heap = _heap;
        int count = Count;
        while (true)
        {
            int child = (place << 2) + 1;
            if (child >= count) break;
            int end = Math.Min(child + 4, count), least = child;
            for (int other = child + 1; other < end; other++)
            {
                if (Before(heap[other], heap[least])) least = other;
            }
            if (!Before(heap[least], entry)) break;
            heap[place] = heap[least];
            _place[heap[place].Slot] = place;
            place = least;
        }
        heap[place] = entry;
        _place[entry.Slot] = place;
    }

    private readonly record struct Entry(long Time, int Order, int Slot);
}
