namespace NetOpt.Topology.Formats;

/// <summary>What an <see cref="XmlText"/> stands on.</summary>
internal enum XmlToken
{
    /// <summary>The end of the document, or nothing read yet.</summary>
    None,

    /// <summary>A start tag, or an empty element.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>Text or CDATA inside an element.</summary>
    Text,
}
