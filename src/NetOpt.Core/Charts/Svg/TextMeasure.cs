using System.Text;

namespace NetOpt.Charts.Svg;

/// <summary>
/// Widths of text as Arial and its metric twins (Helvetica, Liberation Sans) set it, close enough to place labels; a safety of
/// 4 % covers other faces. Characters beyond ASCII count as an average letter, East Asian ones as a full square.
/// </summary>
internal static class TextMeasure
{
    // Advance widths of U+0020..U+007E in 1/1000 em.
    private static readonly short[] Advance =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width in pixels.</summary>
    public static double Width(string text, double fontSize, bool bold = false)
    {
        double sum = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            sum += rune.Value is >= 0x20 and <= 0x7e ? Advance[rune.Value - 0x20]
                : rune.Value >= 0x1100 ? 1000
                : 570;
        }
        return sum * fontSize / 1000 * (bold ? 1.1 : 1.04);
    }

    /// <summary>The text, cut with an ellipsis where it is wider than allowed.</summary>
    public static string Fit(string text, double fontSize, double width)
    {
        if (Width(text, fontSize) <= width) return text;
        var cut = new StringBuilder();
        double used = Width("…", fontSize);
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Width(rune.ToString(), fontSize);
            if (used > width) break;
            cut.Append(rune.ToString());
        }
        return cut.ToString().TrimEnd() + "…";
    }

    /// <summary>The text in lines no wider than allowed, broken at spaces; the last of at most <paramref name="most"/> lines is cut.</summary>
    public static List<string> Wrap(string text, double fontSize, double width, int most, bool bold = false)
    {
        var lines = new List<string>();
        string line = "";
        string[] words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string longer = line.Length == 0 ? words[i] : line + " " + words[i];
            if (Width(longer, fontSize, bold) <= width || line.Length == 0)
            {
                line = longer;
                continue;
            }
            if (lines.Count == most - 1)
            {
                line = line + " " + string.Join(' ', words[i..]);
                break;
            }
            lines.Add(line);
            line = words[i];
        }
        if (line.Length > 0) lines.Add(line);
        for (int i = 0; i < lines.Count; i++) lines[i] = Fit(lines[i], bold ? fontSize * 1.06 : fontSize, width);
        return lines;
    }
}
