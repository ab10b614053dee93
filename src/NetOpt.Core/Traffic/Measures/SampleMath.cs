using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Statistics of a sample: mean, variance (n - 1), percentiles by linear interpolation (type 7), biased autocorrelation at a few lags.
/// Time O(n · (1 + lags)) beside sorting, two passes for the variance. Space O(1) beside the sorted copy.
/// Source: Hyndman and Fan, Sample quantiles in statistical packages, 1996; Box and Jenkins, Time Series Analysis.
/// </summary>
internal static class SampleMath
{
    private const int Block = 1 << 18;

    private static readonly double[] s_percents = [5, 50, 90, 95, 99, 99.9];

    /// <summary>The lags that are told where none are asked for.</summary>
    public static readonly int[] Lags = [1, 2, 5, 10];

    /// <summary>All of a sample.</summary>
    /// <param name="values">The values in their order.</param>
    /// <param name="sorted">The same values from small to large.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="lags">Lags of the autocorrelation.</param>
    /// <param name="context">Cancellation.</param>
    public static SampleStatistics Describe(ReadOnlySpan<double> values, ReadOnlySpan<double> sorted, string unit, IReadOnlyList<int> lags, OperationContext context)
    {
        if (values.IsEmpty) return new SampleStatistics(unit, 0, null, null, null, null, null, [], []);
        double mean = Mean(values, context), squares = SumOfSquares(values, mean, context);
        double? variance = values.Length > 1 ? squares / (values.Length - 1) : null;
        var percentiles = ImmutableArray.CreateBuilder<SamplePercentile>(s_percents.Length);
        foreach (double percent in s_percents) percentiles.Add(new SamplePercentile(percent, Percentile(sorted, percent / 100)));
        var correlations = ImmutableArray.CreateBuilder<LagCorrelation>(lags.Count);
        foreach (int lag in lags) correlations.Add(new LagCorrelation(lag, Autocorrelation(values, lag, mean, squares, context)));
        return new SampleStatistics(unit, values.Length, mean, variance is { } v ? Math.Sqrt(v) : null, Finite(variance / (mean * mean)), sorted[0], sorted[^1],
            percentiles.ToImmutable(), correlations.ToImmutable());
    }

    /// <summary>A percentile of sorted values by linear interpolation between neighbors. O(1).</summary>
    /// <param name="sorted">At least one value.</param>
    /// <param name="p">0..1.</param>
    public static double Percentile(ReadOnlySpan<double> sorted, double p)
    {
        double place = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(place);
        if (below >= sorted.Length - 1) return sorted[^1];
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * part;
    }

    /// <summary>The mean, 0 of nothing.</summary>
    public static double Mean(ReadOnlySpan<double> values, OperationContext? context = null)
    {
        double total = 0;
        for (int start = 0; start < values.Length; start += Block)
        {
            context?.ThrowIfCanceled();
            double sum = 0;
            foreach (double x in values.Slice(start, Math.Min(Block, values.Length - start))) sum += x;
            total += sum;
        }
        return values.IsEmpty ? 0 : total / values.Length;
    }

    /// <summary>Σ(x-m)².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double mean, OperationContext? context = null)
    {
        double total = 0;
        for (int start = 0; start < values.Length; start += Block)
        {
            context?.ThrowIfCanceled();
            double sum = 0;
            foreach (double x in values.Slice(start, Math.Min(Block, values.Length - start))) sum += (x - mean) * (x - mean);
            total += sum;
        }
        return total;
    }

    /// <summary>Sample variance (n - 1); 0 below two values.</summary>
    public static double Variance(ReadOnlySpan<double> values) => values.Length < 2 ? 0 : SumOfSquares(values, Mean(values)) / (values.Length - 1);

    /// <summary>A number, or null where it is not finite.</summary>
    public static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private static double? Autocorrelation(ReadOnlySpan<double> values, int lag, double mean, double squares, OperationContext context)
    {
        if (lag >= values.Length || squares == 0) return null;
        double total = 0;
        for (int start = 0; start < values.Length - lag; start += Block)
        {
            context.ThrowIfCanceled();
            int length = Math.Min(Block, values.Length - lag - start);
            ReadOnlySpan<double> early = values.Slice(start, length), late = values.Slice(start + lag, length);
            double sum = 0;
            for (int i = 0; i < early.Length; i++) sum += (early[i] - mean) * (late[i] - mean);
            total += sum;
        }
        return Finite(total / squares);
    }
}
