using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>Moments, percentiles and autocorrelation of values in their order.</summary>
/// <param name="Unit">The unit of the values: "B", "s", "bit/s" or that of a file.</param>
/// <param name="Count">How many values there are.</param>
/// <param name="Mean">Their mean; null where there are none.</param>
/// <param name="StandardDeviation">Root of the sample variance (n - 1); null below two values.</param>
/// <param name="Scv">Squared coefficient of variation: sample variance over squared mean; 1 for the exponential distribution. Null where undefined.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Percentiles">The 5th, 50th, 90th, 95th, 99th and 99.9th.</param>
/// <param name="Autocorrelation">At the lags asked for.</param>
public sealed record SampleStatistics(
    string Unit,
    int Count,
    double? Mean,
    double? StandardDeviation,
    double? Scv,
    double? Minimum,
    double? Maximum,
    ImmutableArray<SamplePercentile> Percentiles,
    ImmutableArray<LagCorrelation> Autocorrelation)
{
    /// <summary>One of the percentiles.</summary>
    /// <param name="percent">5, 50, 90, 95, 99 or 99.9.</param>
    /// <returns>Its value; null where there is none.</returns>
    public double? Percentile(double percent)
    {
        foreach (SamplePercentile p in Percentiles)
        {
            if (p.Percent == percent) return p.Value;
        }
        return null;
    }
}
