namespace NetOpt.Numerics.Distributions;

/// <summary>
/// A Pareto draw given that it is at most max: F(x) = (1 − (min/x)^alpha) / (1 − (min/max)^alpha). No mass sits at max, unlike in
/// <see cref="ClampedPareto"/>.
/// </summary>
public sealed class BoundedPareto : Distribution
{
    private readonly double _alpha, _min, _max, _log, _mass;

    /// <summary>Makes it.</summary>
    /// <param name="alpha">Tail index, above 0.</param>
    /// <param name="min">The least value, above 0.</param>
    /// <param name="max">The greatest value, above <paramref name="min"/>.</param>
    public BoundedPareto(double alpha, double min, double max)
    {
        _alpha = Positive(Kind, "alpha", alpha);
        _min = Positive(Kind, "min", min);
        _max = Positive(Kind, "max", max);
        if (!(max > min)) throw Invalid($"A {Kind} distribution from {min} to {max} has no width", "max above min", "bounded-pareto(alpha=1.1, min=2, max=55)", max);
        _log = Math.Log(max / min);
        _mass = -SpecialFunctions.ExpMinusOne(-alpha * _log);
    }

    /// <inheritdoc/>
    public override string Kind => "bounded-pareto";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("alpha", _alpha), new("min", _min), new("max", _max)];

    /// <inheritdoc/>
    public override double? Mean => Finite(Moment(1));

    /// <inheritdoc/>
    public override double? Variance => Finite(Math.Max(0, Moment(2) - Moment(1) * Moment(1)));

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= _min ? 0 : x >= _max ? 1 : -SpecialFunctions.ExpMinusOne(_alpha * Math.Log(_min / x)) / _mass;

    /// <inheritdoc/>
    public override double Tail(double x) => x <= _min ? 1 : x >= _max ? 0
        : Math.Pow(_min / x, _alpha) * -SpecialFunctions.ExpMinusOne(_alpha * Math.Log(x / _max)) / _mass;

    /// <inheritdoc/>
    public override double Sample(RandomStream random) =>
        Math.Min(_max, _min * PortableMath.Exp(-PortableMath.Log(1 - random.NextDouble() * _mass) / _alpha));

    private protected override double QuantileOf(double p) => p == 1 ? _max : Math.Min(_max, _min * Math.Exp(-SpecialFunctions.LogOnePlus(-p * _mass) / _alpha));

    private double Moment(int n) => _alpha * Math.Pow(_min, n) / _mass * ParetoMoment.Integral(n - _alpha, _log);
}
