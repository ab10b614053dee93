using NetOpt.Simulation.Links;

namespace NetOpt.Simulation.Queues;

/// <summary>
/// CoDel for one queue: once every packet of an interval has waited for the target or longer, packets are dropped at times that come closer by the square root of
/// their number, until one has waited for less. It is told of each packet that leaves; O(1).
/// Source: RFC 8289 section 5, its loop turned inside out so that any kind of queue can ask. Deviation: packets whose endpoints understand marks are
/// marked and sent (section 3 leaves this to the implementer; one mark at most per packet sent, as Linux does). Times are whole nanoseconds, rounded down.
/// </summary>
internal struct CoDelControl
{
    private const int ReentryIntervals = 16;

    private long _dropsFrom, _nextDrop;
    private int _count, _countAtStart;
    private bool _above, _dropping, _droppedBefore;

    /// <summary>Whether the packet that has just been taken out is to be dropped, and the next one asked about at the same time. Marks it where it can be. Counts both.</summary>
    /// <param name="parameters">What is aimed at.</param>
    /// <param name="counters">Where drops and marks are counted.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="now">The time, ns.</param>
    /// <param name="bytesLeft">What still waits in this queue. Where it is nothing, the packet is not dropped.</param>
    public bool Drops(CoDelParameters parameters, LinkCounters counters, ref Packet packet, long now, long bytesLeft)
    {
        bool tooLong = WaitsTooLong(parameters, now - packet.Time, now, bytesLeft), again = _droppedBefore;
        _droppedBefore = false;
        if (!tooLong)
        {
            _dropping = false;
            return false;
        }
        bool marks = (packet.Flags & PacketFlags.EcnCapable) != 0;
        if (!_dropping)
        {
            _dropping = true;
            int grown = _count - _countAtStart;
            _count = grown > 1 && now - _nextDrop < ReentryIntervals * parameters.IntervalNanoseconds ? grown : 1;
            _countAtStart = _count;
            _nextDrop = After(parameters, now);
        }
        else
        {
            // The time of the next drop moves on only if the packet behind the dropped one has waited too long as well.
            if (again) _nextDrop = After(parameters, _nextDrop);
            if (now < _nextDrop) return false;
            _count++;
            if (marks) _nextDrop = After(parameters, _nextDrop);
            else _droppedBefore = true;
        }
        if (!marks)
        {
            counters.DroppedEarly++;
            counters.Waited(packet.Time, now);
            return true;
        }
        packet.Flags |= PacketFlags.Marked;
        counters.Marked++;
        return false;
    }

    /// <summary>The queue was found empty when it was its turn.</summary>
    public void FoundEmpty() => _above = _dropping = false;

    private bool WaitsTooLong(CoDelParameters parameters, long wait, long now, long bytesLeft)
    {
        if (wait < parameters.TargetNanoseconds || bytesLeft <= parameters.PacketBytes) _above = false;
        else if (_above) return now >= _dropsFrom;
        else
        {
            _above = true;
            _dropsFrom = now + parameters.IntervalNanoseconds;
        }
        return false;
    }

    private readonly long After(CoDelParameters parameters, long time) => time + (long)(parameters.IntervalNanoseconds / Math.Sqrt(_count));
}
