namespace NetOpt.Scheduling;

/// <summary>A node of a running class tree: its place, the packet that it offers to its parent, and WF2Q+ among its classes.</summary>
internal sealed class ClassNode
{
    private readonly TagScale? _scale;
    private readonly long[] _finish = [];
    private long _virtual;
    private long _ahead;

    public ClassNode(SchedulingClass given, int parent, int place, int depth, long totalBits)
    {
        (Parent, Place, Depth) = (parent, place, depth);
        int children = given.Classes.Length;
        if (children == 0) return;
        // V may run ahead of the tags by a raise and by the weights of idle classes, never beyond all bits over the least weight.
        _scale = new TagScale([.. given.Classes.Select(c => c.Weight)], 2 * totalBits);
        _finish = new long[children];
        Waiting = new EligibleQueues(children);
        Children = new int[children];
    }

    /// <summary>The node above; below 0 for the root.</summary>
    public int Parent { get; }

    /// <summary>Which of its parent's classes it is.</summary>
    public int Place { get; }

    /// <summary>How many nodes are above it.</summary>
    public int Depth { get; }

    /// <summary>The classes under it; null for a leaf.</summary>
    public int[]? Children { get; }

    /// <summary>Those that offer a packet which this node has not chosen; null for a leaf.</summary>
    public EligibleQueues? Waiting { get; }

    /// <summary>The packet that it offers, until that has been sent; below 0 for none.</summary>
    public int Offer { get; set; } = -1;

    /// <summary>Whether it chooses before the next packet is sent.</summary>
    public bool IsPending { get; set; }

    /// <summary>Whether what it offered last has just been sent, so that its next start tag is its last finish tag.</summary>
    public bool WasBacklogged { get; set; }

    /// <summary>One of its classes has a packet of so many bits to offer.</summary>
    public void Receive(int place, long bits, bool wasBacklogged)
    {
        if (!wasBacklogged && _finish[place] < _virtual)
        {
            _finish[place] = _virtual;
            _scale!.Restart(place);
        }
        long start = _finish[place];
        _finish[place] = start + _scale!.Increment(place, bits);
        Waiting!.Add(place, start, _finish[place], _virtual);
    }

    /// <summary>Chooses one of the classes that wait.</summary>
    public int Take() => Children![Waiting!.Take(ref _virtual)];

    /// <summary>A packet of so many bits was chosen: the virtual time moves by what it takes of all weights.</summary>
    public void Pass(long bits)
    {
        _ahead += bits * _scale!.Unit;
        long step = _ahead / _scale.Sum;
        _ahead -= step * _scale.Sum;
        _virtual += step;
    }
}
