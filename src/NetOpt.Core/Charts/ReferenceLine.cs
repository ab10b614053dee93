namespace NetOpt.Charts;

/// <summary>A line across the chart at a y value that readers compare with ("capacity", "lower bound").</summary>
/// <param name="Value">Where it lies on the y axis (for bars: on the value axis), finite.</param>
/// <param name="Label">What it says.</param>
public sealed record ReferenceLine(double Value, string Label);
