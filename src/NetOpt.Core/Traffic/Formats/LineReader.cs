namespace NetOpt.Traffic.Formats;

/// <summary>Reads a stream of text line by line as bytes, without copying more than the rest of a block. Lines are at most 64 KiB long.</summary>
internal sealed class LineReader(Stream stream, TraceSession session)
{
    private const int Longest = 1 << 16;

    private readonly byte[] _buffer = new byte[1 << 18];
    private int _start, _end;
    private bool _ended, _begun;

    /// <summary>Number of the current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line without its end; false at the end of the file.</summary>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0 && !_ended && _end - _start <= Longest)
            {
                Fill();
                continue;
            }
            if (length < 0 && _end == _start)
            {
                line = default;
                return false;
            }
            Line++;
            if (length > Longest || length < 0 && _end - _start > Longest)
                throw session.Malformed(Line, 0, $"The line is longer than {Longest} bytes", "a text with a packet on each line");
            line = _buffer.AsSpan(_start, length < 0 ? _end - _start : length);
            _start = length < 0 ? _end : _start + length + 1;
            if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
            return true;
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        session.Advance(read);
        if (read == 0) _ended = true;
        _end += read;
        if (_begun || _end < 3 && !_ended) return;
        _begun = true;
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }
}
