using System.Text.Json;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Walks a JSON text token by token, with line and column, and never deeper than the options allow.
/// No recursion, and no memory beyond the reader's bit per level.
/// </summary>
internal ref struct JsonText
{
    private readonly ReadSession _session;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _scanned, _line = 1, _lineStart;

    public JsonText(ReadSession session, ReadOnlySpan<byte> bytes)
    {
        _session = session;
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = int.MaxValue });
    }

    public readonly JsonTokenType Token => _reader.TokenType;

    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>Where the current token stands.</summary>
    public FilePlace Place
    {
        get
        {
            int at = (int)_reader.TokenStartIndex;
            for (; _scanned < at; _scanned++)
            {
                if (_bytes[_scanned] != '\n') continue;
                _line++;
                _lineStart = _scanned + 1;
            }
            return new FilePlace(_line, at - _lineStart + 1);
        }
    }

    /// <summary>Goes to the next token; false at the end of the text.</summary>
    public bool Read()
    {
        bool more;
        try
        {
            more = _reader.Read();
        }
        catch (JsonException error)
        {
            throw Syntax(error);
        }
        if (_reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && _reader.CurrentDepth >= _session.Options.MaxDepth)
            throw _session.Error(ErrorCodes.TooDeep, Place, $"The JSON text nests deeper than {_session.Options.MaxDepth} levels", $"at most {_session.Options.MaxDepth} levels");
        return more;
    }

    private readonly NetOptFileException Syntax(JsonException error) =>
        _session.Malformed(new FilePlace((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1),
            "The text is not valid JSON: " + error.Message.Split(" LineNumber:")[0].TrimEnd('.', ' '), "a JSON document", inner: error);

    /// <summary>Goes past the value that starts at the current token.</summary>
    public void Skip()
    {
        if (Token is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) return;
        int depth = Depth;
        do
        {
            Read();
        }
        while (Depth > depth || Token is not (JsonTokenType.EndArray or JsonTokenType.EndObject));
    }

    /// <summary>The name of the current property.</summary>
    public readonly string PropertyName() => _reader.GetString()!;

    public readonly bool PropertyIs(ReadOnlySpan<byte> name) => _reader.ValueTextEquals(name);

    /// <summary>The current scalar as text: strings as they are, numbers and truth values as written; null for null, arrays and objects.</summary>
    public readonly string? Scalar()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                return Unescaped();
            case JsonTokenType.Number:
                return System.Text.Encoding.ASCII.GetString(_reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                return null;
        }
    }

    // A lone surrogate or broken UTF-8 shows only when the text is taken out.
    private readonly string Unescaped()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            JsonText copy = this;
            throw _session.Malformed(copy.Place, "This text is not valid UTF-8", "UTF-8", inner: error);
        }
    }
}
