using System.Collections.Immutable;

namespace NetOpt.Charts;

/// <summary>Bars by category, grouped where there are several series.</summary>
public sealed record BarChart : Chart
{
    private readonly ImmutableArray<BarSeries> _series = [];

    /// <summary>The names along the category axis.</summary>
    public required ImmutableArray<string> Categories { get; init; }

    /// <summary>What the categories are ("Node"), or null.</summary>
    public string? CategoryTitle { get; init; }

    /// <summary>The axis that the lengths are read on.</summary>
    public required ChartAxis ValueAxis { get; init; }

    /// <summary>Whether the bars lie, which leaves room for long names.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>The series, in the order of the legend.</summary>
    public ImmutableArray<BarSeries> Series
    {
        get => _series;
        init => _series = value.IsDefault ? [] : value;
    }

    /// <summary>Lines across the bars to compare with.</summary>
    public ImmutableArray<ReferenceLine> References { get; init; } = [];

    /// <summary>Refuses a series whose length is not the number of categories.</summary>
    internal void Check()
    {
        foreach (BarSeries series in Series)
        {
            if (series.Values.Length != Categories.Length)
                throw Invalid($"Series '{series.Name}' has {series.Values.Length} values for {Categories.Length} categories", "one value for each category");
        }
    }
}
