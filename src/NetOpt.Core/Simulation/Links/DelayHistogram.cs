using System.Numerics;

namespace NetOpt.Simulation.Links;

/// <summary>
/// Counts of delays in buckets whose width grows with the delay: 64 to each doubling, so that a percentile is off by less than 1.6 %; mean and greatest are exact.
/// O(1) to add, without a branch on the value's size; one table that grows to the greatest delay, so that an addition touches one place of it.
/// Source: the high dynamic range histogram (G. Tene, 2012). Deviation: percentiles are interpolated within their bucket.
/// </summary>
internal sealed class DelayHistogram
{
    private const int Bits = 6;

    private int[] _counts = [];
    private double _sum;
    private long _none, _some;

    /// <summary>How many delays were added.</summary>
    public long Count => _none + _some;

    /// <summary>The greatest, ns.</summary>
    public long Greatest { get; private set; }

    /// <summary>The mean, ns; null of none.</summary>
    public double? Mean => Count == 0 ? null : _sum / Count;

    /// <summary>Adds a delay of at least 0 ns.</summary>
    public void Add(long delay)
    {
        // Most packets of most links do not wait at all.
        if (delay == 0)
        {
            _none++;
            return;
        }
        _some++;
        _sum += delay;
        if (delay > Greatest) Greatest = delay;
        // The first row holds 0 .. 63 one by one; row r holds the doubling from 2^(r+5) in steps of 2^(r-1).
        int row = Math.Max(0, 64 - Bits - BitOperations.LeadingZeroCount((ulong)delay));
        int place = (row << Bits) + (row == 0 ? (int)delay : (int)(delay >> (row - 1)) & ((1 << Bits) - 1));
        if (place >= _counts.Length) Array.Resize(ref _counts, (row + 1) << Bits);
        _counts[place]++;
    }

    /// <summary>The delay below which a share of all lies, ns; null of none.</summary>
    /// <param name="probability">0..1.</param>
    public double? Percentile(double probability)
    {
        if (Count == 0) return null;
        double rank = probability * Count, before = _none;
        if (_none > 0 && _none >= rank) return 0;
        for (int place = 0; place < _counts.Length; place++)
        {
            int count = _counts[place];
            if (count == 0) continue;
            if (before + count >= rank)
            {
                int row = place >> Bits, i = place & ((1 << Bits) - 1);
                double width = row == 0 ? 1 : 1L << (row - 1), low = row == 0 ? i : ((1L << Bits) + i) * width;
                // Whole numbers: a bucket one wide holds one value.
                return Math.Min(Greatest, width == 1 ? low : low + width * Math.Max(0, rank - before) / count);
            }
            before += count;
        }
        return Greatest;
    }
}
