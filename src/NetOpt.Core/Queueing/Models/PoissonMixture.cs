using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// Σ_j weight(j) e^(−y) yʲ/j! over j = 0 .. last, for weights of at least 0 whose product with the Poisson probabilities has one peak (log-concave ones do): from the peak
/// outwards until the rest no longer counts. Positive terms only, so the result has the relative accuracy of the weights however far out in the tail.
/// O(√y) weights.
/// </summary>
internal static class PoissonMixture
{
    public static double Sum(double y, long last, Func<long, double> weight)
    {
        if (last < 0) return 0;
        if (y == 0) return weight(0);
        // The terms grow while y w(j)/(j w(j − 1)) is above 1.
        long low = 0, high = (long)Math.Min(last, Math.Ceiling(y));
        while (low < high)
        {
            long middle = low + (high - low + 1) / 2;
            double before = weight(middle - 1);
            if (before > 0 && y * (weight(middle) / before) > middle) low = middle;
            else high = middle - 1;
        }
        double start = SpecialFunctions.PoissonProbability(low, y), sum = start * weight(low), probability = start;
        for (long j = low + 1; j <= last; j++)
        {
            probability *= y / j;
            double term = probability * weight(j);
            sum += term;
            if (!(term > sum * 1e-18)) break;
        }
        probability = start;
        for (long j = low; j > 0; j--)
        {
            probability *= j / y;
            double term = probability * weight(j - 1);
            sum += term;
            if (!(term > sum * 1e-18)) break;
        }
        return sum;
    }
}
