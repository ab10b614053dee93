using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// Finds the time at which a tail probability falls to q, by Brent-like steps on its logarithm, which is close to a straight line for queues:
/// secant steps kept in a bracket, bisection where they stall. About ten evaluations; relative accuracy 1e-14 or that of the tail.
/// </summary>
internal static class TailQuantile
{
    /// <summary>The least t ≥ 0 with tail(t) ≤ q; 0 where tail(0) ≤ q already, infinite for q = 0.</summary>
    public static double Find(Func<double, double> tail, double q, double scale, OperationContext context)
    {
        if (q <= 0) return double.PositiveInfinity;
        double low = 0, atLow = Gap(tail(0), q);
        if (!(atLow > 0)) return 0;
        double high = scale > 0 && double.IsFinite(scale) ? scale : 1, atHigh;
        while ((atHigh = Gap(tail(high), q)) > 0)
        {
            (low, atLow) = (high, atHigh);
            if (high > 1e300) return double.PositiveInfinity;
            high *= 2;
            context.ThrowIfCanceled();
        }
        double before = double.NaN;
        for (int i = 0; i < 200 && high - low > 2e-15 * high; i++)
        {
            context.ThrowIfCanceled();
            // Every fourth step halves the bracket, so that a curved tail cannot hold one end for long.
            double t = i % 4 == 3 || !double.IsFinite(atHigh) ? low + (high - low) / 2 : low + (high - low) * (atLow / (atLow - atHigh));
            if (!(t > low && t < high)) t = low + (high - low) / 2;
            if (!(t > low && t < high)) break;
            double gap = Gap(tail(t), q);
            // Closer than the tail's own rounding, or a step that no longer moves.
            if (Math.Abs(gap) <= 1e-15 || Math.Abs(t - before) <= 2e-15 * t) return t;
            before = t;
            // Illinois: an end that stays counts for half.
            if (gap > 0)
            {
                (low, atLow) = (t, gap);
                atHigh /= 2;
            }
            else
            {
                (high, atHigh) = (t, gap);
                atLow /= 2;
            }
        }
        return high;
    }

    private static double Gap(double probability, double q) => Math.Log(probability / q);
}
