using System.Xml;

namespace NetOpt.Topology.Formats;

/// <summary>Text that XML can hold: control characters and lone surrogates become U+FFFD.</summary>
internal static class XmlSafe
{
    public static bool Changes(string text) => !ReferenceEquals(Text(text), text);

    public static string Text(string text)
    {
        char[]? changed = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }
            (changed ??= text.ToCharArray())[i] = '\uFFFD';
        }
        return changed is null ? text : new string(changed);
    }
}
