using NetOpt.Charts;
using NetOpt.Charts.Html;
using NetOpt.Charts.Reports;
using NetOpt.Charts.Svg;
using NetOpt.Optimization;

namespace NetOpt.Notebooks;

/// <summary>How values show themselves in a notebook: static SVG inside HTML, which needs no script and survives in notebooks that are not trusted.</summary>
public static class NotebookDisplay
{
    /// <summary>The MIME type of the rich form.</summary>
    public const string Html = "text/html";

    /// <summary>The MIME type of the plain form.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The types that show themselves; results that are rows of figures keep the shell's table.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [typeof(XyChart), typeof(BarChart), typeof(MapChart), typeof(ChartPage), typeof(NetworkOptimizationResult)];

    /// <summary>The HTML fragment for a value; null where its type does not show itself.</summary>
    /// <param name="value">The value.</param>
    public static string? ToHtml(object value) => value switch
    {
        Chart chart => SvgRenderer.Render(chart),
        ChartPage page => HtmlPage.Fragment(page),
        NetworkOptimizationResult result => HtmlPage.Fragment(OptimizationReport.Create(result)),
        _ => null,
    };

    /// <summary>The text for a value; null where its type does not show itself.</summary>
    /// <param name="value">The value.</param>
    public static string? ToText(object value) => value switch
    {
        Chart or ChartPage => value.ToString(),
        NetworkOptimizationResult result => $"{result.Network}: {result.Verdict}",
        _ => null,
    };
}
