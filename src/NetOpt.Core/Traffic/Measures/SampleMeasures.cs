using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>What a series of values is like.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Statistics">Moments, percentiles, autocorrelation.</param>
/// <param name="MeanAbsoluteDifference">Mean of |x[i+1] - x[i]|; null below two values.</param>
/// <param name="Jitter">J of RFC 3550, section 6.4.1, after the last value: J += (|x[i] - x[i-1]| - J)/16 from 0, taking the values as transit times; null where one is negative.</param>
/// <param name="Timer">What TCP's retransmission timer makes of the values as round-trip times; null where one is negative.</param>
/// <param name="Tail">Tail index by Hill's estimator; null below 20 values above 0.</param>
/// <param name="Fits">Distributions fitted to the values above 0, best first.</param>
/// <param name="Hurst">The Hurst parameter of the series; null below 128 values.</param>
/// <param name="Notes">What should be known when reading the figures.</param>
public sealed record SampleMeasures(
    string Name,
    SampleStatistics Statistics,
    double? MeanAbsoluteDifference,
    double? Jitter,
    RetransmissionTimer? Timer,
    TailIndex? Tail,
    ImmutableArray<DistributionFit> Fits,
    HurstAnalysis? Hurst,
    ImmutableArray<string> Notes);
