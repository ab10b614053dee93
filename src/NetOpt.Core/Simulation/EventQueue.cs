using System.Runtime.CompilerServices;

namespace NetOpt.Simulation;

/// <summary>
/// What happens next. Each source of events has a slot and waits with its earliest event only (the packets on a wire, for one, arrive in
/// the order in which they were sent), so that the queue is as long as there are wires and timers and not as there are packets.
/// Order: time in ns, then the order number, which is drawn when an event is made; so the order of events is total and the same everywhere. Order numbers wrap around: of two that
/// are both in use, the older one comes first.
/// Set, change and remove: O(log slots) in a 4-ary heap, whose four children share a cache line; no allocation once all slots exist.
/// Source: Johnson 1975 (d-ary heaps). Deviation: none.
/// </summary>
internal sealed class EventQueue
{
    private const int Absent = -1;
    private const int Least = 64;

    // The root's place: the children of place p are 4(p - 2) and the three after it, so that every four children begin at a multiple of four.
    private const int Root = 3;

    private Entry[] _heap = new Entry[Least + Root];
    private int[] _place = new int[Least];
    private EventSource[] _source = new EventSource[Least];
    private int _slots;

    /// <summary>How many slots wait.</summary>
    public int Count { get; private set; }

    /// <summary>Time of the next event, ns; the largest number where there is none.</summary>
    public long NextTime => Count > 0 ? _heap[Root].Time : long.MaxValue;

    /// <summary>Whether its next event comes before that of another queue; none comes last.</summary>
    public bool IsBefore(EventQueue other) => Count > 0 && (other.Count == 0 || Before(_heap[Root], other._heap[Root]));

    /// <summary>The slot of the next event.</summary>
    public int NextSlot => _heap[Root].Slot;

    /// <summary>Makes a slot.</summary>
    /// <param name="source">Who is told when its time has come.</param>
    /// <returns>Its number.</returns>
    public int AddSlot(EventSource source)
    {
        if (_slots == _place.Length)
        {
            Array.Resize(ref _place, _slots * 2);
            Array.Resize(ref _source, _slots * 2);
            Array.Resize(ref _heap, _slots * 2 + Root);
        }
        _place[_slots] = Absent;
        _source[_slots] = source;
        return _slots++;
    }

    /// <summary>Who owns a slot.</summary>
    public EventSource SourceOf(int slot) => _source[slot];

    /// <summary>Whether a slot waits.</summary>
    public bool Waits(int slot) => _place[slot] != Absent;

    /// <summary>The time that a waiting slot waits for, ns.</summary>
    public long TimeOf(int slot) => _heap[_place[slot]].Time;

    /// <summary>Lets a slot wait for a time, or for another than before.</summary>
    public void Set(int slot, long time, int order)
    {
        var entry = new Entry(time, order, slot);
        int place = _place[slot];
        if (place == Absent) SiftUp(Root + Count++, entry);
        else if (Before(entry, _heap[place])) SiftUp(place, entry);
        else SiftDown(place, entry);
    }

    /// <summary>Takes a slot out; one that does not wait stays as it is.</summary>
    public void Remove(int slot)
    {
        int place = _place[slot];
        if (place == Absent) return;
        _place[slot] = Absent;
        Entry last = _heap[Root + --Count];
        if (place == Root + Count) return;
        if (place > Root && Before(last, _heap[(place >> 2) + 2])) SiftUp(place, last);
        else SiftDown(place, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Before(in Entry a, in Entry b) => a.Time < b.Time || (a.Time == b.Time && a.Order - b.Order < 0);

    private void SiftUp(int place, Entry entry)
    {
        Entry[] heap = _heap;
        int[] places = _place;
        while (place > Root)
        {
            int parent = (place >> 2) + 2;
            if (!Before(entry, heap[parent])) break;
            heap[place] = heap[parent];
            places[heap[place].Slot] = place;
            place = parent;
        }
        heap[place] = entry;
        places[entry.Slot] = place;
    }

    private void SiftDown(int place, Entry entry)
    {
        Entry[] heap = _heap;
        int[] places = _place;
        int end = Root + Count;
        while (true)
        {
            int child = (place - 2) << 2;
            if (child + 3 < end)
            {
                // Four children side by side: two pairs, then the winners.
                ref Entry first = ref heap[child];
                int left = Before(Unsafe.Add(ref first, 1), first) ? 1 : 0;
                int right = Before(Unsafe.Add(ref first, 3), Unsafe.Add(ref first, 2)) ? 3 : 2;
                child += Before(Unsafe.Add(ref first, right), Unsafe.Add(ref first, left)) ? right : left;
            }
            else
            {
                if (child >= end) break;
                int least = child;
                for (int other = child + 1; other < end; other++)
                {
                    if (Before(heap[other], heap[least])) least = other;
                }
                child = least;
            }
            if (!Before(heap[child], entry)) break;
            heap[place] = heap[child];
            places[heap[place].Slot] = place;
            place = child;
        }
        heap[place] = entry;
        places[entry.Slot] = place;
    }

    private readonly record struct Entry(long Time, int Order, int Slot);
}
