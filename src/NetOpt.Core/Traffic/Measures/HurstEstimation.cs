using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// The Hurst parameter of a series by rescaled range, variance-time plot, periodogram and Haar wavelet, after its linear trend is taken out.
/// Below some scale traffic does not follow the power law: packets, frames and the bursts of single sources show there. The wavelet finds where the law
/// begins, and all methods leave out what is shorter.
/// Time O(N log N), space O(N). Which estimator to trust, and why, is said with each; two that agree say more than one.
/// Source: as with each method; Taqqu, Teverovsky and Willinger 1995 for the comparison.
/// </summary>
public static class HurstEstimation
{
    /// <summary>The fewest values that anything is estimated from.</summary>
    public const int FewestPoints = 128;

    private const int FewForTrust = 1024;
    private const double WideSpread = 0.15;

    /// <summary>Estimates the Hurst parameter.</summary>
    /// <param name="series">Values at equal distances, such as bytes in intervals.</param>
    /// <param name="intervalSeconds">Time between them; null where they are just a series.</param>
    /// <param name="context">Cancellation.</param>
    /// <returns>Null below <see cref="FewestPoints"/> values, or where they are all equal.</returns>
    public static HurstAnalysis? Analyze(ReadOnlySpan<double> series, double? intervalSeconds, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int n = series.Length;
        if (n < FewestPoints) return null;
        double mean = SampleMath.Mean(series, context), slope = 0, xx = 0, center = (n - 1) / 2.0, size = 0;
        for (int i = 0; i < n; i++)
        {
            slope += (i - center) * (series[i] - mean);
            xx += (i - center) * (i - center);
        }
        slope /= xx;
        var flat = new double[n];
        for (int i = 0; i < n; i++)
        {
            flat[i] = series[i] - mean - slope * (i - center);
            size = Math.Max(size, Math.Abs(series[i]));
        }
        // What is left of a straight line is rounding.
        if (Math.Sqrt(SampleMath.SumOfSquares(flat, 0, context) / n) <= 1e-12 * size) return null;
        double spacing = intervalSeconds ?? 1;
        HurstEstimate wavelet = HaarWavelet.Estimate(flat, spacing, context, out int onset);
        ImmutableArray<HurstEstimate> estimates =
        [
            RescaledRange.Estimate(flat, spacing, onset, context),
            VarianceTime.Estimate(flat, spacing, onset, context),
            PeriodogramSlope.Estimate(flat, spacing, onset, context),
            wavelet,
        ];
        double[] reliable = [.. estimates.Where(e => e is { IsReliable: true, Hurst: not null }).Select(e => e.Hurst!.Value).Order()];
        double[] all = [.. estimates.Where(e => e.Hurst is not null).Select(e => e.Hurst!.Value)];
        double? hurst = reliable.Length == 0 ? null : (reliable[(reliable.Length - 1) / 2] + reliable[reliable.Length / 2]) / 2;
        double? spread = all.Length < 2 ? null : all.Max() - all.Min();
        return new HurstAnalysis(n, intervalSeconds, SampleMath.Finite(slope * (n - 1) / mean), hurst, spread, estimates, Verdict(estimates, hurst, spread, n));
    }

    internal static HurstEstimate None(HurstMethod method, string why, List<double> x, List<double> y) =>
        new(method, null, null, null, 0, 0, 0, null, 0, 0, false, why, [.. x], [.. y]);

    internal static HurstEstimate Made(HurstMethod method, double hurst, double error, double? corrected, double from, double to, LogLogLine line, int points, List<double> x, List<double> y, double straight)
    {
        (bool reliable, string note) = (hurst, line.RSquared, points) switch
        {
            ( <= 0 or >= 1.05, _, _) => (false, "outside 0 .. 1: not stationary, or no power law"),
            (_, { } r, _) when r < straight && Math.Abs(hurst - 0.5) > 2 * error => (false, "the points are on no straight line"),
            (_, _, < FewForTrust) => (true, $"a short series of {points} values: rough"),
            ( >= 1, _, _) => (true, "at the edge of what is stationary"),
            _ => (true, method is HurstMethod.RescaledRange && hurst > 0.8 ? "tends to be too low from 0.8 on" : "sound"),
        };
        return new HurstEstimate(method, hurst, error, corrected, from, to, line.Points, line.RSquared, line.Slope, line.Intercept, reliable, note, [.. x], [.. y]);
    }

    private static string Verdict(ImmutableArray<HurstEstimate> estimates, double? hurst, double? spread, int points)
    {
        if (hurst is not { } h) return "No estimate can be trusted: the series is not stationary, or no power law";
        string number = h.ToString("0.00", CultureInfo.InvariantCulture);
        if (spread > WideSpread)
            return string.Create(CultureInfo.InvariantCulture, $"The estimators differ by {spread:0.00}: no single exponent holds over these scales, so take H = {number} as a hint only");
        double error = estimates.Where(e => e.IsReliable && e.StandardError is not null).Select(e => e.StandardError!.Value).DefaultIfEmpty(0.1).Min();
        string few = points < FewForTrust ? ", from few values" : "";
        return h - 0.5 > Math.Max(0.05, 2 * error) ? $"Long memory: H is about {number}{few}"
            : h < 0.5 - Math.Max(0.05, 2 * error) ? $"Values tend to alternate: H is about {number}{few}"
            : $"No long memory: H = {number} is not different from 0.5{few}";
    }
}
