namespace NetOpt.Numerics.Distributions;

/// <summary>
/// The Pareto distribution without upper end, P(X > x) = (min/x)^alpha. Its mean is infinite for alpha ≤ 1 and its variance for
/// alpha ≤ 2; both are null then. See <see cref="BoundedPareto"/> and <see cref="ClampedPareto"/> for the two that have an upper end.
/// </summary>
/// <param name="alpha">Tail index, above 0.</param>
/// <param name="min">The least value, above 0.</param>
public sealed class Pareto(double alpha, double min) : Distribution
{
    private readonly double _alpha = Positive("pareto", "alpha", alpha), _min = Positive("pareto", "min", min);

    /// <inheritdoc/>
    public override string Kind => "pareto";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("alpha", _alpha), new("min", _min)];

    /// <inheritdoc/>
    public override double? Mean => _alpha > 1 ? Finite(_alpha * _min / (_alpha - 1)) : null;

    /// <inheritdoc/>
    public override double? Variance => _alpha > 2 ? Finite(_min * _min * _alpha / ((_alpha - 1) * (_alpha - 1) * (_alpha - 2))) : null;

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= _min ? 0 : -SpecialFunctions.ExpMinusOne(_alpha * Math.Log(_min / x));

    /// <inheritdoc/>
    public override double Tail(double x) => x <= _min ? 1 : Math.Pow(_min / x, _alpha);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => _min * PortableMath.Exp(ExponentialSampler.Next(random) / _alpha);

    private protected override double QuantileOf(double p) => _min * Math.Exp(-SpecialFunctions.LogOnePlus(-p) / _alpha);
}
