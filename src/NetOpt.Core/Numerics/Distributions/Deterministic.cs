namespace NetOpt.Numerics.Distributions;

/// <summary>One value, always.</summary>
/// <param name="value">At least 0.</param>
public sealed class Deterministic(double value) : Distribution
{
    private readonly double _value = NotNegative("deterministic", "value", value);

    /// <inheritdoc/>
    public override string Kind => "deterministic";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("value", _value)];

    /// <inheritdoc/>
    public override double? Mean => _value;

    /// <inheritdoc/>
    public override double? Variance => 0;

    /// <inheritdoc/>
    public override double Cdf(double x) => x >= _value ? 1 : 0;

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => _value;

    /// <inheritdoc/>
    public override void Sample(RandomStream random, Span<double> values) => values.Fill(_value);

    private protected override double QuantileOf(double p) => _value;
}
