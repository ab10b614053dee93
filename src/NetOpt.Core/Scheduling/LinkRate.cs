namespace NetOpt.Scheduling;

/// <summary>
/// The capacity of a link as a ratio of whole numbers, so that transmission times add up without any error: the capacity is
/// N / 10^k bit/s, a bit takes 10^(9+k) / N ns, and times are kept as whole nanoseconds and N-ths of one.
/// Capacities with up to nine decimal places are exact; others are rounded to nine places (or to 18 significant digits where
/// that is fewer), once.
/// </summary>
public readonly struct LinkRate
{
    private const long MostParts = 4_000_000_000_000_000_000;
    private const int MostPlaces = 9;

    /// <summary>Takes a capacity.</summary>
    /// <param name="bitsPerSecond">Above 1e-6, at most 1e15.</param>
    /// <exception cref="NetOptException">InvalidCapacity.</exception>
    public LinkRate(double bitsPerSecond)
    {
        if (!(bitsPerSecond is >= 1e-6 and <= 1e15))
            throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, FormattableString.Invariant($"The capacity of the link is {bitsPerSecond} bit/s"), "a rate from 1e-6 to 1e15 bit/s", "10Mbps", bitsPerSecond);
        var rest = (decimal)bitsPerSecond;
        long unit = 1;
        for (int k = 0; k < MostPlaces && rest != decimal.Truncate(rest) && rest * 10 <= MostParts; k++)
        {
            rest *= 10;
            unit *= 10;
        }
        PartsPerNanosecond = Math.Max(1, (long)decimal.Round(rest));
        PartsPerBit = unit * 1_000_000_000;
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>The capacity in bit/s.</summary>
    public double BitsPerSecond { get; }

    /// <summary>N: how many parts a nanosecond has. The link does one part of work, 1/<see cref="PartsPerBit"/> bit, in a part of a nanosecond.</summary>
    public long PartsPerNanosecond { get; }

    /// <summary>10^(9+k): how many parts of work a bit has.</summary>
    public long PartsPerBit { get; }

    /// <summary>The time after sending so many bytes from a given time on. Exact.</summary>
    public LinkTime After(LinkTime start, int bytes)
    {
        UInt128 work = (UInt128)(8UL * (uint)bytes) * (ulong)PartsPerBit;
        (UInt128 whole, UInt128 part) = UInt128.DivRem(work, (ulong)PartsPerNanosecond);
        return Add(start, (long)whole, (long)part);
    }

    /// <summary>A time later by whole nanoseconds and parts of one.</summary>
    internal LinkTime Add(LinkTime start, long nanoseconds, long part)
    {
        long sum = start.Part + part;
        return sum >= PartsPerNanosecond
            ? new LinkTime(start.Nanoseconds + nanoseconds + 1, sum - PartsPerNanosecond)
            : new LinkTime(start.Nanoseconds + nanoseconds, sum);
    }

    /// <summary>The nearest whole nanosecond; halves up.</summary>
    public long Round(LinkTime time) => time.Part >= PartsPerNanosecond - time.Part ? time.Nanoseconds + 1 : time.Nanoseconds;
}
