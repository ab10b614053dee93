using System.Text;
using System.Xml;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Streams an XML text: no document type definitions (so no entities of the file's own), nothing fetched, no nesting
/// deeper than the options allow, and every syntax error with its place.
/// </summary>
internal sealed class XmlText : IDisposable
{
    private readonly ReadSession _session;
    private readonly Stream _stream;
    private readonly long _start;
    private readonly IXmlLineInfo _lines;
    private readonly StringBuilder _content = new();

    public XmlText(ReadSession session, Stream stream)
    {
        _session = session;
        _stream = stream;
        _start = stream.Position;
        Xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
            CloseInput = false,
        });
        _lines = (IXmlLineInfo)Xml;
    }

    public XmlReader Xml { get; }

    /// <summary>Where the current node stands.</summary>
    public FilePlace Place => new(_lines.LineNumber, _lines.LinePosition);

    /// <summary>Goes to the next node; false at the end.</summary>
    public bool Read()
    {
        try
        {
            if (!Xml.Read()) return false;
        }
        catch (XmlException error)
        {
            throw Syntax(error);
        }
        if (Xml.Depth > _session.Options.MaxDepth)
            throw _session.Error(ErrorCodes.TooDeep, Place, $"The XML text nests deeper than {_session.Options.MaxDepth} levels", $"at most {_session.Options.MaxDepth} levels");
        return true;
    }

    /// <summary>Goes to the root element.</summary>
    public void ReadToRoot()
    {
        while (Read())
        {
            if (Xml.NodeType == XmlNodeType.Element) return;
        }
        throw _session.Malformed(Place, "The XML text has no root element", "a GraphML or SNDlib document");
    }

    /// <summary>The text of the current element, without that of elements inside it; leaves the reader on the end tag.</summary>
    public string Content()
    {
        if (Xml.IsEmptyElement) return "";
        int depth = Xml.Depth;
        string? single = null;
        _content.Clear();
        while (Read() && Xml.Depth > depth)
        {
            if (Xml.Depth != depth + 1 || Xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            if (single is null && _content.Length == 0) single = Value();
            else
            {
                if (single is not null) _content.Append(single);
                single = null;
                _content.Append(Value());
            }
        }
        return single ?? _content.ToString();
    }

    /// <summary>Goes past the current element; leaves the reader on its end tag.</summary>
    public void Skip()
    {
        if (Xml.IsEmptyElement) return;
        int depth = Xml.Depth;
        while (Read() && Xml.Depth > depth)
        {
        }
    }

    /// <summary>An attribute of the current element that has to be there.</summary>
    public string Attribute(string name) =>
        Xml.GetAttribute(name) is { Length: > 0 } value ? value : throw _session.Malformed(Place, $"The element <{Xml.LocalName}> has no {name}", $"an attribute '{name}'", $"<{Xml.LocalName} {name}=\"a\">");

    public void Dispose() => Xml.Dispose();

    // Long texts are read in pieces, where an error may show late.
    private string Value()
    {
        try
        {
            return Xml.Value;
        }
        catch (XmlException error)
        {
            throw Syntax(error);
        }
    }

    private NetOptFileException Syntax(XmlException error)
    {
        bool isDtd = error.LineNumber == 0 && error.Message.Contains("DTD", StringComparison.Ordinal);
        if (isDtd) return _session.Malformed(DocumentType(), "The document has a document type definition (<!DOCTYPE ...>), which is not read", "XML without one; entities of its own are a way to attack a reader", inner: error);
        // .NET puts the place into the message as well; errors here state it once.
        string message = error.Message;
        int place = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        if (place > 0) message = message[..place];
        return _session.Malformed(new FilePlace(error.LineNumber, error.LinePosition), "The text is not valid XML: " + message.TrimEnd('.', ' '), "a complete XML document", inner: error);
    }

    // The reader refuses a document type definition without saying where it stands.
    private FilePlace DocumentType()
    {
        _stream.Position = _start;
        var head = new byte[1 << 16];
        int length = _stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ReadOnlySpan<char> before = Encoding.Latin1.GetString(head, 0, length);
        int at = before.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return default;
        before = before[..at];
        return new FilePlace(before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
