namespace NetOpt.Numerics.Distributions;

/// <summary>The sum of k exponential phases of the same mean; its squared coefficient of variation is 1/k.</summary>
public sealed class Erlang : Distribution
{
    // From here on the gamma distribution's sampling by rejection is cheaper than adding up the phases.
    private const int PhasesAtMost = 12;

    private readonly int _k;
    private readonly double _mean;
    private readonly Gamma _gamma;

    /// <summary>Makes it.</summary>
    /// <param name="k">Phases, a whole number from 1 to 10⁹.</param>
    /// <param name="mean">Of the sum; above 0.</param>
    public Erlang(double k, double mean)
    {
        if (!(k >= 1 && k <= 1e9 && k == Math.Floor(k))) throw Invalid($"The parameter 'k' of erlang is {k}", "a whole number from 1 to 1e9", "erlang(k=4, mean=0.1)", k);
        _k = (int)k;
        _mean = Positive(Kind, "mean", mean);
        _gamma = new Gamma(k, mean / k);
    }

    /// <inheritdoc/>
    public override string Kind => "erlang";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("k", _k), new("mean", _mean)];

    /// <inheritdoc/>
    public override double? Mean => _mean;

    /// <inheritdoc/>
    public override double? Variance => Finite(_mean * _mean / _k);

    /// <inheritdoc/>
    public override double Cdf(double x) => _gamma.Cdf(x);

    /// <inheritdoc/>
    public override double Tail(double x) => _gamma.Tail(x);

    /// <inheritdoc/>
    public override double Sample(RandomStream random)
    {
        if (_k > PhasesAtMost) return _gamma.Sample(random);
        double sum = 0;
        for (int i = 0; i < _k; i++) sum += ExponentialSampler.Next(random);
        return sum * (_mean / _k);
    }

    private protected override double QuantileOf(double p) => _gamma.Quantile(p);
}
