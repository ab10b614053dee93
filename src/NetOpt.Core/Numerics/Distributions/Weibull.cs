namespace NetOpt.Numerics.Distributions;

/// <summary>The Weibull distribution, P(X > x) = e^(−(x/scale)^shape).</summary>
/// <param name="shape">Above 0; below 1 its tail is heavier than any exponential.</param>
/// <param name="scale">Above 0.</param>
public sealed class Weibull(double shape, double scale) : Distribution
{
    private readonly double _shape = Positive("weibull", "shape", shape), _scale = Positive("weibull", "scale", scale);

    /// <inheritdoc/>
    public override string Kind => "weibull";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("shape", _shape), new("scale", _scale)];

    /// <inheritdoc/>
    public override double? Mean => Finite(_scale * Math.Exp(SpecialFunctions.LogGamma(1 + 1 / _shape)));

    /// <inheritdoc/>
    public override double? Variance
    {
        get
        {
            double first = SpecialFunctions.LogGamma(1 + 1 / _shape), second = SpecialFunctions.LogGamma(1 + 2 / _shape);
            return Finite(_scale * _scale * Math.Exp(2 * first) * Math.Max(0, SpecialFunctions.ExpMinusOne(second - 2 * first)));
        }
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : -SpecialFunctions.ExpMinusOne(-Math.Pow(x / _scale, _shape));

    /// <inheritdoc/>
    public override double Tail(double x) => x <= 0 ? 1 : Math.Exp(-Math.Pow(x / _scale, _shape));

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => _scale * PortableMath.Exp(PortableMath.Log(ExponentialSampler.Next(random)) / _shape);

    private protected override double QuantileOf(double p) => _scale * Math.Pow(-SpecialFunctions.LogOnePlus(-p), 1 / _shape);
}
