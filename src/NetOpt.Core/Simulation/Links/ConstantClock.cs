namespace NetOpt.Simulation.Links;

/// <summary>
/// A constant rate. The fraction of a nanosecond that a packet takes beyond whole ones is carried on while the link stays busy.
/// O(1). Additions and multiplications only, so it is the same everywhere.
/// </summary>
/// <param name="bitsPerSecond">The rate, above 0 and finite.</param>
internal sealed class ConstantClock(double bitsPerSecond) : LinkClock
{
    private readonly double _nanosecondsPerByte = 8e9 / bitsPerSecond;
    private double _fraction;
    private long _finish;

    /// <inheritdoc/>
    public override long Finish(long start, int bytes)
    {
        double exact = bytes * _nanosecondsPerByte + (start == _finish ? _fraction : 0);
        long whole = (long)exact;
        _fraction = exact - whole;
        return _finish = start + whole;
    }
}
