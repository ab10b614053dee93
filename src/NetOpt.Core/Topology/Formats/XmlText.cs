using System.Buffers;

namespace NetOpt.Topology.Formats;

/// <summary>
/// A pull parser for the XML that network files are made of (XML 1.0 without document type definitions): elements, attributes,
/// text, CDATA, comments, processing instructions, the five named entities and numeric ones. It streams through a buffer that
/// grows only with the longest tag, makes no strings, never recurses, and checks that tags match. Prefixes are passed over.
/// O(length) time; memory O(longest tag or text + depth).
/// </summary>
/// <remarks>
/// Written because reading a large GraphML file spent most of its time in the general reader and its strings. Deviations: any
/// character that is no sign of its own may stand in a name or a text, and a carriage return alone ends no line.
/// </remarks>
internal sealed class XmlText : IDisposable
{
    private readonly ReadSession _session;
    private readonly XmlBuffer _in;
    private readonly List<(long Name, int NameLength, long Value, int ValueLength)> _attributes = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ArrayBufferWriter<char> _content = new(), _value = new();
    private long _textStart;
    private int _textLength;
    private bool _textIsRaw, _sawRoot;
    private string _lastName = "", _lastPrefixed = "", _lastLocal = "";

    /// <summary>Starts before the root element.</summary>
    /// <param name="session">The reading.</param>
    /// <param name="stream">The document, from where the stream stands.</param>
    public XmlText(ReadSession session, Stream stream)
    {
        _session = session;
        _in = new XmlBuffer(session, stream);
    }

    /// <summary>What the parser stands on.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>Name of the current element, without its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the current start tag is an empty element, which has no end tag.</summary>
    public bool IsEmptyElement { get; private set; }

    /// <summary>How many elements are open around the current token; the root's own tags have 0.</summary>
    public int Depth { get; private set; }

    /// <summary>Where the current token begins.</summary>
    public FilePlace Place => _in.PlaceOf(_in.Mark);

    /// <summary>Goes to the next start tag, end tag or text; false at the end of the document.</summary>
    public bool Read()
    {
        while (true)
        {
            _in.MarkHere();
            if (!_in.More()) return AtEnd();
            if (_in.Current != '<')
            {
                if (ReadText()) return true;
                continue;
            }
            switch (_in.Peek(1))
            {
                case '/':
                    ReadEndTag();
                    return true;
                case '?':
                    SkipPast("<?", "?>", "a processing instruction");
                    break;
                case '!':
                    if (ReadDeclaration()) return true;
                    break;
                default:
                    ReadStartTag();
                    return true;
            }
        }
    }

    /// <summary>Goes to the root element.</summary>
    public void ReadToRoot()
    {
        if (!Read()) throw _session.Malformed(Place, "The XML text has no root element", "a GraphML or SNDlib document");
    }

    /// <summary>The value of an attribute of the current start tag; valid until the next call.</summary>
    public bool TryAttribute(string name, out ReadOnlySpan<char> value)
    {
        foreach ((long start, int length, long valueStart, int valueLength) in _attributes)
        {
            if (!_in.Slice(start, length).SequenceEqual(name)) continue;
            value = _in.Slice(valueStart, valueLength);
            if (value.IndexOfAny("&\t\n\r") >= 0)
            {
                _value.ResetWrittenCount();
                XmlEntities.Decode(_session, value, _in.PlaceOf(valueStart), inAttribute: true, _value);
                value = _value.WrittenSpan;
            }
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The value of an attribute, or null where there is none.</summary>
    public string? Attribute(string name) => TryAttribute(name, out ReadOnlySpan<char> value) ? value.ToString() : null;

    /// <summary>The value of an attribute that has to be there.</summary>
    public ReadOnlySpan<char> Required(string name) => TryAttribute(name, out ReadOnlySpan<char> value) && !value.IsEmpty ? value
        : throw _session.Malformed(Place, $"The element <{Name}> has no {name}", $"an attribute '{name}'", $"<{Name} {name}=\"a\">");

    /// <summary>
    /// The text of the current element, without that of elements inside it; leaves the parser on the end tag.
    /// Valid until the next call.
    /// </summary>
    public ReadOnlySpan<char> Content()
    {
        _content.ResetWrittenCount();
        if (IsEmptyElement) return default;
        int depth = Depth;
        while (Read() && Depth > depth)
        {
            if (Token != XmlToken.Text || Depth != depth + 1) continue;
            ReadOnlySpan<char> text = _in.Slice(_textStart, _textLength);
            if (_textIsRaw || text.IndexOfAny('&', '\r') < 0) _content.Write(text);
            else XmlEntities.Decode(_session, text, Place, inAttribute: false, _content);
        }
        return _content.WrittenSpan;
    }

    /// <summary>Goes past the current element; leaves the parser on its end tag.</summary>
    public void Skip()
    {
        if (IsEmptyElement) return;
        int depth = Depth;
        while (Read() && Depth > depth)
        {
        }
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _in.Dispose();

    private bool AtEnd()
    {
        Token = XmlToken.None;
        if (_open.Count > 0) throw _session.Malformed(_in.PlaceOf(_in.Mark), $"The document ends within <{_open[^1]}>", "a complete XML document");
        return false;
    }

    // Blanks between tags are passed over: no element of these formats means anything by them.
    private bool ReadText()
    {
        bool blank = true;
        while (_in.More() && _in.Current != '<')
            blank &= _in.SkipTo('<');
        if (blank && (_open.Count == 0 || !OnlyChild())) return false;
        if (_open.Count == 0) throw _session.Malformed(Place, "Text stands outside the root element", "a single root element", "<graphml> ... </graphml>");
        SetText(_in.Mark, _in.Position, raw: false);
        return true;
    }

    // <data> </data> holds a blank; blanks beside other tags are layout.
    private bool OnlyChild() => Token == XmlToken.Start && _in.Peek(1) == '/';

    private void SetText(long start, long end, bool raw)
    {
        Token = XmlToken.Text;
        Depth = _open.Count;
        (_textStart, _textLength, _textIsRaw) = (start, (int)(end - start), raw);
    }

    private bool ReadDeclaration()
    {
        if (_in.StartsWith("<!--"))
        {
            SkipPast("<!--", "-->", "a comment");
            return false;
        }
        if (_in.StartsWith("<![CDATA["))
        {
            if (_open.Count == 0) throw _session.Malformed(Place, "Text stands outside the root element", "a single root element");
            SkipPast("<![CDATA[", "]]>", "a CDATA section");
            SetText(_in.Mark + "<![CDATA[".Length, _in.Position - "]]>".Length, raw: true);
            return true;
        }
        if (_in.StartsWith("<!DOCTYPE"))
            throw _session.Malformed(Place, "The document has a document type definition (<!DOCTYPE ...>), which is not read", "XML without one; entities of its own are a way to attack a reader");
        throw _session.Malformed(Place, "'<!' begins nothing that is known here", "a tag, a comment or a CDATA section");
    }

    private void SkipPast(string begin, string end, string what)
    {
        _in.Advance(begin.Length);
        if (!_in.SkipPast(end)) throw _session.Malformed(Place, $"The document ends within {what}", $"'{end}'");
    }

    private void ReadEndTag()
    {
        _in.Advance(2);
        ReadOnlySpan<char> name = _in.ReadName();
        if (_open.Count == 0 || !name.SequenceEqual(_open[^1]))
            throw _session.Malformed(Place, $"The end tag </{ValueText.Short(name.ToString())}> matches no start tag", _open.Count == 0 ? "the end of the document" : $"</{_open[^1]}>");
        _in.SkipBlanks();
        Expect('>');
        Name = LocalName(_open[^1]);
        _open.RemoveAt(_open.Count - 1);
        Depth = _open.Count;
        Token = XmlToken.End;
    }

    private void ReadStartTag()
    {
        if (_open.Count == 0 && _sawRoot) throw _session.Malformed(Place, "A second element stands beside the root element", "a single root element");
        _sawRoot = true;
        _in.Advance(1);
        ReadOnlySpan<char> span = _in.ReadName();
        if (span.IsEmpty) throw _session.Malformed(Place, "'<' begins no tag", "the name of an element; a '<' in a text is written &lt;");
        string name = Interned(span);
        Name = LocalName(name);
        ReadAttributes();
        IsEmptyElement = _in.More() && _in.Current == '/';
        if (IsEmptyElement) _in.Advance(1);
        Expect('>');
        Depth = _open.Count;
        if (!IsEmptyElement) _open.Add(name);
        Token = XmlToken.Start;
        if (_open.Count > _session.Options.MaxDepth)
            throw _session.Error(ErrorCodes.TooDeep, Place, $"The XML text nests deeper than {_session.Options.MaxDepth} levels", $"at most {_session.Options.MaxDepth} levels");
    }

    private void ReadAttributes()
    {
        _attributes.Clear();
        while (true)
        {
            bool apart = _in.SkipBlanks();
            if (!_in.More()) throw Unfinished();
            if (_in.Current is '>' or '/') return;
            long name = _in.Position;
            int length = _in.ReadName().Length;
            if (length == 0 || !apart) throw _session.Malformed(_in.PlaceOf(_in.Position), $"The tag <{Name}> holds something that is no attribute", "name=\"value\" after a blank");
            _in.SkipBlanks();
            Expect('=');
            _in.SkipBlanks();
            if (!_in.More()) throw Unfinished();
            char quote = _in.Current;
            if (quote is not ('"' or '\'')) throw _session.Malformed(_in.PlaceOf(_in.Position), "The value of an attribute stands in no quotes", "name=\"value\"");
            _in.Advance(1);
            long value = _in.Position;
            if (!_in.SkipToEither(quote, '<')) throw Unfinished();
            int valueLength = (int)(_in.Position - value);
            if (_in.Current == '<') throw _session.Malformed(_in.PlaceOf(value), "The value of an attribute holds a '<'", "&lt;, or a closing quote before it");
            _in.Advance(1);
            foreach ((long other, int otherLength, _, _) in _attributes)
            {
                if (_in.Slice(other, otherLength).SequenceEqual(_in.Slice(name, length)))
                    throw _session.Malformed(_in.PlaceOf(name), $"The tag <{Name}> has the attribute '{_in.Slice(name, length)}' twice", "each attribute once");
            }
            _attributes.Add((name, length, value, valueLength));
        }
    }

    // A document has few names and many tags.
    private string Interned(ReadOnlySpan<char> name)
    {
        if (name.SequenceEqual(_lastName)) return _lastName;
        if (!_names.TryGetValue(name, out string? known))
        {
            known = name.ToString();
            _names.Add(known);
        }
        return _lastName = known;
    }

    private string LocalName(string name)
    {
        if (ReferenceEquals(name, _lastPrefixed)) return _lastLocal;
        int prefix = name.IndexOf(':');
        _lastPrefixed = name;
        return _lastLocal = prefix < 0 ? name : name[(prefix + 1)..];
    }

    private void Expect(char sign)
    {
        if (!_in.More()) throw Unfinished();
        if (_in.Current != sign) throw _session.Malformed(_in.PlaceOf(_in.Position), $"There is '{_in.Current}' in a tag", $"'{sign}'");
        _in.Advance(1);
    }

    private NetOptFileException Unfinished() => _session.Malformed(Place, "The document ends within a tag", "a complete XML document");
}
