using System.Globalization;
using System.Text;

namespace NetOpt.PowerShell.Views;

/// <summary>Rows of text in aligned columns, as wide as their content and the screen allow; longer text ends in "…".</summary>
/// <param name="alignment">One letter for each column: l sets it left, r right.</param>
/// <param name="headers">The first row.</param>
internal sealed class TextTable(string alignment, params string[] headers)
{
    private const int MaxWidth = 44;
    private const int MinWidth = 8;
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table.</summary>
    public void AppendTo(StringBuilder text)
    {
        int[] width = [.. headers.Select((h, c) => Math.Min(MaxWidth, Math.Max(Length(h), _rows.Select(r => Length(r[c])).DefaultIfEmpty().Max())))];
        // Names give way to figures, the longest first.
        while (width.Sum() + Gap.Length * (width.Length - 1) > Paragraph.ScreenWidth)
        {
            int widest = Enumerable.Range(0, width.Length).Where(c => alignment[c] == 'l').DefaultIfEmpty(0).MaxBy(c => width[c]);
            if (alignment[widest] != 'l' || width[widest] <= MinWidth) break;
            width[widest]--;
        }
        AppendRow(text, headers, width);
        foreach (string[] row in _rows) AppendRow(text, row, width);
    }

    private void AppendRow(StringBuilder text, string[] cells, int[] width)
    {
        int start = text.Length;
        for (int c = 0; c < cells.Length; c++)
        {
            string cell = Length(cells[c]) <= width[c] ? cells[c] : cells[c][..(width[c] - 1)] + "…";
            string pad = new(' ', width[c] - Length(cell));
            text.Append(c == 0 ? "" : Gap).Append(alignment[c] == 'l' ? cell + pad : pad + cell);
        }
        while (text.Length > start && text[^1] == ' ') text.Length--;
        text.AppendLine();
    }

    // An accent that is a character of its own takes no column.
    private static int Length(string text) => new StringInfo(text).LengthInTextElements;
}
