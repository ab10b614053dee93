using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>How far back a series remembers, by several estimators: H = 0.5 for none, toward 1 for long memory (self-similar traffic).</summary>
/// <param name="Points">Values in the series.</param>
/// <param name="IntervalSeconds">Time between them in seconds; null where they are just a series.</param>
/// <param name="Trend">The linear trend that was taken out first, from the first to the last value, relative to the mean; null where the mean is 0.</param>
/// <param name="Hurst">The median of the reliable estimates; null where none is.</param>
/// <param name="Spread">Largest minus smallest of all estimates; null below two.</param>
/// <param name="Estimates">Each of them.</param>
/// <param name="Verdict">What they say together, in a sentence.</param>
public sealed record HurstAnalysis(
    int Points,
    double? IntervalSeconds,
    double? Trend,
    double? Hurst,
    double? Spread,
    ImmutableArray<HurstEstimate> Estimates,
    string Verdict)
{
    /// <summary>The estimate by one method.</summary>
    /// <param name="method">Which.</param>
    /// <returns>Null where it was not made.</returns>
    public HurstEstimate? By(HurstMethod method)
    {
        foreach (HurstEstimate e in Estimates)
        {
            if (e.Method == method) return e;
        }
        return null;
    }
}
