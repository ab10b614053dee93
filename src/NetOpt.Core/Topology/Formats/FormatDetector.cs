using System.Buffers;
using System.Text;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>Recognizes a format by how a file begins; its extension does not count.</summary>
internal static class FormatDetector
{
    public const string Readable = "GraphML, GML, SNDlib (native or XML), REPETITA, JSON node-link, CSV";

    private const int HeadBytes = 1 << 14;

    /// <summary>The format of a file: xml, json, gml, sndlib-native, repetita, repetita-demands, csv, dot, or "" where none was recognized.</summary>
    /// <param name="path">What errors call the file.</param>
    /// <param name="bytes">The file, or its first 16 KiB.</param>
    /// <exception cref="NetOptFileException">EmptyFile: nothing but blanks; UnknownFormat: not a text.</exception>
    public static string Detect(string path, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, HeadBytes)];
        bool utf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!utf16 && bytes.Contains((byte)0))
            throw Unknown(path, "the file is binary, not a text");
        string head = utf16 ? TextDecoder.Decode(bytes, new NoticeList()) : Encoding.Latin1.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        ReadOnlySpan<char> text = head.AsSpan().TrimStart();
        if (text.IsEmpty) throw InputFile.Empty(path);
        if (text[0] == '<') return "xml";
        if (text[0] is '{' or '[') return "json";
        if (text.StartsWith("?SNDlib", StringComparison.OrdinalIgnoreCase)) return "sndlib-native";

        text = SkipComments(text);
        ReadOnlySpan<char> word = Word(text, out ReadOnlySpan<char> rest);
        if (word.SequenceEqual("NODES") || word.SequenceEqual("DEMANDS"))
        {
            if (rest is ['(', ..]) return "sndlib-native";
            return word[0] == 'N' ? "repetita" : "repetita-demands";
        }
        if (word is "META" or "LINKS" && rest is ['(', ..]) return "sndlib-native";
        if (IsDot(word, rest)) return "dot";
        if (IsGml(text)) return "gml";
        return IsCsv(text) ? "csv" : "";
    }

    /// <summary>The format of a stream, and a stream that holds all of it from the start.</summary>
    public static string Peek(Stream stream, string path, TopologyReadOptions options, OperationContext context, out Stream content)
    {
        content = stream.CanSeek ? stream : new MemoryStream(InputFile.Bytes(stream, path, options, context));
        if (content.Length - content.Position > options.MaxBytes) throw InputFile.TooLarge(path, options);
        long start = content.Position;
        byte[] head = ArrayPool<byte>.Shared.Rent(HeadBytes);
        try
        {
            int length = content.ReadAtLeast(head, (int)Math.Min(HeadBytes, content.Length - start), throwOnEndOfStream: false);
            content.Position = start;
            return Detect(path, head.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }

    public static NetOptFileException Unknown(string path, string problem, string? expected = null) =>
        new(ErrorCodes.UnknownFormat, ErrorKind.InvalidData, path, 0, 0, problem, expected ?? "one of the formats " + Readable);

    private static ReadOnlySpan<char> SkipComments(ReadOnlySpan<char> text)
    {
        while (text is ['#', ..])
        {
            int end = text.IndexOf('\n');
            if (end < 0) return default;
            text = text[(end + 1)..].TrimStart();
        }
        return text;
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        int end = text.IndexOfAny(" \t\r\n([{,;");
        if (end < 0) end = text.Length;
        rest = text[end..].TrimStart();
        return text[..end];
    }

    private static bool IsDot(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        word is "strict" or "digraph" || word is "graph" && rest is not ['[', ..] && rest.Contains('{');

    // Before "graph [" a GML file may hold pairs such as: Creator "name"
    private static bool IsGml(ReadOnlySpan<char> text)
    {
        for (int pairs = 0; pairs < 100; pairs++)
        {
            text = SkipComments(text);
            ReadOnlySpan<char> key = Word(text, out ReadOnlySpan<char> rest);
            if (key.IsEmpty) return false;
            if (key is "graph") return rest is ['[', ..];
            foreach (char c in key)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
            }
            if (rest is ['"', ..])
            {
                int end = rest[1..].IndexOf('"');
                if (end < 0) return false;
                text = rest[(end + 2)..].TrimStart();
            }
            else
            {
                ReadOnlySpan<char> value = Word(rest, out text);
                if (value.IsEmpty || !(char.IsAsciiDigit(value[0]) || value[0] is '-' or '+')) return false;
            }
        }
        return false;
    }

    private static bool IsCsv(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny('\r', '\n');
        string line = (end < 0 ? text : text[..end]).ToString();
        return CsvTable.HasEnds(line);
    }
}
