using NetOpt.Numerics;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Pareto periods with P(X &gt; x) = (k/x)^alpha for x ≥ k, alpha above 1, and what is left of the period that is under way when one looks
/// at a random moment. That residual life has the density P(X &gt; x)/mean: even from 0 to k with probability (alpha-1)/alpha, and above k
/// again Pareto, one power heavier: P(R &gt; x) = (1/alpha)(k/x)^(alpha-1). Both are drawn exactly.
/// Source: Feller, An Introduction to Probability Theory and Its Applications II, section XI.4 (equilibrium renewal process).
/// </summary>
/// <param name="alpha">Tail index, above 1.</param>
/// <param name="mean">Mean length, above 0.</param>
internal readonly struct ParetoPeriod(double alpha, double mean)
{
    private readonly double _least = mean * (alpha - 1) / alpha;

    /// <summary>A whole period.</summary>
    public double Next(RandomStream random) => _least * PortableMath.Exp(ExponentialSampler.Next(random) / alpha);

    /// <summary>The rest of the period that is under way at a random moment.</summary>
    public double NextResidual(RandomStream random)
    {
        double u = random.NextDouble() * alpha;
        if (u < alpha - 1) return u * _least / (alpha - 1);
        return _least * PortableMath.Exp(ExponentialSampler.Next(random) / (alpha - 1));
    }
}
