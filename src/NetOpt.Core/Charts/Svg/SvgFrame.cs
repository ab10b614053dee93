namespace NetOpt.Charts.Svg;

/// <summary>What all charts have in common: width, margins, heading and legend.</summary>
internal static class SvgFrame
{
    public const double Width = 900;
    public const double Margin = 20;
    public const double Inner = Width - 2 * Margin;

    /// <summary>Attributes that set text off from what lies below it.</summary>
    public const string Halo = $"paint-order=\"stroke\" stroke=\"{Palette.Paper}\" stroke-width=\"3\" stroke-linejoin=\"round\"";

    private const double SwatchWidth = 26;

    /// <summary>Writes title and subtitle and returns the y below them.</summary>
    public static double Heading(SvgWriter svg, Chart chart)
    {
        double y = 14;
        foreach (string line in TextMeasure.Wrap(chart.Title, 18, Inner, 3, bold: true))
        {
            y += 20;
            svg.Text(Margin, y, line, "font-size=\"18\" font-weight=\"bold\"");
        }
        if (chart.Subtitle is { Length: > 0 } subtitle)
        {
            y += 3;
            foreach (string line in TextMeasure.Wrap(subtitle, 13, Inner, 4))
            {
                y += 17;
                svg.Text(Margin, y, line, $"font-size=\"13\" fill=\"{Palette.Muted}\"");
            }
        }
        return y + 12;
    }

    /// <summary>Writes a legend in rows and returns the y below it.</summary>
    public static double Legend(SvgWriter svg, double top, IReadOnlyList<LegendEntry> entries)
    {
        if (entries.Count == 0) return top;
        double x = Margin, y = top + 12;
        foreach (LegendEntry entry in entries)
        {
            double swatch = entry.Kind switch { LegendSwatch.None => 0, LegendSwatch.Line => SwatchWidth + 6, _ => 20 };
            string label = TextMeasure.Fit(entry.Label, 12, Inner - swatch);
            double width = swatch + TextMeasure.Width(label, 12);
            if (x > Margin && x + width > Width - Margin)
            {
                x = Margin;
                y += 19;
            }
            Swatch(svg, entry, x, y - 4);
            svg.Text(x + swatch, y, label, entry.Kind == LegendSwatch.None ? $"fill=\"{Palette.Muted}\"" : "");
            x += width + 20;
        }
        return y + 12;
    }

    /// <summary>What a chart says to readers who cannot see it.</summary>
    public static string Describe(Chart chart) => chart.Description ?? chart.ToString();

    private static void Swatch(SvgWriter svg, LegendEntry entry, double x, double middle)
    {
        switch (entry.Kind)
        {
            case LegendSwatch.Line:
                string dash = entry.Dash.Length == 0 ? "" : $" stroke-dasharray=\"{entry.Dash}\"";
                svg.Line(x, middle, x + SwatchWidth, middle, $"stroke=\"{entry.Color}\" stroke-width=\"{SvgWriter.Number(entry.Width)}\"{dash}");
                break;
            case LegendSwatch.Box:
                svg.Rect(x, middle - 6, 14, 12, $"fill=\"{entry.Color}\"");
                break;
            case LegendSwatch.Dot:
                svg.Circle(x + 7, middle, 4.5, $"fill=\"{entry.Color}\"");
                break;
        }
    }
}
