namespace NetOpt.Numerics.Distributions;

/// <summary>How many trials until the first success: 1, 2, 3, ..., P(X > n) = (1 − 1/mean)^n.</summary>
public sealed class Geometric : Distribution
{
    private readonly double _mean, _rate;

    /// <summary>Makes it.</summary>
    /// <param name="mean">At least 1; the success probability is 1/mean.</param>
    public Geometric(double mean)
    {
        if (!(mean >= 1 && double.IsFinite(mean))) throw Invalid($"The parameter 'mean' of geometric is {mean}", "a finite number of at least 1", "geometric(mean=5)", mean);
        _mean = mean;
        _rate = -SpecialFunctions.LogOnePlus(-1 / mean);
    }

    /// <inheritdoc/>
    public override string Kind => "geometric";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("mean", _mean)];

    /// <inheritdoc/>
    public override double? Mean => _mean;

    /// <inheritdoc/>
    public override double? Variance => Finite(_mean * (_mean - 1));

    /// <inheritdoc/>
    public override double Cdf(double x) => 1 - Tail(x);

    /// <inheritdoc/>
    public override double Tail(double x) => x < 1 ? 1 : Math.Exp(-_rate * Math.Floor(x));

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => 1 + Math.Floor(ExponentialSampler.Next(random) / _rate);

    private protected override double QuantileOf(double p)
    {
        if (p == 1) return _mean == 1 ? 1 : double.PositiveInfinity;
        double n = Math.Max(1, Math.Ceiling(-SpecialFunctions.LogOnePlus(-p) / _rate));
        // Rounding may have passed the edge of a step.
        return n > 1 && Cdf(n - 1) >= p ? n - 1 : n;
    }
}
