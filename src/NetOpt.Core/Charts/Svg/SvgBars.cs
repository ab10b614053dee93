using System.Collections.Immutable;

namespace NetOpt.Charts.Svg;

/// <summary>Draws a <see cref="BarChart"/>, lying or standing.</summary>
internal static class SvgBars
{
    private const double PlotHeight = 320;
    private const int MostValueLabels = 60;

    /// <summary>Draws at the origin and returns the height used.</summary>
    public static double Draw(SvgWriter svg, BarChart chart)
    {
        chart.Check();
        double top = SvgFrame.Heading(svg, chart);
        var entries = new List<LegendEntry>();
        if (chart.Series.Length > 1)
        {
            for (int i = 0; i < chart.Series.Length; i++)
                entries.Add(new LegendEntry(chart.Series[i].Name, Palette.Series(i, chart.Series[i].Role), LegendSwatch.Box));
        }
        for (int i = 0; i < chart.References.Length; i++) // a label on the line would lie on the bars
            entries.Add(new LegendEntry(chart.References[i].Label, Palette.Alarm, LegendSwatch.Line, SvgAxes.ReferenceDash(i), 1.5));
        top = SvgFrame.Legend(svg, top, entries) + (chart.IsHorizontal ? 8 : 18);
        double low = 0, high = 0;
        foreach (double value in chart.Series.SelectMany(s => s.Values).Where(v => v is not null).Select(v => v!.Value).Concat(chart.References.Select(r => r.Value)))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        SvgScale scale = SvgScale.Create(chart.ValueAxis, low, high, chart.IsHorizontal ? 7 : 6, toTicks: true);
        return chart.IsHorizontal ? Lying(svg, chart, scale, top) : Standing(svg, chart, scale, top);
    }

    private static double Lying(SvgWriter svg, BarChart chart, SvgScale scale, double top)
    {
        int n = chart.Categories.Length, groups = Math.Max(1, chart.Series.Length);
        double thickness = groups > 1 ? 13 : 17, band = groups * thickness + 9;
        if (n * band > 4000) (thickness, band) = (4000.0 / n * 0.8 / groups, 4000.0 / n);
        double widest = 0;
        foreach (string category in chart.Categories) widest = Math.Max(widest, TextMeasure.Width(category, 12));
        double labelWidth = Math.Min(widest, 280);
        double left = SvgFrame.Margin + labelWidth + 8, right = SvgFrame.Width - SvgFrame.Margin - 56;
        double bottom = top + Math.Max(40, n * band + 4);
        SvgScale x = scale.Between(left, right);
        SvgAxes.Horizontal(svg, x, top, bottom, grid: true);
        svg.Group("text-anchor=\"end\"");
        for (int c = 0; c < n; c++)
            svg.Text(left - 8, top + 4 + c * band + groups * thickness / 2 + 4, TextMeasure.Fit(chart.Categories[c], 12, labelWidth + 1));
        svg.EndGroup();
        double zero = x.Pixel(Math.Clamp(0, x.Low, x.High));
        bool labels = n * groups <= MostValueLabels;
        for (int s = 0; s < chart.Series.Length; s++)
        {
            svg.Group($"fill=\"{Palette.Series(s, chart.Series[s].Role)}\"");
            for (int c = 0; c < n; c++)
            {
                if (chart.Series[s].Values[c] is not { } value) continue;
                double end = x.Pixel(value), y = top + 4 + c * band + s * thickness;
                svg.Rect(Math.Min(zero, end), y, Math.Abs(end - zero), thickness - 1, "", Tooltip(chart, s, c));
            }
            svg.EndGroup();
        }
        svg.Line(zero, top, zero, bottom, $"stroke=\"{Palette.Frame}\"");
        for (int i = 0; i < chart.References.Length; i++) SvgAxes.ReferenceDown(svg, chart.References[i], i, x, top, bottom);
        if (labels) Values(svg, chart, (s, c, value) => (value < 0 ? x.Pixel(value) - 4 : x.Pixel(value) + 4, top + 4 + c * band + s * thickness + thickness / 2 + 3.5, value < 0 ? "end" : "start"));
        return bottom + SvgAxes.BelowHeight + SvgFrame.Margin;
    }

    private static double Standing(SvgWriter svg, BarChart chart, SvgScale scale, double top)
    {
        int n = Math.Max(1, chart.Categories.Length), groups = Math.Max(1, chart.Series.Length);
        double left = SvgFrame.Margin + 20 + scale.LabelWidth() + 8, right = SvgFrame.Width - SvgFrame.Margin;
        double bottom = top + PlotHeight;
        SvgScale y = scale.Between(bottom, top);
        SvgAxes.Vertical(svg, y, left, right);
        double band = (right - left) / n, thickness = Math.Min(60, band * 0.78 / groups);
        double zero = y.Pixel(Math.Clamp(0, y.Low, y.High));
        for (int s = 0; s < chart.Series.Length; s++)
        {
            svg.Group($"fill=\"{Palette.Series(s, chart.Series[s].Role)}\"");
            for (int c = 0; c < chart.Categories.Length; c++)
            {
                if (chart.Series[s].Values[c] is not { } value) continue;
                double end = y.Pixel(value);
                svg.Rect(Start(s, c), Math.Min(zero, end), Math.Max(0.5, thickness - 1), Math.Abs(end - zero), "", Tooltip(chart, s, c));
            }
            svg.EndGroup();
        }
        double widest = 0;
        foreach (BarSeries series in chart.Series)
        {
            foreach (double? value in series.Values) widest = Math.Max(widest, TextMeasure.Width(ChartNumber.Label(value, chart.ValueAxis.Unit), 11));
        }
        for (int i = 0; i < chart.References.Length; i++) SvgAxes.ReferenceAcross(svg, chart.References[i], i, y, left, right);
        if (widest <= thickness + 6) Values(svg, chart, (s, c, value) => (Start(s, c) + thickness / 2, value < 0 ? y.Pixel(value) + 13 : y.Pixel(value) - 4, "middle"));
        return bottom + CategoryLabels(svg, chart.Categories, left, band, bottom, chart.CategoryTitle) + SvgFrame.Margin;

        double Start(int series, int category) => left + category * band + (band - thickness * groups) / 2 + series * thickness;
    }

    // Level where they fit, else slanted and, where even that is too dense, only every so many.
    private static double CategoryLabels(SvgWriter svg, ImmutableArray<string> categories, double left, double band, double bottom, string? title)
    {
        double widest = 0;
        foreach (string category in categories) widest = Math.Max(widest, TextMeasure.Width(category, 12));
        double height;
        if (widest <= band - 4)
        {
            svg.Group("text-anchor=\"middle\"");
            for (int c = 0; c < categories.Length; c++) svg.Text(left + (c + 0.5) * band, bottom + 18, categories[c]);
            svg.EndGroup();
            height = 24;
        }
        else
        {
            int every = Math.Max(1, (int)Math.Ceiling(15 / band));
            double length = Math.Min(widest, 130);
            svg.Group("text-anchor=\"end\"");
            for (int c = 0; c < categories.Length; c += every)
            {
                double x = left + (c + 0.5) * band + 4, y = bottom + 14;
                double room = Math.Min(length, (x - 6) / 0.71); // a slanted label must not run off the left edge
                svg.Text(x, y, TextMeasure.Fit(categories[c], 12, room + 1), $"transform=\"rotate(-45 {SvgWriter.Number(x)} {SvgWriter.Number(y)})\"");
            }
            svg.EndGroup();
            height = 20 + length * 0.75;
        }
        if (title is null) return height;
        svg.Text(left + band * categories.Length / 2, bottom + height + 14, title, "text-anchor=\"middle\"");
        return height + 20;
    }

    private static void Values(SvgWriter svg, BarChart chart, Func<int, int, double, (double X, double Y, string Anchor)> place)
    {
        svg.Group("font-size=\"11\" " + SvgFrame.Halo);
        for (int s = 0; s < chart.Series.Length; s++)
        {
            for (int c = 0; c < chart.Categories.Length; c++)
            {
                double? value = chart.Series[s].Values[c];
                (double x, double y, string anchor) = place(s, c, value ?? 0);
                svg.Text(x, y, ChartNumber.Label(value, chart.ValueAxis.Unit), anchor == "start" ? "" : $"text-anchor=\"{anchor}\"");
            }
        }
        svg.EndGroup();
    }

    private static string Tooltip(BarChart chart, int series, int category)
    {
        string value = ChartNumber.Format(chart.Series[series].Values[category], chart.ValueAxis.Unit);
        return chart.Series.Length > 1
            ? $"{chart.Categories[category]}, {chart.Series[series].Name}: {value}"
            : $"{chart.Categories[category]}: {value}";
    }
}
