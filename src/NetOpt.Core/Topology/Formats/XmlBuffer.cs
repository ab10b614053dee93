using System.Buffers;
using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>
/// The characters of an XML document as a window that slides over the stream. Positions count from the start of the document;
/// what lies before <see cref="Mark"/> is let go when the window is refilled.
/// </summary>
internal sealed class XmlBuffer : IDisposable
{
    private const int Window = 1 << 14;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \n\r\t>/=<\"'&");

    private readonly ReadSession _session;
    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly string _encoding;
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(Window);
    private char[] _chars = ArrayPool<char>.Shared.Rent(2 * Window);
    private long _base;
    private int _at, _end;
    private long _counted, _lineStart;
    private int _line = 1;

    public XmlBuffer(ReadSession session, Stream stream)
    {
        _session = session;
        _stream = stream;
        Encoding encoding = XmlEncoding.Of(session, stream);
        _encoding = encoding.WebName;
        _decoder = encoding.GetDecoder();
    }

    /// <summary>Where the current token begins.</summary>
    public long Mark { get; private set; }

    /// <summary>Where the parser stands.</summary>
    public long Position => _base + _at;

    /// <summary>The character there; call <see cref="More"/> first.</summary>
    public char Current => _chars[_at];

    public void MarkHere() => Mark = Position;

    /// <summary>Whether there is a character left.</summary>
    public bool More() => _at < _end || Fill();

    /// <summary>The character some places ahead, or NUL past the end.</summary>
    public char Peek(int ahead)
    {
        while (_at + ahead >= _end)
        {
            if (!Fill()) return '\0';
        }
        return _chars[_at + ahead];
    }

    public void Advance(int count) => _at += count;

    public bool StartsWith(string text)
    {
        Peek(text.Length - 1);
        return _chars.AsSpan(_at, _end - _at).StartsWith(text);
    }

    /// <summary>Goes to the next such sign, or to the end of what is in the window; true where only blanks were passed.</summary>
    public bool SkipTo(char sign)
    {
        ReadOnlySpan<char> rest = _chars.AsSpan(_at, _end - _at);
        int length = rest.IndexOf(sign);
        if (length < 0) length = rest.Length;
        _at += length;
        return rest[..length].IsWhiteSpace();
    }

    /// <summary>Goes to the next of two signs; false where there is none.</summary>
    public bool SkipToEither(char one, char other)
    {
        while (More())
        {
            ReadOnlySpan<char> rest = _chars.AsSpan(_at, _end - _at);
            int length = rest.IndexOfAny(one, other);
            _at += length < 0 ? rest.Length : length;
            if (length >= 0) return true;
        }
        return false;
    }

    /// <summary>Goes past the next such text; false where there is none.</summary>
    public bool SkipPast(string text)
    {
        while (More())
        {
            SkipTo(text[0]);
            if (!More()) return false;
            if (StartsWith(text))
            {
                _at += text.Length;
                return true;
            }
            _at++;
        }
        return false;
    }

    /// <summary>Passes over blanks; whether there were any.</summary>
    public bool SkipBlanks()
    {
        // Mostly there is none, or one.
        if (_at < _end && _chars[_at] > ' ') return false;
        long start = Position;
        while (More() && _chars[_at] is ' ' or '\n' or '\r' or '\t') _at++;
        return Position > start;
    }

    /// <summary>Reads up to what cannot stand in a name.</summary>
    public ReadOnlySpan<char> ReadName()
    {
        long start = Position;
        while (More())
        {
            ReadOnlySpan<char> rest = _chars.AsSpan(_at, _end - _at);
            int length = rest.IndexOfAny(NameEnds);
            _at += length < 0 ? rest.Length : length;
            if (length >= 0) break;
        }
        return Slice(start, (int)(Position - start));
    }

    /// <summary>Text at a position, which must not lie before <see cref="Mark"/>; valid until the window is refilled.</summary>
    public ReadOnlySpan<char> Slice(long start, int length) => _chars.AsSpan((int)(start - _base), length);

    /// <summary>Line and column of a position at or after <see cref="Mark"/>.</summary>
    public FilePlace PlaceOf(long position)
    {
        CountLines(Mark);
        ReadOnlySpan<char> before = Slice(Mark, (int)(position - Mark));
        int last = before.LastIndexOf('\n');
        long lineStart = last < 0 ? _lineStart : Mark + last + 1;
        return new FilePlace(_line + before.Count('\n'), (int)(position - lineStart) + 1);
    }

    private void CountLines(long position)
    {
        ReadOnlySpan<char> passed = Slice(_counted, (int)(position - _counted));
        int last = passed.LastIndexOf('\n');
        if (last >= 0)
        {
            _line += passed.Count('\n');
            _lineStart = _counted + last + 1;
        }
        _counted = position;
    }

    // Slides the window so that it begins at Mark; where the token fills all of it, it grows.
    private bool Fill()
    {
        CountLines(Mark);
        int keep = (int)(Mark - _base);
        if (keep > 0)
        {
            _chars.AsSpan(keep, _end - keep).CopyTo(_chars);
            _base += keep;
            _at -= keep;
            _end -= keep;
        }
        // Decoding gives at most one character per byte, and one that was held back.
        if (_chars.Length - _end <= _bytes.Length) Grow();
        try
        {
            while (true)
            {
                int read = _stream.Read(_bytes);
                int decoded = _decoder.GetChars(_bytes.AsSpan(0, read), _chars.AsSpan(_end), flush: read == 0);
                _end += decoded;
                // A few bytes may be no whole character yet.
                if (decoded > 0 || read == 0) return decoded > 0;
            }
        }
        catch (DecoderFallbackException error)
        {
            throw _session.Malformed(PlaceOf(Position), $"After this place the text is not valid {_encoding}", "text in the encoding that the document declares", inner: error);
        }
    }

    private void Grow()
    {
        char[] larger = ArrayPool<char>.Shared.Rent(2 * _chars.Length);
        _chars.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _at = _end = 0;
    }
}
