using System.Globalization;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Hill's estimator: α = k / Σ ln(X(i)/X(k+1)) over the k largest values. Time O(n) on a sorted sample, space O(1).
/// The figure given is at the k, between 10 and a tenth of the sample, around which the estimate from k/2 to 2k varies least.
/// Source: Hill, Annals of Statistics 3, 1975; Resnick and Starica 1997 for looking at a range of k.
/// </summary>
public static class HillEstimator
{
    private const int FewestLargest = 10;
    private const int FewestValues = 20;
    private const int PointsPerOctave = 4;

    /// <summary>The estimate from the k largest.</summary>
    /// <param name="sorted">Values above 0 from small to large.</param>
    /// <param name="k">1 .. values - 1.</param>
    /// <exception cref="NetOptException">InvalidParameter: k is outside that range, or the value after the k largest is not above 0.</exception>
    public static TailPoint Estimate(ReadOnlySpan<double> sorted, int k)
    {
        if (k < 1 || k >= sorted.Length)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {k} largest of {sorted.Length} values were asked for", "at least 1, and fewer than there are values", value: k);
        double threshold = sorted[^(k + 1)];
        if (!(threshold > 0))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The value after the {k} largest is {threshold}", "values above 0", value: threshold);
        double sum = 0;
        for (int i = sorted.Length - k; i < sorted.Length; i++) sum += Math.Log(sorted[i] / threshold);
        return Point(k, sum, threshold);
    }

    /// <summary>The tail of a sample, over a range of k.</summary>
    /// <param name="sorted">Values from small to large; those of 0 and below cannot be in the tail.</param>
    /// <returns>Null below 20 values above 0.</returns>
    public static TailIndex? Analyze(ReadOnlySpan<double> sorted)
    {
        int start = 0;
        while (start < sorted.Length && !(sorted[start] > 0)) start++;
        ReadOnlySpan<double> positive = sorted[start..];
        int n = positive.Length;
        if (n < FewestValues) return null;
        if (positive[0] == positive[^1]) return new TailIndex(null, null, 0, false, [], "no tail: all values are equal");
        var points = new List<TailPoint>();
        int most = Math.Min(n - 1, Math.Max(FewestLargest * 2, n / 4)), next = Math.Min(FewestLargest, n / 2), step = 0;
        // Σ ln X(i) as far as k; the threshold's logarithm comes off k times.
        double sum = 0;
        int first = next;
        for (int k = 1; k <= most; k++)
        {
            sum += Math.Log(positive[^k]);
            if (k < next) continue;
            points.Add(Point(k, Math.Max(0, sum - k * Math.Log(positive[^(k + 1)])), positive[^(k + 1)]));
            while (next <= k) next = (int)Math.Round(first * Math.Pow(2, ++step / (double)PointsPerOctave));
        }
        return Choose(points, positive[^1]);
    }

    private static TailPoint Point(int k, double sum, double threshold)
    {
        // Rounding of a sum of equal logarithms is no tail.
        double? alpha = sum > 1e-9 * k ? k / sum : null;
        return new TailPoint(k, alpha, alpha / Math.Sqrt(k), threshold);
    }

    private static TailIndex Choose(List<TailPoint> points, double largest)
    {
        int best = -1;
        double least = double.PositiveInfinity;
        int reach = Math.Min(PointsPerOctave, (points.Count - 1) / 2);
        for (int i = reach; i < points.Count - reach; i++)
        {
            double low = double.PositiveInfinity, high = 0;
            for (int j = i - reach; j <= i + reach; j++)
            {
                low = Math.Min(low, points[j].Alpha ?? double.PositiveInfinity);
                high = Math.Max(high, points[j].Alpha ?? double.PositiveInfinity);
            }
            // In standard errors, so that few values are not stable just because each k shares most of them with the next.
            double variation = double.IsFinite(high) ? Math.Log(high / low) * Math.Sqrt(points[i].Largest) : double.PositiveInfinity;
            if (variation < least) (least, best) = (variation, i);
        }
        if (best < 0)
            return new TailIndex(null, null, 0, false, [.. points], string.Create(CultureInfo.InvariantCulture, $"no power tail: many values equal the largest, {largest:g6}"));
        TailPoint chosen = points[best];
        bool stable = least < 4;
        double alpha = chosen.Alpha!.Value;
        string weight = alpha switch
        {
            <= 1 => "infinite mean",
            < 2 => "infinite variance",
            < 4 => "heavy, finite variance",
            _ => "light",
        };
        return new TailIndex(alpha, chosen.StandardError, chosen.Largest, stable, [.. points],
            stable ? (alpha < 4 ? $"a power tail, {weight}" : $"{weight}: no power tail to speak of") : "no power tail: the estimate drifts with the number of values");
    }
}
