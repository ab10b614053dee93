namespace NetOpt.Charts.Svg;

/// <summary>Draws axes, grid lines and reference lines.</summary>
internal static class SvgAxes
{
    /// <summary>Room that a horizontal axis needs below the plot.</summary>
    public const double BelowHeight = 44;

    private static readonly string TickText = $"fill=\"{Palette.Muted}\" font-size=\"12\"";

    /// <summary>A vertical axis on the left, its heading turned, with grid lines across.</summary>
    public static void Vertical(SvgWriter svg, SvgScale y, double left, double right)
    {
        svg.Group($"stroke=\"{Palette.Grid}\"");
        foreach ((double value, _) in y.Ticks) svg.Line(left, y.Pixel(value), right, y.Pixel(value));
        svg.EndGroup();
        svg.Group(TickText + " text-anchor=\"end\"");
        foreach ((double value, string label) in y.Ticks) svg.Text(left - 8, y.Pixel(value) + 4, label);
        svg.EndGroup();
        double middle = (y.Pixel(y.Low) + y.Pixel(y.High)) / 2;
        double at = SvgFrame.Margin + 11;
        string heading = TextMeasure.Fit(y.Heading, 12, Math.Abs(y.Pixel(y.Low) - y.Pixel(y.High)) + 40);
        svg.Text(at, middle, heading, $"text-anchor=\"middle\" transform=\"rotate(-90 {SvgWriter.Number(at)} {SvgWriter.Number(middle)})\"");
        double zero = Math.Clamp(0, y.Low, y.High);
        svg.Line(left, y.Pixel(zero), right, y.Pixel(zero), $"stroke=\"{Palette.Frame}\"");
    }

    /// <summary>A horizontal axis at the bottom, with grid lines where wanted.</summary>
    public static void Horizontal(SvgWriter svg, SvgScale x, double top, double bottom, bool grid)
    {
        svg.Group($"stroke=\"{(grid ? Palette.Grid : Palette.Frame)}\"");
        foreach ((double value, _) in x.Ticks) svg.Line(x.Pixel(value), grid ? top : bottom, x.Pixel(value), bottom + (grid ? 0 : 5));
        svg.EndGroup();
        svg.Group(TickText + " text-anchor=\"middle\"");
        foreach ((double value, string label) in x.Ticks) svg.Text(x.Pixel(value), bottom + 18, label);
        svg.EndGroup();
        double middle = (x.Pixel(x.Low) + x.Pixel(x.High)) / 2;
        svg.Text(middle, bottom + 38, TextMeasure.Fit(x.Heading, 12, SvgFrame.Inner), "text-anchor=\"middle\"");
    }

    /// <summary>A dashed line across, its label at the right end above it.</summary>
    public static void Reference(SvgWriter svg, ReferenceLine reference, double y, double left, double right)
    {
        svg.Line(left, y, right, y, $"stroke=\"{Palette.Alarm}\" stroke-width=\"1.2\" stroke-dasharray=\"3 3\"");
        svg.Text(right - 4, y - 5, reference.Label,
            $"text-anchor=\"end\" fill=\"{Palette.Alarm}\" paint-order=\"stroke\" stroke=\"{Palette.Paper}\" stroke-width=\"3\" stroke-linejoin=\"round\"");
    }

    /// <summary>A dashed line down, its label at the top end.</summary>
    public static void ReferenceDown(SvgWriter svg, ReferenceLine reference, double x, double top, double bottom)
    {
        svg.Line(x, top, x, bottom, $"stroke=\"{Palette.Alarm}\" stroke-width=\"1.2\" stroke-dasharray=\"3 3\"");
        bool toLeft = x + TextMeasure.Width(reference.Label, 12) > SvgFrame.Width - 8;
        svg.Text(toLeft ? x - 4 : x + 4, top + 11, reference.Label,
            $"text-anchor=\"{(toLeft ? "end" : "start")}\" fill=\"{Palette.Alarm}\" paint-order=\"stroke\" stroke=\"{Palette.Paper}\" stroke-width=\"3\" stroke-linejoin=\"round\"");
    }
}
