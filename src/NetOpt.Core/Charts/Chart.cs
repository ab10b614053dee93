using System.Text.Json.Serialization;
using NetOpt.Notebooks;

namespace NetOpt.Charts;

/// <summary>
/// A chart as a value: what is shown, not how. It goes to JSON and back unchanged, and <see cref="Svg.SvgRenderer"/>,
/// <see cref="Plotly.PlotlyFigure"/> and <see cref="Html.HtmlPage"/> turn it into pictures with one look.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(XyChart), "xy")]
[JsonDerivedType(typeof(BarChart), "bar")]
[JsonDerivedType(typeof(MapChart), "map")]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record Chart
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A line below the heading, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the chart shows, in a sentence, for readers who cannot see it; null makes it the title and subtitle.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => Subtitle is null ? Title : $"{Title}: {Subtitle}";

    private protected static NetOptException Invalid(string problem, string expected, object? value = null) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, value: value);
}
