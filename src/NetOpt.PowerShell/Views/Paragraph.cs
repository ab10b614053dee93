using System.Text;

namespace NetOpt.PowerShell.Views;

/// <summary>Keeps text within the width of a screen, so that a console never breaks it inside a word.</summary>
internal static class Paragraph
{
    /// <summary>The width of a console that has no terminal, less one column for the line break.</summary>
    public const int ScreenWidth = 79;

    /// <summary>Writes a label and a value, the lines of the value under each other.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="label">What the value is.</param>
    /// <param name="labelWidth">The width of the longest label beside it.</param>
    /// <param name="value">The value.</param>
    public static void Line(StringBuilder text, string label, int labelWidth, string value) =>
        AppendTo(text, label.PadRight(labelWidth) + ": " + value, new string(' ', labelWidth + 2));

    /// <summary>Writes a paragraph, broken between words, and ends the line.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="paragraph">Words with single spaces; runs of spaces stay as they are.</param>
    /// <param name="indent">What each line but the first starts with.</param>
    public static void AppendTo(StringBuilder text, string paragraph, string indent)
    {
        int column = 0;
        foreach (string word in paragraph.Split(' '))
        {
            if (column > indent.Length && column + 1 + word.Length > ScreenWidth)
            {
                text.AppendLine().Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        text.AppendLine();
    }
}
