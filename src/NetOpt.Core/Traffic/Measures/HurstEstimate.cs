using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>One estimate of the Hurst parameter, with the plot that it was read from.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Hurst">The estimate; null where there is nothing to fit.</param>
/// <param name="StandardError">Its standard error if the series is fractional Gaussian noise; other traffic has a larger one.</param>
/// <param name="CorrectedHurst">Of the rescaled range: 1/2 plus the slope of log(R/S) over its expectation without memory (Anis and Lloyd 1976); for others null.</param>
/// <param name="FitFromSeconds">The shortest time that the line is fitted to; without a time between values, how many values.</param>
/// <param name="FitToSeconds">The longest time that the line is fitted to.</param>
/// <param name="FitPoints">Points on the line.</param>
/// <param name="RSquared">How much of the variation of the points the line explains; null where undefined. Low for a periodogram by nature.</param>
/// <param name="Slope">Slope of the fitted line in the logarithms.</param>
/// <param name="Intercept">Log10 of the line's height at X = 1.</param>
/// <param name="IsReliable">Whether the estimate deserves trust.</param>
/// <param name="Note">Why, in a few words.</param>
/// <param name="X">Of the plot: values in a block, octave's length in values, or cycles in a value; at most about 200 points.</param>
/// <param name="Y">Of the plot: R/S, variance, energy or power.</param>
public sealed record HurstEstimate(
    HurstMethod Method,
    double? Hurst,
    double? StandardError,
    double? CorrectedHurst,
    double FitFromSeconds,
    double FitToSeconds,
    int FitPoints,
    double? RSquared,
    double Slope,
    double Intercept,
    bool IsReliable,
    string Note,
    ImmutableArray<double> X,
    ImmutableArray<double> Y);
