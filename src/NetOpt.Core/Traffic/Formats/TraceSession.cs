using NetOpt.Operations;
using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>What all readers of one file share: its name, options, cancellation, progress and notices, and its errors.</summary>
internal sealed class TraceSession(string path, TraceReadOptions options, OperationContext context, long length)
{
    private long _read;
    private int _percent = -1;

    public string Path { get; } = path;

    public TraceReadOptions Options { get; } = options;

    public OperationContext Context { get; } = context;

    public NoticeList Notices { get; } = new();

    /// <summary>What the trace is called.</summary>
    public string Name => Options.Name ?? System.IO.Path.GetFileName(Path);

    /// <summary>Bytes were read: looks at limits and cancellation, and reports progress.</summary>
    public void Advance(int bytes)
    {
        Context.ThrowIfCanceled();
        _read += bytes;
        if (_read > Options.MaxBytes)
            throw new NetOptFileException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, Path, 0, 0, $"the file is larger than {Options.MaxBytes} bytes", $"a smaller file, or a larger {nameof(TraceReadOptions.MaxBytes)}");
        if (length <= 0) return;
        int percent = (int)(100 * _read / length);
        if (percent == _percent) return;
        _percent = percent;
        Context.Report("Reading a trace", Math.Min(1, percent / 100.0), Name);
    }

    /// <summary>One more packet or value would be too many.</summary>
    public void CheckCount(int count)
    {
        if (count >= Options.MaxPackets)
            throw new NetOptFileException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, Path, 0, 0, $"the file holds more than {Options.MaxPackets} packets", $"fewer packets, or a larger {nameof(TraceReadOptions.MaxPackets)}");
    }

    /// <summary>A line of text breaks the rules.</summary>
    public NetOptFileException Malformed(long line, int column, string problem, string expected, string? example = null, object? value = null) =>
        new(ErrorCodes.MalformedFile, ErrorKind.InvalidData, Path, (int)Math.Min(line, int.MaxValue), column, problem, expected, example, value);

    /// <summary>A binary file breaks the rules.</summary>
    public NetOptFileException MalformedAt(long offset, string problem, string expected, object? value = null) =>
        new(ErrorCodes.MalformedFile, ErrorKind.InvalidData, Path, 0, 0, $"at byte {offset}: {problem}", expected, value: value);

    public NetOptFileException Empty(string what) =>
        new(ErrorCodes.EmptyFile, ErrorKind.InvalidData, Path, 0, 0, $"the file holds no {what}", $"a file with at least one");
}
