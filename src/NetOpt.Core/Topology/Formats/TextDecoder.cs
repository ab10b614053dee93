using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>Bytes to text: by byte order mark, else UTF-8, else Latin-1 (every byte is a letter there), which is reported.</summary>
internal static class TextDecoder
{
    public static string Decode(ReadOnlySpan<byte> bytes, NoticeList notices)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        else if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes[2..]);
        else if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        notices.Add("EncodingAssumed", 1, "The text is not UTF-8; it was read as Latin-1 (ISO-8859-1).");
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>The same text as UTF-8 without a byte order mark.</summary>
    public static ReadOnlySpan<byte> Utf8(byte[] bytes, NoticeList notices)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith("\uFEFF"u8)) return span[3..];
        return System.Text.Unicode.Utf8.IsValid(span) ? span : Encoding.UTF8.GetBytes(Decode(span, notices));
    }
}
