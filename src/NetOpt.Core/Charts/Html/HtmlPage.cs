using System.Collections.Immutable;
using System.Text;
using NetOpt.Charts.Plotly;
using NetOpt.Charts.Svg;

namespace NetOpt.Charts.Html;

/// <summary>
/// Writes an HTML page around charts. Each chart stands in it as SVG, which is what shows at first, in print and where scripts do not run;
/// plotly.js, embedded once, then takes over for zooming and hovering. With an embedded copy the page needs no other file and asks no other host,
/// which its content security policy enforces; without one it links to a public host and says so in a footnote.
/// </summary>
public static class HtmlPage
{
    private const string Style = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#1f2933;font:15px/1.5 Arial,Helvetica,"Liberation Sans",sans-serif}
        main{max-width:960px;margin:0 auto;padding:24px 20px 40px}
        h1{font-size:26px;line-height:1.25;margin:0 0 8px}
        h2{font-size:18px;margin:28px 0 8px}
        p{margin:0 0 10px;max-width:75ch}
        .summary{font-size:17px;border-left:4px solid #0072b2;padding:2px 0 2px 14px;margin:0 0 20px}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums;margin:0 0 12px}
        th,td{padding:5px 14px 5px 0;border-bottom:1px solid #e4e7eb;vertical-align:top}
        th{border-bottom:2px solid #9aa5b1}
        figure{margin:26px 0 0;break-inside:avoid}
        figure svg{display:block;width:100%;height:auto;max-width:900px}
        .live{max-width:900px}
        .on .still{display:none}
        footer{margin-top:32px;font-size:13px;color:#52606d}
        h2{break-after:avoid}
        tr{break-inside:avoid}
        @media print{figure svg{max-height:118mm}.on .still{display:block}.live{display:none}main{max-width:none;padding:0}}
        """;

    // A figure that Plotly cannot draw keeps its still picture, and so does a screen too narrow for legends and buttons.
    private const string Script = """
        (function(){if(!window.Plotly||window.innerWidth<700)return;
        document.querySelectorAll("figure").forEach(function(f){
        var s=f.querySelector("script[type='application/json']"),d=f.querySelector(".live");
        try{var g=JSON.parse(s.textContent);f.classList.add("on");
        Promise.resolve(Plotly.newPlot(d,g.data,g.layout,g.config)).catch(off)}catch(e){off()}
        function off(){f.classList.remove("on");d.remove()}
        })})();
        """;

    /// <summary>A page around one chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="plotly">Where plotly.js comes from.</param>
    public static string Render(Chart chart, PlotlySource plotly)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var html = new StringBuilder();
        Figure(html, chart, live: true);
        return Document(chart.Title, html.ToString(), plotly);
    }

    /// <summary>A page with its texts, tables and charts.</summary>
    /// <param name="page">The page.</param>
    /// <param name="plotly">Where plotly.js comes from.</param>
    public static string Render(ChartPage page, PlotlySource plotly)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Document(page.Title, Body(page, live: true), plotly);
    }

    /// <summary>The page without document, style sheet and script, charts as SVG: what stands in a notebook's output.</summary>
    /// <param name="page">The page.</param>
    public static string Fragment(ChartPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return "<div>" + Body(page, live: false) + "</div>\n";
    }

    private static string Body(ChartPage page, bool live)
    {
        var html = new StringBuilder();
        // In a notebook the headings of the document are the reader's own; ours stand below them.
        (string title, string heading) = live ? ("h1", "h2") : ("h3", "h4");
        html.Append($"<{title}>").Append(Encode(page.Title)).Append($"</{title}>\n<p class=\"summary\">").Append(Encode(page.Summary)).Append("</p>\n");
        foreach (PageItem item in page.Items)
        {
            switch (item)
            {
                case PageText text:
                    if (text.Heading is { } above) html.Append($"<{heading}>").Append(Encode(above)).Append($"</{heading}>\n");
                    html.Append("<p>").Append(Encode(text.Text)).Append("</p>\n");
                    break;
                case PageTable table:
                    Table(html, table, heading);
                    break;
                case PageChart chart:
                    Figure(html, chart.Chart, live);
                    break;
            }
        }
        return html.ToString();
    }

    private static void Table(StringBuilder html, PageTable table, string heading)
    {
        html.Append($"<{heading}>").Append(Encode(table.Heading)).Append($"</{heading}>\n<div class=\"scroll\"><table><thead><tr>");
        // The alignment stands on each cell, as a notebook brings a style sheet of its own.
        foreach (PageColumn column in table.Columns)
            html.Append("<th scope=\"col\" style=\"text-align:").Append(column.IsNumeric ? "right" : "left").Append("\">").Append(Encode(column.Title)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (ImmutableArray<string> row in table.Rows)
        {
            html.Append("<tr>");
            for (int c = 0; c < row.Length; c++)
                html.Append(c < table.Columns.Length && table.Columns[c].IsNumeric ? "<td style=\"text-align:right;white-space:nowrap\">" : "<td style=\"text-align:left\">").Append(Encode(row[c])).Append("</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    private static void Figure(StringBuilder html, Chart chart, bool live)
    {
        html.Append("<figure>");
        if (!live)
        {
            html.Append(SvgRenderer.Render(chart)).Append("</figure>\n");
            return;
        }
        // The JSON writer escapes <, > and &, so that no name can close the script element.
        html.Append("<div class=\"still\">").Append(SvgRenderer.Render(chart)).Append("</div><div class=\"live\"></div>\n<script type=\"application/json\">")
            .Append(PlotlyFigure.ToJson(chart)).Append("</script></figure>\n");
    }

    private static string Document(string title, string body, PlotlySource plotly)
    {
        ArgumentNullException.ThrowIfNull(plotly);
        string? library = plotly.Read();
        if (library is not null && library.Contains("</script", StringComparison.OrdinalIgnoreCase))
            library = library.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        string hosts = library is null ? " " + PlotlySource.Host : "";
        var html = new StringBuilder(body.Length + (library?.Length ?? 0) + 8192);
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'").Append(hosts)
            .Append("; style-src 'unsafe-inline'; img-src data: blob:\">\n");
        html.Append("<title>").Append(Encode(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n").Append(body);
        html.Append("<footer>").Append(library is null
            ? $"Made by NetOpt. The pictures are complete as they stand. plotly.js was not at hand when this page was made, so zooming and hovering need a connection to {PlotlySource.Host}."
            : $"Made by NetOpt. The page is self-contained: it asks no other host. Zooming and hovering by plotly.js {PlotlySource.Version} (MIT license), embedded.")
            .Append("</footer>\n</main>\n");
        if (library is null) html.Append($"<script src=\"{PlotlySource.Link}\" integrity=\"{PlotlySource.Integrity}\" crossorigin=\"anonymous\"></script>\n");
        else html.Append("<script>").Append(library).Append("</script>\n");
        html.Append("<script>\n").Append(Script).Append("\n</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Encode(string text) => SvgWriter.Encode(text);
}
