using NetOpt.Numerics;

namespace NetOpt.Traffic.Sources;

/// <summary>A distribution of sizes or times of the web models: its mean in closed form, and draws from it.</summary>
internal abstract class SampleLaw
{
    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>A draw.</summary>
    public abstract double Next(RandomStream random);

    /// <summary>What is left, at a random moment, of a period that is so long; see <see cref="ParetoPeriod"/>.</summary>
    public virtual double NextResidual(RandomStream random) => throw new NotSupportedException();

    /// <summary>Exponential.</summary>
    public static SampleLaw Exponential(double mean) => new ExponentialLaw(mean);

    /// <summary>1, 2, 3, … with the given mean.</summary>
    public static SampleLaw Geometric(double mean) => new GeometricLaw(mean);

    /// <summary>P(X &gt; x) = (k/x)^alpha, and all that would be above the limit lies on it (clamped, not conditional).</summary>
    public static SampleLaw Pareto(double alpha, double least, double limit = double.PositiveInfinity) => new ParetoLaw(alpha, least, limit);

    /// <summary>Weibull, P(X &gt; x) = exp(-(x/scale)^shape).</summary>
    public static SampleLaw Weibull(double scale, double shape) => new WeibullLaw(scale, shape);

    /// <summary>Log-normal under the condition that it lies between two limits. Mu and sigma are those of the logarithm before the condition.</summary>
    public static SampleLaw Lognormal(double mu, double sigma, double least, double most) => new LognormalLaw(mu, sigma, least, most);

    /// <summary>One of two.</summary>
    public static SampleLaw Mixture(SampleLaw common, SampleLaw rare, double rarely) => new MixtureLaw(common, rare, rarely);

    private sealed class ExponentialLaw(double mean) : SampleLaw
    {
        public override double Mean => mean;

        public override double Next(RandomStream random) => random.NextExponential(mean);

        public override double NextResidual(RandomStream random) => random.NextExponential(mean);
    }

    private sealed class GeometricLaw(double mean) : SampleLaw
    {
        private readonly double _log = Math.Log(1 - 1 / mean);

        public override double Mean => mean;

        public override double Next(RandomStream random) => 1 + Math.Floor(Math.Log(1 - random.NextDouble()) / _log);

        // The period under way is longer than most: of length n with probability n·P(n)/mean, which the sum of two less one has.
        public override double NextResidual(RandomStream random) => random.NextDouble() * (Next(random) + Next(random) - 1);
    }

    private sealed class ParetoLaw(double alpha, double least, double limit) : SampleLaw
    {
        public override double Mean => double.IsInfinity(limit)
            ? alpha * least / (alpha - 1)
            : (alpha * least - limit * Math.Pow(least / limit, alpha)) / (alpha - 1);

        public override double Next(RandomStream random) => Math.Min(limit, least * Math.Pow(1 - random.NextDouble(), -1 / alpha));

        public override double NextResidual(RandomStream random) => double.IsInfinity(limit)
            ? new ParetoPeriod(alpha, Mean).NextResidual(random)
            : base.NextResidual(random);
    }

    private sealed class WeibullLaw(double scale, double shape) : SampleLaw
    {
        public override double Mean => scale * Math.Exp(SpecialFunctions.LogGamma(1 + 1 / shape));

        public override double Next(RandomStream random) => scale * Math.Pow(random.NextExponential(1), 1 / shape);
    }

    private sealed class LognormalLaw(double mu, double sigma, double least, double most) : SampleLaw
    {
        public override double Mean => Math.Exp(mu + sigma * sigma / 2) * Between(sigma) / Between(0);

        public override double Next(RandomStream random)
        {
            while (true)
            {
                double x = Math.Exp(mu + sigma * random.NextGaussian());
                if (x >= least && x <= most) return x;
            }
        }

        private double Between(double shift) =>
            SpecialFunctions.NormalCdf((Math.Log(most) - mu) / sigma - shift) - SpecialFunctions.NormalCdf((Math.Log(least) - mu) / sigma - shift);
    }

    private sealed class MixtureLaw(SampleLaw common, SampleLaw rare, double rarely) : SampleLaw
    {
        public override double Mean => (1 - rarely) * common.Mean + rarely * rare.Mean;

        public override double Next(RandomStream random) => (random.NextDouble() < rarely ? rare : common).Next(random);
    }
}
