namespace NetOpt.Simulation.Links;

/// <summary>
/// What happened at one direction of a link. Counts are of the whole run; times and delays are of the window alone, with what lies
/// across its ends cut off. The queue's mean length is the sum of the waits over the window, by Little's law, without looking at the queue.
/// </summary>
internal sealed class LinkCounters
{
    private long _from, _to = long.MaxValue;

    /// <summary>Packets that came in.</summary>
    public long Arrived;

    /// <summary>Packets that found no room.</summary>
    public long Overflowed;

    /// <summary>Packets that the queue's discipline dropped early.</summary>
    public long DroppedEarly;

    /// <summary>Packets that were sent and lost on the wire.</summary>
    public long LostOnWire;

    /// <summary>Packets that were marked.</summary>
    public long Marked;

    /// <summary>Packets whose transmission began, as of the last look at the queue (<see cref="Link.Waiting"/>).</summary>
    public long Transmitted;

    /// <summary>Most packets that waited at a time, within the window.</summary>
    public int MostWaiting;

    /// <summary>Bytes whose transmission began, within the window.</summary>
    public long WindowBytes { get; private set; }

    /// <summary>How long the transmitter was busy within the window, ns.</summary>
    public long BusyNanoseconds { get; private set; }

    /// <summary>Sum of the time that packets waited within the window, packet-ns.</summary>
    public double WaitedNanoseconds { get; private set; }

    /// <summary>Delays from coming in to the beginning of transmission, of packets that came in within the window.</summary>
    public DelayHistogram Delays { get; } = new();

    /// <summary>Sets the window.</summary>
    /// <param name="from">Its start, ns.</param>
    /// <param name="to">Its end, ns.</param>
    public void Measure(long from, long to)
    {
        _from = from;
        _to = to;
    }

    /// <summary>Whether a time lies in the window.</summary>
    public bool InWindow(long now) => now >= _from && now < _to;

    /// <summary>When a packet is sent, as soon as that is known.</summary>
    /// <param name="arrival">When it came in, ns.</param>
    /// <param name="start">When its transmission begins, ns.</param>
    /// <param name="finish">When it ends, ns.</param>
    /// <param name="bytes">Its size.</param>
    public void Sent(long arrival, long start, long finish, int bytes)
    {
        if (finish <= _from || arrival >= _to) return;
        long begin = Math.Max(start, _from), end = Math.Min(finish, _to);
        if (end > begin) BusyNanoseconds += end - begin;
        if (start >= _from && start < _to) WindowBytes += bytes;
        Waited(arrival, start);
        if (arrival >= _from) Delays.Add(start - arrival);
    }

    /// <summary>A packet waited: until it was sent, or until it was dropped after all.</summary>
    /// <param name="from">Since when, ns.</param>
    /// <param name="to">Until when, ns.</param>
    public void Waited(long from, long to)
    {
        long begin = Math.Max(from, _from), end = Math.Min(to, _to);
        if (end > begin) WaitedNanoseconds += end - begin;
    }
}
