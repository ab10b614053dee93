using System.Globalization;
using System.Text;

namespace NetOpt.Charts.Svg;

/// <summary>
/// Writes SVG elements with presentation attributes only: no script, no style sheet, no ids, so that many drawings can share a page
/// and survive sanitizers. Coordinates are rounded to a tenth of a pixel. All text is encoded.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A number with at most one decimal.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>Text that is safe in element content and in attributes; characters that XML forbids become U+FFFD.</summary>
    public static string Encode(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case < 0x20 and not ('\t' or '\n' or '\r') or 0xfffe or 0xffff: safe.Append('\ufffd'); break;
                default: safe.Append(rune.ToString()); break;
            }
        }
        return safe.ToString();
    }

    /// <summary>Opens the drawing.</summary>
    public void Open(double width, double height, string title, string description)
    {
        string w = Number(width), h = Number(height);
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{Encode(title)}\" font-family=\"{Encode(Palette.FontFamily)}\" font-size=\"12\" fill=\"{Palette.Ink}\">");
        _text.Append("<title>").Append(Encode(title)).Append("</title><desc>").Append(Encode(description)).Append("</desc>");
        _text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{w}\" height=\"{h}\" fill=\"{Palette.Paper}\"/>\n");
    }

    /// <summary>Closes the drawing.</summary>
    public void Close() => _text.Append("</svg>\n");

    /// <summary>Opens a group whose attributes its children inherit.</summary>
    public void Group(string attributes) => _text.Append("<g ").Append(attributes).Append(">\n");

    /// <summary>Closes a group.</summary>
    public void EndGroup() => _text.Append("</g>\n");

    /// <summary>A group moved to a place.</summary>
    public void GroupAt(double x, double y) => Group($"transform=\"translate({Number(x)} {Number(y)})\"");

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string attributes = "") =>
        _text.Append($"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"{Space(attributes)}/>\n");

    /// <summary>A rectangle, with a tooltip where one is given.</summary>
    public void Rect(double x, double y, double width, double height, string attributes = "", string? tooltip = null) =>
        Shape("rect", $"x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"{Space(attributes)}", tooltip);

    /// <summary>A circle, with a tooltip where one is given.</summary>
    public void Circle(double x, double y, double radius, string attributes = "", string? tooltip = null) =>
        Shape("circle", $"cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"{Space(attributes)}", tooltip);

    /// <summary>A path, with a tooltip where one is given.</summary>
    public void Path(string data, string attributes = "", string? tooltip = null) => Shape("path", $"d=\"{data}\"{Space(attributes)}", tooltip);

    /// <summary>A line of text.</summary>
    public void Text(double x, double y, string text, string attributes = "") =>
        _text.Append($"<text x=\"{Number(x)}\" y=\"{Number(y)}\"{Space(attributes)}>").Append(Encode(text)).Append("</text>\n");

    /// <summary>Drawn text from elsewhere, as it is.</summary>
    public void Raw(string svg) => _text.Append(svg);

    private void Shape(string name, string attributes, string? tooltip)
    {
        _text.Append('<').Append(name).Append(' ').Append(attributes);
        if (tooltip is null) _text.Append("/>\n");
        else _text.Append("><title>").Append(Encode(tooltip)).Append("</title></").Append(name).Append(">\n");
    }

    private static string Space(string attributes) => attributes.Length == 0 ? "" : " " + attributes;
}
