using System.Collections.Immutable;

namespace NetOpt.Numerics.Distributions;

/// <summary>A mixture of exponential distributions; its squared coefficient of variation is at least 1.</summary>
public sealed class Hyperexponential : Distribution
{
    private readonly double[] _probability, _mean;

    /// <summary>Makes it.</summary>
    /// <param name="probabilities">Of the branches, each at least 0, together 1 (to 1e-9).</param>
    /// <param name="means">Of the branches, each above 0.</param>
    public Hyperexponential(IReadOnlyList<double> probabilities, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(means);
        if (probabilities.Count == 0 || probabilities.Count != means.Count)
            throw Invalid($"A hyperexponential distribution has {probabilities.Count} probabilities and {means.Count} means", "as many of both, and at least one", "hyperexponential(probabilities=[0.9,0.1], means=[0.05,0.55])", means.Count);
        _probability = [.. probabilities.Select(p => NotNegative(Kind, "probabilities", p))];
        _mean = [.. means.Select(m => Positive(Kind, "means", m))];
        double sum = _probability.Sum();
        if (Math.Abs(sum - 1) > 1e-9) throw Invalid($"The probabilities of a hyperexponential distribution add up to {sum}", "1", "hyperexponential(probabilities=[0.9,0.1], means=[0.05,0.55])", sum);
    }

    /// <summary>The one of two branches with this mean and squared coefficient of variation whose branches carry equal shares of the mean (balanced means).</summary>
    /// <param name="mean">Above 0.</param>
    /// <param name="scv">At least 1.</param>
    public static Hyperexponential Fit(double mean, double scv)
    {
        Positive("hyperexponential", "mean", mean);
        if (!(scv >= 1 && double.IsFinite(scv))) throw Invalid($"The parameter 'scv' of hyperexponential is {scv}", "a finite number of at least 1", "hyperexponential(mean=0.1, scv=4)", scv);
        double root = Math.Sqrt((scv - 1) / (scv + 1)), p = (1 + root) / 2, q = 1 / (scv + 1) / (1 + root);
        return new Hyperexponential([p, q], [mean / (2 * p), mean / (2 * q)]);
    }

    /// <inheritdoc/>
    public override string Kind => "hyperexponential";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters =>
        [new("probabilities", [.. _probability], true), new("means", ImmutableArray.Create(_mean), true)];

    /// <inheritdoc/>
    public override double? Mean => Finite(Mix(m => m));

    /// <inheritdoc/>
    public override double? Variance
    {
        get
        {
            double mean = Mix(m => m);
            return Finite(Mix(m => m * m) + Mix(m => (m - mean) * (m - mean)));
        }
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : Mix(m => -SpecialFunctions.ExpMinusOne(-x / m));

    /// <inheritdoc/>
    public override double Tail(double x) => x <= 0 ? 1 : Mix(m => Math.Exp(-x / m));

    /// <inheritdoc/>
    public override double Sample(RandomStream random)
    {
        double u = random.NextDouble();
        int branch = 0;
        while (branch < _mean.Length - 1 && (u -= _probability[branch]) >= 0) branch++;
        return _mean[branch] * ExponentialSampler.Next(random);
    }

    private protected override double QuantileOf(double p) => Solve(p);

    private double Mix(Func<double, double> of)
    {
        double sum = 0;
        for (int i = 0; i < _mean.Length; i++) sum += _probability[i] * of(_mean[i]);
        return sum;
    }
}
