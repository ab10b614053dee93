namespace NetOpt.Numerics.Distributions;

/// <summary>
/// The gamma distribution of any shape. Sampled by rejection from a cubed normal draw (Marsaglia and Tsang 2000b); shapes below 1 by
/// Γ(a+1)·U^(1/a).
/// </summary>
public sealed class Gamma : Distribution
{
    private readonly double _shape, _scale, _d, _c;

    /// <summary>Makes it.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="scale">Above 0; the mean is shape × scale.</param>
    public Gamma(double shape, double scale)
    {
        _shape = Positive(Kind, "shape", shape);
        _scale = Positive(Kind, "scale", scale);
        _d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        _c = 1 / Math.Sqrt(9 * _d);
    }

    /// <summary>The one with this mean and squared coefficient of variation, both above 0.</summary>
    public static Gamma Fit(double mean, double scv) => new(1 / Positive("gamma", "scv", scv), Positive("gamma", "mean", mean) * scv);

    /// <inheritdoc/>
    public override string Kind => "gamma";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("shape", _shape), new("scale", _scale)];

    /// <inheritdoc/>
    public override double? Mean => Finite(_shape * _scale);

    /// <inheritdoc/>
    public override double? Variance => Finite(_shape * _scale * _scale);

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : SpecialFunctions.GammaLower(_shape, x / _scale);

    /// <inheritdoc/>
    public override double Tail(double x) => x <= 0 ? 1 : SpecialFunctions.GammaUpper(_shape, x / _scale);

    /// <inheritdoc/>
    public override double Sample(RandomStream random)
    {
        while (true)
        {
            double normal = NormalSampler.Next(random), v = 1 + _c * normal;
            if (v <= 0) continue;
            v = v * v * v;
            double u = 1 - random.NextDouble(), square = normal * normal;
            if (u >= 1 - 0.0331 * square * square && PortableMath.Log(u) >= square / 2 + _d * (1 - v + PortableMath.Log(v))) continue;
            double draw = _d * v * _scale;
            return _shape >= 1 ? draw : draw * PortableMath.Exp(-ExponentialSampler.Next(random) / _shape);
        }
    }

    private protected override double QuantileOf(double p) => Solve(p);
}
