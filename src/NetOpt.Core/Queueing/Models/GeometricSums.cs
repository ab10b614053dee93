using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>Σ rⁱ, Σ i rⁱ and Σ i² rⁱ over i &lt; n for 0 ≤ r ≤ 1, by doubling: only positive terms, so no cancellation at r = 1. O(log n).</summary>
/// <param name="Zeroth">Σ rⁱ.</param>
/// <param name="First">Σ i rⁱ.</param>
/// <param name="Second">Σ i² rⁱ.</param>
internal readonly record struct GeometricSums(double Zeroth, double First, double Second)
{
    /// <summary>The sums of n terms; ln r is given, as callers know it better than r where r is close to 1.</summary>
    public static GeometricSums Of(double logRatio, long terms)
    {
        double ratio = Math.Exp(logRatio), zeroth = 0, first = 0, second = 0;
        long n = 0;
        for (int bit = 62 - (int)long.LeadingZeroCount(terms) + 1; bit >= 0; bit--)
        {
            double power = n == 0 ? 1 : Math.Exp(n * logRatio);
            second += power * (second + 2.0 * n * first + (double)n * n * zeroth);
            first += power * (first + n * zeroth);
            zeroth += power * zeroth;
            n *= 2;
            if ((terms >> bit & 1) == 0) continue;
            second = ratio * (second + 2 * first + zeroth);
            first = ratio * (first + zeroth);
            zeroth = 1 + ratio * zeroth;
            n++;
        }
        return new GeometricSums(zeroth, first, second);
    }

    /// <summary>Σ rⁱ over i &lt; n alone, O(1).</summary>
    public static double Sum(double logRatio, double terms) =>
        terms <= 0 ? 0 : logRatio == 0 ? terms : SpecialFunctions.ExpMinusOne(terms * logRatio) / SpecialFunctions.ExpMinusOne(logRatio);
}
