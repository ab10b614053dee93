namespace NetOpt.Traffic.Measures;

/// <summary>A distribution fitted by maximum likelihood, and how well it fits.</summary>
/// <param name="Distribution">Which.</param>
/// <param name="Scale">Exponential: the mean. Lognormal: the mean of the logarithm. Pareto: the smallest value. Weibull: the scale.</param>
/// <param name="Shape">Lognormal: the standard deviation of the logarithm. Pareto: the tail index. Weibull: the shape. Exponential: 1.</param>
/// <param name="Count">Values above 0 that it was fitted to.</param>
/// <param name="LogLikelihood">Natural logarithm of the likelihood.</param>
/// <param name="Aic">Akaike's criterion, 2·parameters - 2·log-likelihood; the least is best, and differences below 2 mean nothing.</param>
/// <param name="KsDistance">Largest distance between the two distribution functions (Kolmogorov and Smirnov), 0..1.</param>
/// <param name="IsRejected">Whether the distance is larger than chance gives in 1 of 100 samples of this size (1.63/√n). Large samples of real traffic reject every simple law.</param>
public sealed record DistributionFit(
    FittedDistribution Distribution,
    double Scale,
    double Shape,
    int Count,
    double LogLikelihood,
    double Aic,
    double KsDistance,
    bool IsRejected);
