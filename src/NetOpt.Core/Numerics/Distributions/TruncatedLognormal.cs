namespace NetOpt.Numerics.Distributions;

/// <summary>
/// A lognormal draw given that it lies in [min, max]: conditional, as by rejection; no mass is moved to the ends. Its moments are those
/// of the conditional distribution, which differ from the nominal ones often quoted for web traffic models.
/// </summary>
public sealed class TruncatedLognormal : Distribution
{
    // Below this share of accepted draws inversion is cheaper than rejection.
    private const double RejectionFrom = 0.05;

    private readonly double _mu, _sigma, _min, _max, _a, _b, _mass;

    /// <summary>Makes it.</summary>
    /// <param name="mu">Mean of the untruncated logarithm; finite.</param>
    /// <param name="sigma">Standard deviation of the untruncated logarithm; above 0.</param>
    /// <param name="min">At least 0.</param>
    /// <param name="max">Above <paramref name="min"/>; the range must hold some of the untruncated distribution.</param>
    public TruncatedLognormal(double mu, double sigma, double min, double max)
    {
        _mu = double.IsFinite(mu) ? mu : throw Invalid($"The parameter 'mu' of {Kind} is {mu}", "a finite number", null, mu);
        _sigma = Positive(Kind, "sigma", sigma);
        _min = NotNegative(Kind, "min", min);
        _max = Positive(Kind, "max", max);
        if (!(max > min)) throw Invalid($"A {Kind} distribution from {min} to {max} has no width", "max above min", "truncated-lognormal(mu=8.37, sigma=1.37, min=100, max=2e6)", max);
        _a = (Math.Log(min) - mu) / sigma;
        _b = (Math.Log(max) - mu) / sigma;
        _mass = Between(_a, _b);
        if (!(_mass > 1e-300)) throw Invalid($"The range from {min} to {max} holds nothing of lognormal(mu={mu}, sigma={sigma})", "a range with some probability", null, max);
    }

    /// <inheritdoc/>
    public override string Kind => "truncated-lognormal";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => [new("mu", _mu), new("sigma", _sigma), new("min", _min), new("max", _max)];

    /// <inheritdoc/>
    public override double? Mean => Moment(1);

    /// <inheritdoc/>
    public override double? Variance => Math.Max(0, Moment(2) - Moment(1) * Moment(1));

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= _min ? 0 : x >= _max ? 1 : Between(_a, (Math.Log(x) - _mu) / _sigma) / _mass;

    /// <inheritdoc/>
    public override double Tail(double x) => x <= _min ? 1 : x >= _max ? 0 : Between((Math.Log(x) - _mu) / _sigma, _b) / _mass;

    /// <inheritdoc/>
    public override double Sample(RandomStream random)
    {
        if (_mass < RejectionFrom) return QuantileOf(random.NextDouble());
        while (true)
        {
            double x = PortableMath.Exp(_mu + _sigma * NormalSampler.Next(random));
            if (x >= _min && x <= _max) return x;
        }
    }

    private protected override double QuantileOf(double p)
    {
        if (p == 0) return _min;
        if (p == 1) return _max;
        // On the side of the smaller tail, where no digits are lost.
        double z = _a > 0
            ? -SpecialFunctions.NormalQuantile(SpecialFunctions.NormalCdf(-_a) - p * _mass)
            : SpecialFunctions.NormalQuantile(SpecialFunctions.NormalCdf(_a) + p * _mass);
        return Math.Clamp(Math.Exp(_mu + _sigma * z), _min, _max);
    }

    private double Moment(int n) =>
        Math.Exp(n * _mu + n * n * _sigma * _sigma / 2) * Between(_a - n * _sigma, _b - n * _sigma) / _mass;

    private static double Between(double a, double b) => a > 0
        ? SpecialFunctions.NormalCdf(-a) - SpecialFunctions.NormalCdf(-b)
        : SpecialFunctions.NormalCdf(b) - SpecialFunctions.NormalCdf(a);
}
