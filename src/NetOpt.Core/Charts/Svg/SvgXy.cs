using System.Collections.Immutable;

namespace NetOpt.Charts.Svg;

/// <summary>Draws an <see cref="XyChart"/>.</summary>
internal static class SvgXy
{
    private const double PlotHeight = 320;

    /// <summary>Draws at the origin and returns the height used.</summary>
    public static double Draw(SvgWriter svg, XyChart chart)
    {
        chart.Check();
        double top = SvgFrame.Heading(svg, chart);
        top = SvgFrame.Legend(svg, top, Legend(chart)) + 8;

        (double lowX, double highX) = Range(chart.Series.Select(s => s.X), [], Empty(chart.XAxis));
        (double lowY, double highY) = Range(chart.Series.Select(s => s.Y), chart.References.Select(r => r.Value), Empty(chart.YAxis));
        if (!chart.YAxis.IsLogarithmic && lowY > 0 && lowY < 0.6 * highY) lowY = 0; // a baseline of zero where it does not flatten the data
        SvgScale y = SvgScale.Create(chart.YAxis, lowY, highY, 6, toTicks: true);
        SvgScale x = SvgScale.Create(chart.XAxis, lowX, highX, 8, toTicks: false);
        double left = SvgFrame.Margin + 20 + y.LabelWidth() + 8;
        double right = SvgFrame.Width - SvgFrame.Margin - Math.Max(4, x.LabelWidth() / 2);
        double bottom = top + PlotHeight;
        x = x.Between(left, right);
        y = y.Between(bottom, top);

        SvgAxes.Vertical(svg, y, left, right);
        SvgAxes.Horizontal(svg, x, top, bottom, grid: false);
        for (int i = 0; i < chart.Series.Length; i++) Series(svg, chart.Series[i], i, chart.Series.Length, x, y);
        for (int i = 0; i < chart.References.Length; i++) SvgAxes.ReferenceAcross(svg, chart.References[i], i, y, left, right);
        foreach (ReferenceLine reference in chart.References) SvgAxes.ReferenceLabel(svg, reference, y, right);
        if (chart.Series.All(s => s.X.Length == 0))
            svg.Text((left + right) / 2, (top + bottom) / 2, "no data", $"text-anchor=\"middle\" fill=\"{Palette.Muted}\"");
        return bottom + SvgAxes.BelowHeight + SvgFrame.Margin;
    }

    private static List<LegendEntry> Legend(XyChart chart)
    {
        var entries = new List<LegendEntry>();
        if (chart.Series.Length < 2) return entries;
        for (int i = 0; i < chart.Series.Length; i++)
        {
            XySeries series = chart.Series[i];
            entries.Add(new LegendEntry(series.Name, Palette.Series(i, series.Role),
                series.Mark == XyMark.Point ? LegendSwatch.Dot : LegendSwatch.Line, Palette.Dash(i, series.Role)));
        }
        return entries;
    }

    private static (double Low, double High) Range(IEnumerable<ImmutableArray<double>> rows, IEnumerable<double> more, (double, double) empty)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (ImmutableArray<double> row in rows)
        {
            foreach (double value in row.AsSpan())
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }
        foreach (double value in more)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        return low <= high ? (low, high) : empty;
    }

    private static (double, double) Empty(ChartAxis axis) => axis.IsLogarithmic ? (1, 10) : (0, 1);

    private static void Series(SvgWriter svg, XySeries series, int index, int count, SvgScale x, SvgScale y)
    {
        string color = Palette.Series(index, series.Role);
        if (series.Mark == XyMark.Point)
        {
            Dots(svg, series, color, x, y);
            return;
        }
        // Two columns a pixel apart cannot be told apart, and several long series share the bytes of one.
        int columns = Math.Max(200, (int)((x.Pixel(x.High) - x.Pixel(x.Low)) / Math.Max(1, count / 2.0)));
        var path = new PathData();
        double lastY = 0;
        foreach (int i in Decimation.Keep(x.Positions(series.X), series.Y.AsSpan(), 0, 1, columns))
        {
            double px = x.Pixel(series.X[i]), py = y.Pixel(series.Y[i]);
            if (series.Mark == XyMark.Step && i > 0) path.Line(px, lastY);
            path.Line(px, py);
            lastY = py;
        }
        if (series.X.Length == 1) Dots(svg, series, color, x, y);
        string dash = Palette.Dash(index, series.Role) is { Length: > 0 } pattern ? $" stroke-dasharray=\"{pattern}\"" : "";
        svg.Path(path.ToString(), $"fill=\"none\" stroke=\"{color}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{dash}", series.Name);
    }

    // Dots that fall on one pixel are drawn once.
    private static void Dots(SvgWriter svg, XySeries series, string color, SvgScale x, SvgScale y)
    {
        var seen = new HashSet<(int, int)>();
        double radius = series.X.Length > 400 ? 2 : 3.5;
        svg.Group($"fill=\"{color}\" fill-opacity=\"0.75\"");
        for (int i = 0; i < series.X.Length; i++)
        {
            double px = x.Pixel(series.X[i]), py = y.Pixel(series.Y[i]);
            if (seen.Add(((int)Math.Round(px), (int)Math.Round(py)))) svg.Circle(px, py, radius);
        }
        svg.EndGroup();
    }
}
