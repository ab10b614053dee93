using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>Decodes what stands for another character in XML: the five named entities, numeric ones, and line ends.</summary>
internal static class XmlEntities
{
    /// <summary>Appends the decoded text.</summary>
    /// <param name="session">The reading.</param>
    /// <param name="text">The text as it stands in the document.</param>
    /// <param name="place">Where it begins.</param>
    /// <param name="inAttribute">Whether blanks of every kind become spaces, as in the values of attributes.</param>
    /// <param name="decoded">Receives the text.</param>
    public static void Decode(ReadSession session, ReadOnlySpan<char> text, FilePlace place, bool inAttribute, ArrayBufferWriter<char> decoded)
    {
        while (!text.IsEmpty)
        {
            int at = inAttribute ? text.IndexOfAny("&\r\n\t") : text.IndexOfAny('&', '\r');
            if (at < 0)
            {
                decoded.Write(text);
                return;
            }
            decoded.Write(text[..at]);
            if (text[at] == '&')
            {
                text = text[(at + 1)..];
                int end = text.IndexOf(';');
                ReadOnlySpan<char> name = end < 0 ? text : text[..end];
                if (end < 0 || !TryDecode(name, decoded))
                {
                    throw session.Malformed(place, $"The text holds the unknown entity '&{ValueText.Short(name.ToString())}'",
                        "&amp; &lt; &gt; &quot; &apos; or a number such as &#233;; an '&' by itself is written &amp;");
                }
                text = text[(end + 1)..];
                continue;
            }
            // A carriage return with its line feed is one line end, and so is one alone.
            bool pair = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            decoded.Write(inAttribute ? " " : "\n");
            text = text[(at + (pair ? 2 : 1))..];
        }
    }

    private static bool TryDecode(ReadOnlySpan<char> name, ArrayBufferWriter<char> decoded)
    {
        if (name is ['#', .. ReadOnlySpan<char> number])
        {
            bool hex = number is ['x', ..];
            if (!int.TryParse(hex ? number[1..] : number, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int code)
                || code == 0 || !Rune.IsValid(code)) return false;
            decoded.Advance(new Rune(code).EncodeToUtf16(decoded.GetSpan(2)));
            return true;
        }
        char c = name switch { "amp" => '&', "lt" => '<', "gt" => '>', "quot" => '"', "apos" => '\'', _ => '\0' };
        if (c == '\0') return false;
        decoded.Write([c]);
        return true;
    }
}
