namespace NetOpt.Traffic.Measures;

/// <summary>What to measure a series of values by.</summary>
/// <param name="Series">The series, with at least one value.</param>
/// <param name="Lags">Lags of the autocorrelation, each at least 1; null for 1, 2, 5 and 10.</param>
public sealed record MeasureSamplesRequest(SampleSeries? Series = null, IReadOnlyList<int>? Lags = null);
