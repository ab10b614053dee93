namespace NetOpt.Traffic.Measures;

/// <summary>How a sample follows itself some places later.</summary>
/// <param name="Lag">How many places later, at least 1.</param>
/// <param name="Value">Σ(x[i]-m)(x[i+lag]-m) / Σ(x[i]-m)², m the mean of all (the biased estimator); null where the values are all equal or fewer than lag + 1.</param>
public sealed record LagCorrelation(int Lag, double? Value);
