namespace NetOpt.Simulation;

/// <summary>Packets first in, first out, in a ring that doubles when it is full and never shrinks. O(1) each; no allocation once it is large enough.
/// A structure that lies within its owner; not to be copied.</summary>
internal struct PacketRing()
{
    private const int Least = 8;

    private Packet[] _items = [];
    private int _head;

    public int Count { get; private set; }

    /// <summary>The packet that leaves next; the ring must not be empty.</summary>
    public readonly ref Packet First => ref _items[_head];

    public void Push(in Packet packet)
    {
        if (Count == _items.Length) Grow();
        _items[(_head + Count++) & (_items.Length - 1)] = packet;
    }

    /// <summary>Takes out the packet that leaves next; the ring must not be empty.</summary>
    public void Pop()
    {
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
    }

    private void Grow()
    {
        var larger = new Packet[Math.Max(Least, _items.Length * 2)];
        for (int i = 0; i < Count; i++) larger[i] = _items[(_head + i) & (_items.Length - 1)];
        _items = larger;
        _head = 0;
    }
}
