using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>The encoding that an XML document declares in its first line; UTF-8 where it declares none. A byte order mark overrides both.</summary>
internal static class XmlEncoding
{
    /// <summary>Finds the encoding and leaves the stream after the byte order mark, if there is one.</summary>
    public static Encoding Of(ReadSession session, Stream stream)
    {
        long start = stream.Position;
        Span<byte> buffer = stackalloc byte[256];
        ReadOnlySpan<byte> head = buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        (Encoding? marked, int length) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        stream.Position = start + length;
        if (marked is not null) return Strict(marked);
        string? name = Declared(Encoding.Latin1.GetString(head));
        // UTF-16 is known by its mark: a declaration that could be read byte by byte is not in UTF-16.
        if (name is null || name.StartsWith("UTF-16", StringComparison.OrdinalIgnoreCase)) return Strict(Encoding.UTF8);
        try
        {
            return Strict(Encoding.GetEncoding(name));
        }
        catch (ArgumentException error)
        {
            throw session.Malformed(new FilePlace(1, 1), $"The document declares the encoding '{ValueText.Short(name)}', which is not known here", "UTF-8, ISO-8859-1 or US-ASCII", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", name, error);
        }
    }

    private static string? Declared(string head)
    {
        int begin = head.IndexOf("<?xml", StringComparison.Ordinal);
        int end = head.IndexOf("?>", StringComparison.Ordinal);
        if (begin is < 0 or > 3 || end < begin + 6 || !char.IsWhiteSpace(head[begin + 5])) return null;
        int at = head.IndexOf("encoding", begin, end - begin, StringComparison.Ordinal);
        if (at < 0) return null;
        int open = head.IndexOfAny(['"', '\''], at, end - at);
        if (open < 0) return null;
        int close = head.IndexOf(head[open], open + 1);
        return close < 0 ? null : head[(open + 1)..close];
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
