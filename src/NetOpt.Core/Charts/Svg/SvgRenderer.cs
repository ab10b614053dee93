namespace NetOpt.Charts.Svg;

/// <summary>
/// Draws charts as SVG: static, without script, style sheet, ids or references to other files, so that the drawing works offline, in
/// mail, in previews and in notebooks that are not trusted. It is 900 pixels wide and as high as its content; text is encoded.
/// O(size of the chart) time; a map adds the placing of its labels, at most O(nodes × (nodes + links)).
/// </summary>
public static class SvgRenderer
{
    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>An SVG document without an XML declaration, which can stand in HTML as it is.</returns>
    /// <exception cref="NetOptException">InvalidParameter: the chart contradicts itself (a series of the wrong length, a position that is not finite).</exception>
    public static string Render(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var body = new SvgWriter();
        double height = Draw(body, chart);
        return Wrap(body, height, chart.Title, SvgFrame.Describe(chart));
    }

    /// <summary>Draws title, summary and all charts of a page, one below the other. Texts and tables are left to the HTML page.</summary>
    /// <param name="page">The page.</param>
    public static string Render(ChartPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var body = new SvgWriter();
        double y = 16;
        foreach (string line in TextMeasure.Wrap(page.Title, 24, SvgFrame.Inner, 3, bold: true))
        {
            y += 26;
            body.Text(SvgFrame.Margin, y, line, "font-size=\"24\" font-weight=\"bold\"");
        }
        y += 4;
        foreach (string line in TextMeasure.Wrap(page.Summary, 14, SvgFrame.Inner, 8))
        {
            y += 19;
            body.Text(SvgFrame.Margin, y, line, "font-size=\"14\"");
        }
        y += 16;
        foreach (Chart chart in page.Charts)
        {
            body.GroupAt(0, y);
            y += Draw(body, chart);
            body.EndGroup();
        }
        return Wrap(body, y, page.Title, page.Summary);
    }

    private static double Draw(SvgWriter svg, Chart chart) => chart switch
    {
        XyChart xy => SvgXy.Draw(svg, xy),
        BarChart bars => SvgBars.Draw(svg, bars),
        MapChart map => SvgMap.Draw(svg, map),
        _ => throw new InvalidOperationException($"No drawing for {chart.GetType().Name}."),
    };

    private static string Wrap(SvgWriter body, double height, string title, string description)
    {
        var svg = new SvgWriter();
        svg.Open(SvgFrame.Width, Math.Ceiling(height), title, description);
        svg.Raw(body.ToString());
        svg.Close();
        return svg.ToString();
    }
}
