namespace NetOpt.Traffic.Sources;

/// <summary>
/// A time in whole nanoseconds and the fraction of one that is left over, so that a sum of billions of intervals does not drift: each
/// addition rounds by less than 2^-52 of the interval, never of the time reached. Stops at the largest long.
/// </summary>
internal struct FineTime
{
    // The greatest double below 2^63.
    private const double Most = 9.2233720368547748e18;

    private double _fraction;

    /// <summary>The time, rounded down.</summary>
    public long Nanoseconds { get; private set; }

    /// <summary>Goes on by an interval.</summary>
    /// <param name="nanoseconds">At least 0; may be infinite.</param>
    public void Add(double nanoseconds)
    {
        double sum = nanoseconds + _fraction;
        if (!(sum <= Most))
        {
            Nanoseconds = long.MaxValue;
            return;
        }
        long whole = (long)sum;
        _fraction = sum - whole;
        Nanoseconds = whole > long.MaxValue - Nanoseconds ? long.MaxValue : Nanoseconds + whole;
    }
}
