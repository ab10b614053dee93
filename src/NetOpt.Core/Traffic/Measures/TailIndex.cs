using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>How heavy the upper tail of a sample is: P(X &gt; x) falls as x^-α. Below 2 the variance is infinite, at 1 and below the mean.</summary>
/// <param name="Alpha">The estimate from <paramref name="Largest"/> values; null where there is none.</param>
/// <param name="StandardError">α/√k.</param>
/// <param name="Largest">How many of the largest values it is from.</param>
/// <param name="IsStable">Whether the estimates from half to twice as many values stay within two standard errors: a tail without a power law drifts.</param>
/// <param name="ByLargest">The estimates over k, for the Hill plot.</param>
/// <param name="Verdict">What that says, in a few words.</param>
public sealed record TailIndex(
    double? Alpha,
    double? StandardError,
    int Largest,
    bool IsStable,
    ImmutableArray<TailPoint> ByLargest,
    string Verdict);
