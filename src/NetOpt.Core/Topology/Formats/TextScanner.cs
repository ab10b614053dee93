namespace NetOpt.Topology.Formats;

/// <summary>Walks a text by lines or by words, with line and column.</summary>
internal sealed class TextScanner(string text)
{
    private int _lineStart;

    public int Position { get; private set; }

    public int Line { get; private set; } = 1;

    public bool AtEnd => Position >= text.Length;

    public char Current => text[Position];

    public FilePlace Place => new(Line, Position - _lineStart + 1);

    public ReadOnlySpan<char> From(int start) => text.AsSpan(start, Position - start);

    public void Advance()
    {
        char c = text[Position++];
        if (c != '\n' && !(c == '\r' && (AtEnd || text[Position] != '\n'))) return;
        Line++;
        _lineStart = Position;
    }

    public void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(Current)) Advance();
    }

    public void SkipLine()
    {
        int line = Line;
        while (!AtEnd && Line == line) Advance();
    }

    /// <summary>The rest of the line, without its end; goes to the next line. CR, LF and CRLF end lines.</summary>
    public ReadOnlySpan<char> ReadLine()
    {
        int start = Position;
        int length = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (length < 0) length = text.Length - start;
        Position = start + length;
        if (!AtEnd)
        {
            if (Current == '\r' && Position + 1 < text.Length && text[Position + 1] == '\n') Position++;
            Position++;
            Line++;
            _lineStart = Position;
        }
        return text.AsSpan(start, length);
    }
}
