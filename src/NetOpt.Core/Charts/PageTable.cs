using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A table of text that is already formatted for people.</summary>
/// <param name="Heading">The heading above it.</param>
/// <param name="Columns">The column heads.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
public sealed record PageTable(string Heading, ImmutableArray<PageColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : PageItem
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Caption => Heading;
}
