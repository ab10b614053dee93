namespace NetOpt.Scheduling;

/// <summary>
/// The virtual time of generalized processor sharing and the finish tags of the packets in it.
/// V grows at the rate C/Σφ over the queues that GPS has backlogged; a packet of L bits that arrives at a has the start tag
/// S = max(F of the queue's last packet, V(a)) and the finish tag F = S + L/φ. Result: tags in the units of a <see cref="TagScale"/>.
/// Where a queue leaves GPS the slope changes; the queues wait for that by the finish tag of their last packet, and V is
/// moved over those breakpoints only when somebody asks for it. Work is conserved exactly: what a division leaves is carried on.
/// At the end of a busy period V and all tags would be set to 0. V goes on from the largest tag instead: the same up to a shift,
/// without touching every queue, and the units are chosen for all bits of the trace, so that nothing overflows.
/// Time: O(log n) per packet over a run, n queues. Space: O(n).
/// Source: Parekh and Gallager 1993, section III; breakpoints in order of the tags as in Keshav 1991. Deviation: none.
/// </summary>
internal sealed class GpsVirtualTime
{
    private readonly TagScale _scale;
    private readonly LinkWork _work;
    private readonly TagTournament _leaving;
    private readonly long[] _finish;
    private readonly bool[] _backlogged;
    private long _weight;
    private long _ahead;
    private long _largest;

    public GpsVirtualTime(TagScale scale, LinkRate rate)
    {
        int queues = scale.Weight.Length;
        _scale = scale;
        _work = new LinkWork(rate, scale.Unit);
        _leaving = new TagTournament();
        _finish = new long[queues];
        _backlogged = new bool[queues];
    }

    /// <summary>V at the last time told.</summary>
    public long Value { get; private set; }

    public void BeginBusyPeriod(long nanoseconds)
    {
        // GPS is as empty as the link was; only roundings can have left queues here.
        for (; _leaving.Count > 0; _leaving.Pop()) _backlogged[_leaving.MinQueue] = false;
        Value = _largest;
        _weight = 0;
        _ahead = 0;
        _work.Begin(nanoseconds);
    }

    /// <summary>Moves V on to a time.</summary>
    public long Advance(LinkTime now)
    {
        _ahead += _work.Until(now);
        if (_weight == 0) return Value;
        // The tag is at most V after this work; without the division, which nothing has to wait for so.
        while ((_leaving.MinTag - Value) * _weight <= _ahead)
        {
            int queue = _leaving.MinQueue;
            long finish = _finish[queue];
            if (finish > _leaving.MinTag)
            {
                // More of this queue came after its place was taken.
                _leaving.ReplaceMin(finish);
                continue;
            }
            _leaving.Pop();
            _backlogged[queue] = false;
            _ahead -= (finish - Value) * _weight + _scale.Carry(queue);
            Value = finish;
            _weight -= _scale.Weight[queue];
            if (_weight == 0)
            {
                _ahead = 0;
                return Value;
            }
        }
        if (_ahead <= 0) return Value;
        long step = _ahead / _weight;
        _ahead -= step * _weight;
        return Value += step;
    }

    /// <summary>A packet arrives; V must have been moved to that time.</summary>
    /// <returns>Its finish tag.</returns>
    public long Arrive(int queue, long bits)
    {
        ref long finish = ref _finish[queue];
        if (_backlogged[queue])
        {
            // Its place in the tournament is renewed when V gets there.
            finish += _scale.Increment(queue, bits);
        }
        else
        {
            _backlogged[queue] = true;
            _weight += _scale.Weight[queue];
            _scale.Restart(queue);
            finish = Value + _scale.Increment(queue, bits);
            _leaving.Push(finish, queue);
        }
        if (finish > _largest) _largest = finish;
        return finish;
    }

    /// <summary>The start tag that a packet arriving now would have.</summary>
    public long StartTag(int queue) => Math.Max(_finish[queue], Value);
}
