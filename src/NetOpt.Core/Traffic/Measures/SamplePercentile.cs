namespace NetOpt.Traffic.Measures;

/// <summary>A percentile of a sample.</summary>
/// <param name="Percent">Which, 0..100.</param>
/// <param name="Value">Linear interpolation between the two nearest order statistics (type 7 of Hyndman and Fan 1996), in the unit of the sample.</param>
public sealed record SamplePercentile(double Percent, double Value);
