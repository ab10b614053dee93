using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A chart as a part of a page.</summary>
/// <param name="Chart">The chart.</param>
public sealed record PageChart(Chart Chart) : PageItem
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Caption => Chart.Title;
}
