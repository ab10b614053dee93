using System.Text;

namespace NetOpt.Traffic.Formats;

/// <summary>What the first lines of a text tell about the rest: how fields are parted, whether there is a header, which format it is.</summary>
internal sealed class TextHead
{
    private const int Lines = 64;

    private TextHead()
    {
    }

    /// <summary>The format; null where none was recognized.</summary>
    public TraceFormat? Format { get; private set; }

    /// <summary>What parts the fields; a blank where only blanks do.</summary>
    public byte Separator { get; private set; } = (byte)' ';

    /// <summary>The names of the columns; null where the first line is data.</summary>
    public string[]? Header { get; private set; }

    /// <summary>The line that the header or the first data stands in, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Fields in the first line.</summary>
    public int Fields { get; private set; }

    /// <summary>Whether numbers are written with a comma.</summary>
    public bool HasDecimalCommas { get; private set; }

    /// <summary>A line as it should be.</summary>
    public string Example => string.Join((char)Separator, Header ?? ["0.001340", "1090"]);

    /// <summary>Reads the head of a file.</summary>
    /// <param name="bytes">The first bytes; a last line that is cut off is passed over where there are others.</param>
    /// <param name="isAll">Whether that is the whole file.</param>
    public static TextHead Of(ReadOnlySpan<byte> bytes, bool isAll)
    {
        var head = new TextHead();
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        int last = bytes.LastIndexOf((byte)'\n');
        if (!isAll && last > 0) bytes = bytes[..last];
        string[] all = Encoding.UTF8.GetString(bytes).Split('\n');
        var lines = new List<string>();
        for (int i = 0; i < all.Length && lines.Count < Lines; i++)
        {
            string line = all[i].Trim(' ', '\t', '\r');
            if (line.Length == 0 || line[0] == '#') continue;
            if (lines.Count == 0) head.Line = i + 1;
            lines.Add(line);
        }
        if (lines.Count == 0) return head;
        string first = lines[0];
        foreach (char c in "\t;|,")
        {
            if (!first.Contains(c)) continue;
            head.Separator = (byte)c;
            break;
        }
        bool single = !first.AsSpan().ContainsAny(" \t;|,");
        bool tabled = head.Separator != (byte)' ';
        string[] fields = tabled ? first.Split((char)head.Separator) : first.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        head.Fields = fields.Length;
        bool named = fields.Any(f => f.Trim(' ', '"').Length > 0 && !IsNumber(f)) && fields.All(f => !IsNumber(f));
        if (named) head.Header = Array.ConvertAll(fields, f => f.Trim(' ', '"'));
        head.HasDecimalCommas = tabled && head.Separator != (byte)',' && lines.Skip(named ? 1 : 0).Any(l => l.Contains(',')) && !lines.Skip(named ? 1 : 0).Any(l => l.Contains('.'));
        if (single)
        {
            // A lone name is the header of a list; numbers that are whole and never fall are times, others are values.
            if (named && (lines.Count < 2 || !IsNumber(lines[1]))) return head;
            List<string> values = named ? lines[1..] : lines;
            head.Format = !named && values.Count > 1 && Rise(values) ? TraceFormat.Mahimahi : TraceFormat.Samples;
        }
        else if (named || tabled)
        {
            // A text of words is no table: there must be a number in the line after the header, or in the first without one.
            bool numbers = lines.Count > (named ? 1 : 0) && lines[named ? 1 : 0].Split((char)head.Separator).Any(IsNumber);
            if (numbers || named && lines.Count == 1 && fields.Any(f => TableColumn.Of(f).Kind == TableColumnKind.Time)) head.Format = TraceFormat.Csv;
        }
        else if (fields.Length == 2 && fields.All(IsNumber))
        {
            head.Format = TraceFormat.Bellcore;
        }
        return head;
    }

    private static bool Rise(List<string> lines)
    {
        long before = 0;
        foreach (string line in lines)
        {
            if (!long.TryParse(line, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long value) || value < before) return false;
            before = value;
        }
        return true;
    }

    private static bool IsNumber(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.Trim(' ', '"', '\t'));
        return DecimalText.TryDouble(bytes, (byte)'.', out _) || DecimalText.TryDouble(bytes, (byte)',', out _);
    }
}
