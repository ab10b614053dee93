namespace NetOpt.Numerics.Distributions;

/// <summary>The exponential distribution, F(x) = 1 − e^(−x/mean). Sampled by <see cref="ExponentialSampler"/>.</summary>
/// <param name="mean">Above 0; the mean, not the rate.</param>
public sealed class Exponential(double mean) : Distribution
{
    private readonly double _mean = Positive("exponential", "mean", mean);

    /// <inheritdoc/>
    public override string Kind => "exponential";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("mean", _mean)];

    /// <inheritdoc/>
    public override double? Mean => _mean;

    /// <inheritdoc/>
    public override double? Variance => Finite(_mean * _mean);

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : -SpecialFunctions.ExpMinusOne(-x / _mean);

    /// <inheritdoc/>
    public override double Tail(double x) => x <= 0 ? 1 : Math.Exp(-x / _mean);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => _mean * ExponentialSampler.Next(random);

    /// <inheritdoc/>
    public override void Sample(RandomStream random, Span<double> values)
    {
        double mean = _mean;
        for (int i = 0; i < values.Length; i++) values[i] = mean * ExponentialSampler.Next(random);
    }

    private protected override double QuantileOf(double p) => -_mean * SpecialFunctions.LogOnePlus(-p);
}
