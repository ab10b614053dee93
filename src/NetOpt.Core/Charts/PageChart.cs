namespace NetOpt.Charts;

/// <summary>A chart as a part of a page.</summary>
/// <param name="Chart">The chart.</param>
public sealed record PageChart(Chart Chart) : PageItem;
