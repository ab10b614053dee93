using System.Text;
using NetOpt.Charts.Html;
using NetOpt.Charts.Plotly;
using NetOpt.Charts.Svg;
using NetOpt.Operations;

namespace NetOpt.Charts;

/// <summary>Writes charts and pages to files. The file is written beside its target and moved into place, so that a failure leaves what was there.</summary>
public static class ChartFile
{
    /// <summary>Writes a chart: .svg draws it, .html makes a page, .json gives the Plotly figure.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="path">The target; its extension chooses the form.</param>
    /// <param name="plotly">Where an HTML page has plotly.js from; null takes the copy installed with the library.</param>
    /// <param name="context">Cancellation: a run that was canceled writes nothing.</param>
    /// <exception cref="NetOptException">UnknownFormat; PathIsDirectory; FileUnwritable.</exception>
    public static void Write(Chart chart, string path, PlotlySource? plotly = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        Write(path, context, FormOf(path) switch
        {
            ".svg" => SvgRenderer.Render(chart),
            ".json" => PlotlyFigure.ToJson(chart),
            _ => HtmlPage.Render(chart, plotly ?? PlotlySource.Installed()),
        });
    }

    /// <summary>Writes a page: .html with texts, tables and charts; .svg with title, summary and the charts one below the other; .json with the Plotly figures.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">The target; its extension chooses the form.</param>
    /// <param name="plotly">Where an HTML page has plotly.js from; null takes the copy installed with the library.</param>
    /// <param name="context">Cancellation: a run that was canceled writes nothing.</param>
    /// <exception cref="NetOptException">UnknownFormat; PathIsDirectory; FileUnwritable.</exception>
    public static void Write(ChartPage page, string path, PlotlySource? plotly = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        Write(path, context, FormOf(path) switch
        {
            ".svg" => SvgRenderer.Render(page),
            ".json" => PlotlyFigure.ToJson(page),
            _ => HtmlPage.Render(page, plotly ?? PlotlySource.Installed()),
        });
    }

    /// <summary>The form that a path asks for: its extension, in lower case.</summary>
    /// <exception cref="NetOptException">UnknownFormat.</exception>
    public static string FormOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".svg" or ".html" or ".htm" or ".json") return extension;
        throw new NetOptException(ErrorCodes.UnknownFormat, ErrorKind.InvalidArgument,
            extension.Length == 0 ? $"'{path}' has no extension that names a chart format" : $"'{extension}' is no chart format",
            ".svg (picture), .html (page that zooms) or .json (Plotly figure)", "report.html", path);
    }

    private static void Write(string path, OperationContext? context, string text)
    {
        context?.ThrowIfCanceled();
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
