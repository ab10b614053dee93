using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetOpt.Scheduling;

/// <summary>
/// Queues by tag, the least first; equal tags leave by the lowest queue. A tournament: a full binary tree over places, each node
/// holding the winner of the two below it, so that a change is played up to the root along addresses known beforehand and without a
/// branch that depends on tags. A heap makes fewer comparisons, but the processor mispredicts half of them, and that is what costs.
/// Push, pop and replacing the least: O(log m), m the most queues that ever waited at once. A queue may be in it once. Tags are at least 0.
/// </summary>
internal sealed class TagTournament
{
    private const int FirstPlaces = 16;

    private static readonly Entry s_none = new(long.MaxValue, long.MaxValue);

    // Node 1 is the root, 2i and 2i+1 are below i; the places are the second half.
    private Entry[] _nodes;
    private int[] _free;
    private int _freeCount;
    private int _places;
    // The winner is gone, and has not been played out yet: most often another queue takes its place before anybody looks.
    private bool _left;

    public TagTournament()
    {
        _places = FirstPlaces;
        _nodes = new Entry[2 * FirstPlaces];
        _nodes.AsSpan().Fill(s_none);
        _free = new int[FirstPlaces];
        FreePlaces(0);
    }

    // Seat is the queue, and below it the place, so that equal tags compare by queue.
    private readonly record struct Entry(long Tag, long Seat);

    /// <summary>How many queues wait.</summary>
    public int Count => _places - _freeCount - (_left ? 1 : 0);

    /// <summary>The least tag; more than any tag where no queue waits.</summary>
    public long MinTag
    {
        get
        {
            if (_left) PlayOut();
            return _nodes[1].Tag;
        }
    }

    /// <summary>The queue with the least tag. One must wait.</summary>
    public int MinQueue
    {
        get
        {
            if (_left) PlayOut();
            return (int)(_nodes[1].Seat >> 32);
        }
    }

    /// <summary>Adds a queue.</summary>
    public void Push(long tag, int queue)
    {
        int place;
        if (_left)
        {
            place = (int)(uint)_nodes[1].Seat;
            _left = false;
        }
        else
        {
            if (_freeCount == 0) Grow();
            place = _free[--_freeCount];
        }
        Play(place, tag, ((long)queue << 32) | (uint)place);
    }

    /// <summary>Takes the queue with the least tag away. One must wait.</summary>
    public void Pop()
    {
        if (_left) PlayOut();
        _left = true;
    }

    /// <summary>Gives the queue with the least tag another tag. One must wait.</summary>
    public void ReplaceMin(long tag)
    {
        if (_left) PlayOut();
        long seat = _nodes[1].Seat;
        Play((int)(uint)seat, tag, seat);
    }

    private void PlayOut()
    {
        _left = false;
        int place = (int)(uint)_nodes[1].Seat;
        _free[_freeCount++] = place;
        Play(place, s_none.Tag, s_none.Seat);
    }

    private void Play(int place, long tag, long seat)
    {
        // Every index is below the length: the place is one of the second half, and each step halves it.
        ref Entry nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        int i = _places + place;
        Unsafe.Add(ref nodes, i) = new Entry(tag, seat);
        while (i > 1)
        {
            Entry other = Unsafe.Add(ref nodes, i ^ 1);
            long byTag = other.Tag - tag, bySeat = other.Seat - seat;
            // All ones where the other wins.
            long wins = (byTag == 0 ? bySeat : byTag) >> 63;
            tag += byTag & wins;
            seat += bySeat & wins;
            i >>= 1;
            Unsafe.Add(ref nodes, i) = new Entry(tag, seat);
        }
    }

    private void Grow()
    {
        int before = _places;
        Entry[] old = _nodes;
        _places = 2 * before;
        _nodes = new Entry[2 * _places];
        _nodes.AsSpan().Fill(s_none);
        old.AsSpan(before, before).CopyTo(_nodes.AsSpan(_places));
        for (int i = _places - 1; i > 0; i--)
        {
            Entry left = _nodes[2 * i], right = _nodes[2 * i + 1];
            _nodes[i] = right.Tag < left.Tag || right.Tag == left.Tag && right.Seat < left.Seat ? right : left;
        }
        _free = new int[_places];
        FreePlaces(before);
    }

    // The lowest are taken first.
    private void FreePlaces(int from)
    {
        _freeCount = _places - from;
        for (int i = 0; i < _freeCount; i++) _free[i] = _places - 1 - i;
    }
}
