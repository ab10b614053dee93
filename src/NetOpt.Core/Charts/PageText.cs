using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A paragraph, with a heading or without.</summary>
/// <param name="Text">The paragraph, plain text.</param>
/// <param name="Heading">The heading above it, or null.</param>
public sealed record PageText(string Text, string? Heading = null) : PageItem
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Caption => Heading;
}
