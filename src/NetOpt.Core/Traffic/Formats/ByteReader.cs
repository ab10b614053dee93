namespace NetOpt.Traffic.Formats;

/// <summary>Reads a binary stream forward in pieces of known length, and knows where it is.</summary>
internal sealed class ByteReader(Stream stream, TraceSession session)
{
    private byte[] _buffer = new byte[1 << 18];
    private int _start, _end;

    /// <summary>Bytes before the next one.</summary>
    public long Offset { get; private set; }

    /// <summary>The next bytes; they stay valid until the next call.</summary>
    /// <param name="length">How many.</param>
    /// <param name="what">What they are, for the error.</param>
    /// <param name="mayEnd">Whether the file may end here; the result is empty then.</param>
    /// <exception cref="NetOptFileException">MalformedFile: the file ends within them.</exception>
    public ReadOnlySpan<byte> Take(int length, string what, bool mayEnd = false)
    {
        if (_end - _start < length) Fill(length);
        int there = Math.Min(length, _end - _start);
        if (there < length)
        {
            if (mayEnd && there == 0) return default;
            throw session.MalformedAt(Offset, $"the file ends after {there} of the {length} bytes of {what}", "a complete file");
        }
        ReadOnlySpan<byte> taken = _buffer.AsSpan(_start, length);
        _start += length;
        Offset += length;
        return taken;
    }

    private void Fill(int length)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        // A length from the file is believed as far as bytes follow.
        while (_end < length)
        {
            if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            session.Advance(read);
            if (read == 0) return;
            _end += read;
        }
    }
}
