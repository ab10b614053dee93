namespace NetOpt.Charts;

/// <summary>An axis.</summary>
/// <param name="Title">What it measures, without the unit ("Utilization").</param>
/// <param name="Unit">The unit of its values.</param>
public sealed record ChartAxis(string Title, ChartUnit Unit = ChartUnit.None)
{
    /// <summary>The least value that must be in view; null leaves it to the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest value that must be in view; null leaves it to the data.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether equal ratios are equally far apart; then every value must be above 0.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether only whole numbers make sense as ticks (ranks, counts).</summary>
    public bool IsInteger { get; init; }
}
