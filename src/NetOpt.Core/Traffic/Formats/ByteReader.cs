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
    /// <exception cref="NetOptFileException">MalformedFile: the file ends within them.</exception>
    public ReadOnlySpan<byte> Take(int length, string what)
    {
        if (!TryTake(length, out ReadOnlySpan<byte> taken))
            throw session.MalformedAt(Offset, $"the file ends after {Left} of the {length} bytes of {what}", "a complete file");
        return taken;
    }

    /// <summary>The next bytes, unless the file ends before.</summary>
    public bool TryTake(int length, out ReadOnlySpan<byte> taken)
    {
        if (_end - _start < length) Fill(length);
        if (_end - _start < length)
        {
            taken = default;
            return false;
        }
        taken = _buffer.AsSpan(_start, length);
        _start += length;
        Offset += length;
        return true;
    }

    /// <summary>After the file has ended: how many bytes were too few.</summary>
    public int Left => _end - _start;

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
