namespace NetOpt.Congestion.Transport;

/// <summary>Values of a range of consecutive numbers that only moves forward, in a ring that doubles when the range outgrows it. O(1); no allocation once it is large enough.
/// A structure that lies within its owner, for a sender has several and touches them with each ACK; not to be copied.</summary>
internal struct SlidingArray<T>()
    where T : struct
{
    private T[] _items = new T[16];

    /// <summary>The lowest number that is kept.</summary>
    public int First { get; private set; }

    /// <summary>One more than the highest.</summary>
    public int End { get; private set; }

    /// <summary>The value of a number from <see cref="First"/> to below <see cref="End"/>.</summary>
    public readonly ref T this[int number] => ref _items[number & (_items.Length - 1)];

    /// <summary>Adds the next number.</summary>
    /// <returns>Its value, to be set.</returns>
    public ref T Add()
    {
        if (End - First == _items.Length) Grow();
        return ref _items[End++ & (_items.Length - 1)];
    }

    /// <summary>Forgets the lowest number.</summary>
    public void RemoveFirst() => First++;

    /// <summary>Forgets all.</summary>
    public void Clear() => First = End;

    private void Grow()
    {
        var larger = new T[_items.Length * 2];
        for (int n = First; n < End; n++) larger[n & (larger.Length - 1)] = this[n];
        _items = larger;
    }
}
