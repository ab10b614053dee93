using System.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The smallest token bucket with which a trace conforms at a rate: b(r) = max over i ≤ j of L_i + … + L_j - r·(t_j - t_i), found as the largest backlog of a server of
/// rate r that gets the whole packets: q_j = max(0, q_(j-1) - r·(t_j - t_(j-1))) + L_j. Whole numbers throughout, in units of 1/P byte (see <see cref="TokenRate"/>).
/// Result: the bucket, and the window that needs it. Time O(packets) per rate, space O(1).
/// Source: Le Boudec and Thiran, Network Calculus, 2001, §1.2.2 (minimum arrival curve), restricted to affine curves; Lindley 1952 for the recursion.
/// </summary>
internal static class BurstCurve
{
    private const int PacketsBetweenChecks = 1 << 18;

    /// <summary>The smallest bucket.</summary>
    /// <param name="trace">At least one packet.</param>
    /// <param name="rate">The rate, bytes as tokens.</param>
    /// <param name="totalBytes">All bytes of the trace.</param>
    /// <param name="context">Cancellation.</param>
    /// <returns>The bucket in units of 1/P byte, and the first and last packet of the window.</returns>
    public static (Int128 Units, int First, int Last) At(PacketTrace trace, TokenRate rate, long totalBytes, OperationContext context)
    {
        // No backlog exceeds all bytes.
        return BucketCredit<long>.Fits(rate, totalBytes) ? Largest<long>(trace, rate, totalBytes, context) : Largest<Int128>(trace, rate, totalBytes, context);
    }

    private static (Int128 Units, int First, int Last) Largest<T>(PacketTrace trace, TokenRate rate, long totalBytes, OperationContext context) where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<long> times = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> sizes = trace.SizeBytes.AsSpan();
        T perNanosecond = T.CreateChecked(rate.Tokens), perByte = T.CreateChecked(rate.Nanoseconds);
        // After that time any backlog is served.
        long drain = long.CreateSaturating((Int128)totalBytes * rate.Nanoseconds / rate.Tokens + 1);
        T backlog = T.Zero, most = T.Zero;
        long before = times[0];
        int start = 0, first = 0, last = 0;
        for (int chunk = 0; chunk < times.Length; chunk += PacketsBetweenChecks)
        {
            context.ThrowIfCanceled();
            int end = Math.Min(times.Length, chunk + PacketsBetweenChecks);
            for (int i = chunk; i < end; i++)
            {
                T rest = backlog - perNanosecond * T.CreateTruncating(Math.Min(times[i] - before, drain));
                before = times[i];
                start = rest > T.Zero ? start : i;
                backlog = T.Max(rest, T.Zero) + perByte * T.CreateTruncating(sizes[i]);
                if (backlog > most) (most, first, last) = (backlog, start, i);
            }
        }
        return (Int128.CreateChecked(most), first, last);
    }
}
