namespace NetOpt.Numerics.Distributions;

/// <summary>The distribution whose logarithm is normal.</summary>
/// <param name="mu">Mean of the logarithm, −700 to 700. This is not the mean of the distribution.</param>
/// <param name="sigma">Standard deviation of the logarithm; above 0. This is not that of the distribution.</param>
public sealed class Lognormal(double mu, double sigma) : Distribution
{
    private readonly double _mu = Math.Abs(mu) <= 700 ? mu : throw Invalid($"The parameter 'mu' of lognormal is {mu}", "a number from -700 to 700, the logarithm of a time or size", "lognormal(mu=8.37, sigma=1.37)", mu);
    private readonly double _sigma = Positive("lognormal", "sigma", sigma);

    /// <summary>The one with this mean and squared coefficient of variation, both above 0.</summary>
    public static Lognormal Fit(double mean, double scv)
    {
        double variance = SpecialFunctions.LogOnePlus(Positive("lognormal", "scv", scv));
        return new Lognormal(Math.Log(Positive("lognormal", "mean", mean)) - variance / 2, Math.Sqrt(variance));
    }

    /// <inheritdoc/>
    public override string Kind => "lognormal";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("mu", _mu), new("sigma", _sigma)];

    /// <inheritdoc/>
    public override double? Mean => Finite(Math.Exp(_mu + _sigma * _sigma / 2));

    /// <inheritdoc/>
    public override double? Variance => Finite(SpecialFunctions.ExpMinusOne(_sigma * _sigma) * Math.Exp(2 * _mu + _sigma * _sigma));

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : SpecialFunctions.NormalCdf((Math.Log(x) - _mu) / _sigma);

    /// <inheritdoc/>
    public override double Tail(double x) => x <= 0 ? 1 : SpecialFunctions.NormalCdf((_mu - Math.Log(x)) / _sigma);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => PortableMath.Exp(_mu + _sigma * NormalSampler.Next(random));

    private protected override double QuantileOf(double p) =>
        p == 0 ? 0 : p == 1 ? double.PositiveInfinity : Math.Exp(_mu + _sigma * SpecialFunctions.NormalQuantile(p));
}
