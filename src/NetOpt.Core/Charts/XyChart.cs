using System.Collections.Immutable;

namespace NetOpt.Charts;

/// <summary>Lines, steps or dots over two numeric axes.</summary>
public sealed record XyChart : Chart
{
    /// <summary>The horizontal axis.</summary>
    public required ChartAxis XAxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis YAxis { get; init; }

    /// <summary>The series, in the order of the legend.</summary>
    public ImmutableArray<XySeries> Series { get; init; } = [];

    /// <summary>Horizontal lines to compare with.</summary>
    public ImmutableArray<ReferenceLine> References { get; init; } = [];
}
