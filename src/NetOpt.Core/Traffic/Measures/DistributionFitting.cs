using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Fits exponential, lognormal, Pareto and Weibull distributions to positive values by maximum likelihood and orders them by Akaike's criterion.
/// Closed forms but for the shape of the Weibull distribution, whose equation is increasing and solved by Newton's method within a bracket.
/// Time O(n · iterations), space O(n). The Kolmogorov-Smirnov distance is exact, ties included.
/// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, 1994. The limit for the distance is for given parameters;
/// with fitted ones chance gives smaller distances, so that "not rejected" is weaker than it sounds.
/// </summary>
public static class DistributionFitting
{
    private const int Block = 1 << 16;
    private const double OnePercent = 1.6276;

    /// <summary>Fits all four.</summary>
    /// <param name="sorted">Values from small to large; those of 0 and below are left out.</param>
    /// <param name="context">Cancellation.</param>
    /// <returns>Best first; empty where fewer than ten values are above 0, or all are equal.</returns>
    public static ImmutableArray<DistributionFit> Fit(ReadOnlySpan<double> sorted, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int start = 0;
        while (start < sorted.Length && !(sorted[start] > 0)) start++;
        ReadOnlySpan<double> x = sorted[start..];
        int n = x.Length;
        if (n < 10 || x[0] == x[^1]) return [];
        // Equal values as one with a weight: sizes are few, and the distance must be taken on both sides of a step anyway.
        double[] value = new double[n], log = new double[n];
        int[] upTo = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++)
        {
            if (i % Block == 0) context.ThrowIfCanceled();
            if (m == 0 || x[i] != value[m - 1])
            {
                value[m] = x[i];
                log[m++] = Math.Log(x[i]);
            }
            upTo[m - 1] = i + 1;
        }
        var sample = new Sample(value.AsSpan(0, m), log.AsSpan(0, m), upTo.AsSpan(0, m), context);
        DistributionFit[] fits = [Exponential(sample), Lognormal(sample), Pareto(sample), Weibull(sample)];
        return [.. fits.Where(f => double.IsFinite(f.Aic) && double.IsFinite(f.KsDistance)).OrderBy(f => f.Aic)];
    }

    private static DistributionFit Exponential(in Sample s)
    {
        double mean = s.Mean;
        return Made(FittedDistribution.Exponential, mean, 1, s, -s.Count * (Math.Log(mean) + 1), 1, (x, _) => 1 - Math.Exp(-x / mean));
    }

    private static DistributionFit Lognormal(in Sample s)
    {
        double mu = s.MeanLog, squares = 0;
        for (int i = 0; i < s.Log.Length; i++) squares += s.Weight(i) * (s.Log[i] - mu) * (s.Log[i] - mu);
        double sigma = Math.Sqrt(squares / s.Count);
        double likelihood = -s.Count * (mu + Math.Log(sigma) + 0.5 * Math.Log(2 * Math.PI) + 0.5);
        return Made(FittedDistribution.Lognormal, mu, sigma, s, likelihood, 2, (_, l) => SpecialFunctions.NormalCdf((l - mu) / sigma));
    }

    private static DistributionFit Pareto(in Sample s)
    {
        double least = s.Value[0], logLeast = s.Log[0], alpha = 1 / (s.MeanLog - logLeast);
        double likelihood = s.Count * (Math.Log(alpha) + alpha * logLeast - (alpha + 1) * s.MeanLog);
        return Made(FittedDistribution.Pareto, least, alpha, s, likelihood, 2, (_, l) => -SpecialFunctions.ExpMinusOne(-alpha * (l - logLeast)));
    }

    private static DistributionFit Weibull(in Sample s)
    {
        double low = 1e-3, high = 1e3, shape = 1, mean = 0, logMost = s.Log[^1];
        for (int round = 0; round < 200; round++)
        {
            s.Context.ThrowIfCanceled();
            // Σx^k ln x / Σx^k - 1/k - mean ln x, relative to the largest value so that no power overflows.
            double p0 = 0, p1 = 0, p2 = 0;
            for (int i = 0; i < s.Log.Length; i++)
            {
                double l = s.Log[i] - logMost, power = s.Weight(i) * Math.Exp(shape * l);
                p0 += power;
                p1 += power * l;
                p2 += power * l * l;
            }
            mean = p0 / s.Count;
            double f = p1 / p0 + logMost - 1 / shape - s.MeanLog, slope = p2 / p0 - p1 / p0 * (p1 / p0) + 1 / (shape * shape);
            if (f > 0) high = shape;
            else low = shape;
            double next = shape - f / slope;
            if (!(next > low && next < high)) next = Math.Sqrt(low * high);
            bool settled = Math.Abs(next - shape) <= 1e-13 * shape;
            shape = next;
            if (settled) break;
        }
        double logScale = logMost + Math.Log(mean) / shape, k = shape;
        double likelihood = s.Count * (Math.Log(k) - k * logScale + (k - 1) * s.MeanLog - 1);
        return Made(FittedDistribution.Weibull, Math.Exp(logScale), k, s, likelihood, 2, (_, l) => -SpecialFunctions.ExpMinusOne(-Math.Exp(k * (l - logScale))));
    }

    private static DistributionFit Made(FittedDistribution kind, double scale, double shape, in Sample s, double likelihood, int parameters, Func<double, double, double> cdf)
    {
        double most = 0, n = s.Count;
        int before = 0;
        for (int i = 0; i < s.Value.Length; i++)
        {
            if (i % Block == 0) s.Context.ThrowIfCanceled();
            double f = cdf(s.Value[i], s.Log[i]);
            most = Math.Max(most, Math.Max(Math.Abs(f - before / n), Math.Abs(s.UpTo[i] / n - f)));
            before = s.UpTo[i];
        }
        return new DistributionFit(kind, scale, shape, s.Count, likelihood, 2 * parameters - 2 * likelihood, most, most > OnePercent / Math.Sqrt(n));
    }

    private readonly ref struct Sample
    {
        public Sample(ReadOnlySpan<double> value, ReadOnlySpan<double> log, ReadOnlySpan<int> upTo, OperationContext context)
        {
            Value = value;
            Log = log;
            UpTo = upTo;
            Context = context;
            Count = upTo[^1];
            double sum = 0, logs = 0;
            for (int i = 0; i < value.Length; i++)
            {
                sum += Weight(i) * value[i];
                logs += Weight(i) * log[i];
            }
            Mean = sum / Count;
            MeanLog = logs / Count;
        }

        public ReadOnlySpan<double> Value { get; }

        public ReadOnlySpan<double> Log { get; }

        public ReadOnlySpan<int> UpTo { get; }

        public OperationContext Context { get; }

        public int Count { get; }

        public double Mean { get; }

        public double MeanLog { get; }

        public double Weight(int i) => UpTo[i] - (i == 0 ? 0 : UpTo[i - 1]);
    }
}
