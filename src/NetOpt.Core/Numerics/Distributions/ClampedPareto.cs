namespace NetOpt.Numerics.Distributions;

/// <summary>
/// The lesser of a Pareto draw and max, so that max has the mass (min/max)^alpha. <see cref="BoundedPareto"/> is the one without it.
/// </summary>
public sealed class ClampedPareto : Distribution
{
    private readonly double _alpha, _min, _max, _log;

    /// <summary>Makes it.</summary>
    /// <param name="alpha">Tail index, above 0.</param>
    /// <param name="min">The least value, above 0.</param>
    /// <param name="max">The greatest value, above <paramref name="min"/>.</param>
    public ClampedPareto(double alpha, double min, double max)
    {
        _alpha = Positive(Kind, "alpha", alpha);
        _min = Positive(Kind, "min", min);
        _max = Positive(Kind, "max", max);
        if (!(max > min)) throw Invalid($"A {Kind} distribution from {min} to {max} has no width", "max above min", "clamped-pareto(alpha=1.1, min=81.5, max=66666)", max);
        _log = Math.Log(max / min);
    }

    /// <inheritdoc/>
    public override string Kind => "clamped-pareto";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("alpha", _alpha), new("min", _min), new("max", _max)];

    /// <inheritdoc/>
    public override double? Mean => Finite(Moment(1));

    /// <inheritdoc/>
    public override double? Variance => Finite(Math.Max(0, Moment(2) - Moment(1) * Moment(1)));

    /// <inheritdoc/>
    public override double Cdf(double x) => x < _min ? 0 : x >= _max ? 1 : -SpecialFunctions.ExpMinusOne(_alpha * Math.Log(_min / x));

    /// <inheritdoc/>
    public override double Tail(double x) => x < _min ? 1 : x >= _max ? 0 : Math.Pow(_min / x, _alpha);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => Math.Min(_max, _min * PortableMath.Exp(ExponentialSampler.Next(random) / _alpha));

    private protected override double QuantileOf(double p) => Math.Min(_max, _min * Math.Exp(-SpecialFunctions.LogOnePlus(-p) / _alpha));

    // E[min(X, max)^n] = min^n + ∫ n x^(n-1) P(X > x) dx.
    private double Moment(int n) => Math.Pow(_min, n) * (1 + n * ParetoMoment.Integral(n - _alpha, _log));
}
