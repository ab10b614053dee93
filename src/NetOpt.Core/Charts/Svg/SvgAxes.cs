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

    /// <summary>The dash pattern of a chart's reference lines, which keeps them apart.</summary>
    public static string ReferenceDash(int index) => index switch { 0 => "3 3", 1 => "8 3", _ => "1 3" };

    /// <summary>A dashed line across.</summary>
    public static void ReferenceAcross(SvgWriter svg, ReferenceLine reference, int index, SvgScale y, double left, double right) =>
        svg.Line(left, y.Pixel(reference.Value), right, y.Pixel(reference.Value), ReferenceStroke(index));

    /// <summary>A dashed line down.</summary>
    public static void ReferenceDown(SvgWriter svg, ReferenceLine reference, int index, SvgScale x, double top, double bottom) =>
        svg.Line(x.Pixel(reference.Value), top, x.Pixel(reference.Value), bottom, ReferenceStroke(index));

    /// <summary>The label of a line across, at its right end above it.</summary>
    public static void ReferenceLabel(SvgWriter svg, ReferenceLine reference, SvgScale y, double right) =>
        svg.Text(right - 4, y.Pixel(reference.Value) - 5, reference.Label, $"text-anchor=\"end\" fill=\"{Palette.Alarm}\" {SvgFrame.Halo}");

    private static string ReferenceStroke(int index) => $"stroke=\"{Palette.Alarm}\" stroke-width=\"1.2\" stroke-dasharray=\"{ReferenceDash(index)}\"";
}
