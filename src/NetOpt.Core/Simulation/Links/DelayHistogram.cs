using System.Numerics;

namespace NetOpt.Simulation.Links;

/// <summary>
/// Counts of delays in buckets whose width grows with the delay: 256 to each doubling, so that a percentile is off by less than 0.4 %; mean and greatest are exact.
/// O(1) to add, without a branch on the value's size; a doubling that never occurs costs nothing.
/// Source: the high dynamic range histogram (G. Tene, 2012). Deviation: percentiles are interpolated within their bucket.
/// </summary>
internal sealed class DelayHistogram
{
    private const int Bits = 8;

    private readonly int[]?[] _counts = new int[64 - Bits + 1][];
    private double _sum;

    /// <summary>How many delays were added.</summary>
    public long Count { get; private set; }

    /// <summary>The greatest, ns.</summary>
    public long Greatest { get; private set; }

    /// <summary>The mean, ns; null of none.</summary>
    public double? Mean => Count == 0 ? null : _sum / Count;

    /// <summary>Adds a delay of at least 0 ns.</summary>
    public void Add(long delay)
    {
        Count++;
        _sum += delay;
        if (delay > Greatest) Greatest = delay;
        // The first row holds 0 .. 255 one by one; row r holds the doubling from 2^(r+7) in steps of 2^(r-1).
        int row = Math.Max(0, 64 - Bits - BitOperations.LeadingZeroCount((ulong)delay));
        int[] counts = _counts[row] ??= new int[1 << Bits];
        counts[row == 0 ? (int)delay : (int)(delay >> (row - 1)) & ((1 << Bits) - 1)]++;
    }

    /// <summary>The delay below which a share of all lies, ns; null of none.</summary>
    /// <param name="probability">0..1.</param>
    public double? Percentile(double probability)
    {
        if (Count == 0) return null;
        double rank = probability * Count, before = 0;
        for (int row = 0; row < _counts.Length; row++)
        {
            if (_counts[row] is not { } counts) continue;
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i] == 0) continue;
                if (before + counts[i] >= rank)
                {
                    double width = row == 0 ? 1 : 1L << (row - 1), low = row == 0 ? i : ((1L << Bits) + i) * width;
                    // Whole numbers: a bucket one wide holds one value.
                    return Math.Min(Greatest, width == 1 ? low : low + width * Math.Max(0, rank - before) / counts[i]);
                }
                before += counts[i];
            }
        }
        return Greatest;
    }
}
