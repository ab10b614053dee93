namespace NetOpt.Numerics.Distributions;

/// <summary>The uniform distribution on [min, max).</summary>
public sealed class Uniform : Distribution
{
    private readonly double _min, _max;

    /// <summary>Makes it.</summary>
    /// <param name="min">At least 0.</param>
    /// <param name="max">Above <paramref name="min"/>.</param>
    public Uniform(double min, double max)
    {
        _min = NotNegative(Kind, "min", min);
        _max = NotNegative(Kind, "max", max);
        if (!(max > min)) throw Invalid($"A uniform distribution from {min} to {max} has no width", "max above min", "uniform(min=0.05, max=0.15)", max);
    }

    /// <inheritdoc/>
    public override string Kind => "uniform";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("min", _min), new("max", _max)];

    /// <inheritdoc/>
    public override double? Mean => _min + (_max - _min) / 2;

    /// <inheritdoc/>
    public override double? Variance => Finite((_max - _min) * (_max - _min) / 12);

    /// <inheritdoc/>
    public override double Cdf(double x) => Math.Clamp((x - _min) / (_max - _min), 0, 1);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => _min + (_max - _min) * random.NextDouble();

    private protected override double QuantileOf(double p) => _min + (_max - _min) * p;
}
