using NetOpt.Traffic;

namespace NetOpt.Simulation.Links;

/// <summary>
/// A link whose capacity follows a trace of delivery opportunities, as cellular links are recorded: at each time of the trace so many bytes
/// can leave, and what is not used is gone. A packet leaves at the opportunity that takes its last byte; what is left of that
/// opportunity serves the next packet if it waits. The trace starts again when it is over.
/// O(1) amortized per opportunity, and per idle time of whole rounds of the trace.
/// Source: the link emulation of mahimahi (Netravali et al., USENIX ATC 2015). Deviation: an opportunity may have any number of bytes.
/// </summary>
internal sealed class OpportunityClock : LinkClock
{
    private readonly PacketTrace _trace;
    private long _lap;
    private int _next;
    private long _at;
    private int _left;

    /// <summary>Makes it.</summary>
    /// <param name="trace">The opportunities: times and bytes, at least one, lasting longer than 0.</param>
    public OpportunityClock(PacketTrace trace) => _trace = trace;

    /// <inheritdoc/>
    public override long Finish(long start, int bytes)
    {
        if (_at < start) _left = 0;
        long idle = start - _lap - _trace.DurationNanoseconds;
        if (idle > 0)
        {
            // Whole rounds of the trace that nobody used: all of their opportunities are before the start.
            _lap += (idle + _trace.DurationNanoseconds - 1) / _trace.DurationNanoseconds * _trace.DurationNanoseconds;
            _next = 0;
        }
        while (bytes > _left)
        {
            bytes -= _left;
            do
            {
                _at = _lap + _trace.TimeNanoseconds[_next];
                _left = _trace.SizeBytes[_next];
                if (++_next == _trace.Count)
                {
                    _next = 0;
                    _lap += _trace.DurationNanoseconds;
                }
            }
            while (_at < start);
        }
        _left -= bytes;
        return _at;
    }
}
