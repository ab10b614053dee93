namespace NetOpt.Simulation.Links;

/// <summary>
/// A token bucket that shapes (as <c>tc tbf</c> does): tokens come at the rate up to the burst, and a packet leaves as soon as there are tokens for all of it, at the speed of the wire behind. After a pause
/// up to a burst passes at once, which is why senders that measure delivery rates see more than the rate.
/// O(1). Additions, multiplications and divisions only, so it is the same everywhere.
/// </summary>
/// <param name="bitsPerSecond">The rate, above 0 and finite.</param>
/// <param name="burstBytes">The bucket's size, at least one packet.</param>
/// <param name="lineBitsPerSecond">Speed of the wire, at least the rate.</param>
internal sealed class ShaperClock(double bitsPerSecond, long burstBytes, double lineBitsPerSecond) : LinkClock
{
    private readonly double _bytesPerNanosecond = bitsPerSecond / 8e9, _lineNanosecondsPerByte = 8e9 / lineBitsPerSecond;
    private double _tokens = burstBytes;
    private double _time;

    /// <inheritdoc/>
    public override long Finish(long start, int bytes)
    {
        // The exact time when the tokens were counted may lie a fraction of a nanosecond behind the last finish.
        _tokens = Math.Min(burstBytes, _tokens + Math.Max(0, start - _time) * _bytesPerNanosecond);
        _time = Math.Max(_time, start);
        double finish = Math.Max(start + bytes * _lineNanosecondsPerByte, _time + (bytes - _tokens) / _bytesPerNanosecond);
        _tokens = Math.Min(burstBytes, _tokens + (finish - _time) * _bytesPerNanosecond) - bytes;
        _time = finish;
        return (long)Math.Ceiling(finish);
    }
}
