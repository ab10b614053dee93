using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Counts packets and bytes in intervals of equal length from time 0. Only complete intervals up to the last packet are kept.
/// Time O(packets + intervals), space O(intervals).
/// </summary>
internal sealed class TraceBins
{
    /// <summary>The most intervals that are made: 16 bytes each.</summary>
    public const int Most = 1 << 26;

    private const int Block = 1 << 16;

    private TraceBins(double seconds, double[] bytes, double[] packets, int moved)
    {
        Seconds = seconds;
        Bytes = bytes;
        Packets = packets;
        EdgePackets = moved;
    }

    /// <summary>Length of an interval in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Bytes in each.</summary>
    public double[] Bytes { get; }

    /// <summary>Packets in each.</summary>
    public double[] Packets { get; }

    /// <summary>Packets on an edge that rounding put into the earlier interval.</summary>
    public int EdgePackets { get; }

    /// <summary>An interval in whole nanoseconds.</summary>
    /// <exception cref="NetOptException">InvalidParameter: below 1 ns, or not finite.</exception>
    public static long Nanoseconds(double seconds)
    {
        double ns = Math.Round(seconds * 1e9);
        if (!(ns >= 1) || ns > 9e18)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"An interval of {seconds} s was asked for", "at least 1 ns, and finite", "10ms", seconds);
        return (long)ns;
    }

    /// <summary>Cuts a trace.</summary>
    /// <exception cref="NetOptException">InvalidParameter as above; TooLarge: more than 2^26 intervals.</exception>
    public static TraceBins Of(PacketTrace trace, double seconds, BinEdges edges, OperationContext context)
    {
        long width = Nanoseconds(seconds);
        ReadOnlySpan<long> time = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> size = trace.SizeBytes.AsSpan();
        seconds = width / 1e9;
        long last = time.IsEmpty ? 0 : time[^1], intervals = last / width;
        bool rounded = edges == BinEdges.Rounded;
        if (rounded && last == intervals * width && IsBefore(intervals, width, seconds)) intervals--;
        if (intervals > Most)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded,
                $"Intervals of {seconds} s cut the trace '{trace.Name}' of {time[^1] / 1e9} s into {intervals}", $"at most {Most} intervals: longer ones, or a shorter trace", value: seconds);
        }
        double[] bytes = new double[intervals], packets = new double[intervals];
        // The next edge instead of a division for each packet: most packets stay in the interval of the one before.
        long bin = 0, edge = width;
        int moved = 0;
        for (int i = 0; i < time.Length; i++)
        {
            if (i % Block == 0) context.ThrowIfCanceled();
            if (time[i] >= edge)
            {
                long next = time[i] / width;
                if (rounded && time[i] == next * width && IsBefore(next, width, seconds))
                {
                    next--;
                    moved++;
                }
                bin = next;
                edge = (bin + 1) * width;
            }
            if (bin >= intervals) break;
            bytes[bin] += size[i];
            packets[bin]++;
        }
        return new TraceBins(seconds, bytes, packets, moved);
    }

    // Whether the time of an edge, over the interval, is rounded to less than its number.
    private static bool IsBefore(long number, long width, double seconds) => Math.Floor(number * width / 1e9 / seconds) < number;

    /// <summary>What the intervals say; null where there is none.</summary>
    public ScaleMeasures? Measure()
    {
        int n = Bytes.Length;
        if (n == 0) return null;
        double meanBytes = SampleMath.Mean(Bytes), meanPackets = SampleMath.Mean(Packets), most = 0;
        int empty = 0;
        for (int i = 0; i < n; i++)
        {
            most = Math.Max(most, Bytes[i]);
            if (Packets[i] == 0) empty++;
        }
        double? varianceBytes = n < 2 ? null : SampleMath.SumOfSquares(Bytes, meanBytes) / (n - 1);
        double? variancePackets = n < 2 ? null : SampleMath.SumOfSquares(Packets, meanPackets) / (n - 1);
        return new ScaleMeasures(Seconds, n, empty, meanBytes * 8 / Seconds, most * 8 / Seconds, SampleMath.Finite(most / meanBytes),
            meanBytes, varianceBytes, most, SampleMath.Finite(varianceBytes / meanBytes), meanPackets, variancePackets, SampleMath.Finite(variancePackets / meanPackets), EdgePackets);
    }
}
