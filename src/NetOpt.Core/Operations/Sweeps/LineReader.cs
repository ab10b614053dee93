using Microsoft.Win32.SafeHandles;

namespace NetOpt.Operations.Sweeps;

/// <summary>Reads a file line by line as bytes, with a limit of their length.</summary>
/// <param name="file">The file, which is read from its start.</param>
/// <param name="maxLine">The longest line that is still one, bytes.</param>
internal sealed class LineReader(SafeFileHandle file, int maxLine)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _offset;

    /// <summary>Whether the last line ended with a line break, and not with the file or with the limit.</summary>
    public bool Complete { get; private set; }

    /// <summary>The next line with its line break, valid until the next call; false at the end of the file.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found + 1 - _start, complete: true, out line);
            searched = _end;
            if (_end - _start >= maxLine || !Fill(ref searched)) return Take(_end - _start, complete: false, out line);
        }
    }

    private bool Take(int length, bool complete, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        _start += length;
        Complete = complete;
        return length > 0;
    }

    private bool Fill(ref int searched)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            searched -= _start;
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = RandomAccess.Read(file, _buffer.AsSpan(_end), _offset);
        _offset += read;
        _end += read;
        return read > 0;
    }
}
