using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NetOpt.Notebooks;

namespace NetOpt.Charts;

/// <summary>A report: a title, a verdict, and texts, tables and charts in order.</summary>
/// <param name="Title">The heading of the page.</param>
/// <param name="Summary">The verdict, in a sentence or two.</param>
/// <param name="Items">The parts, in reading order.</param>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ChartPage(string Title, string Summary, ImmutableArray<PageItem> Items)
{
    /// <summary>The charts among the parts, in order.</summary>
    [JsonIgnore]
    public IEnumerable<Chart> Charts => Items.OfType<PageChart>().Select(item => item.Chart);

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Summary}";
}
