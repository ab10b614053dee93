using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>One reading of one file: its name for errors, the options, cancellation, and the notices gathered so far.</summary>
internal sealed class ReadSession(string path, TopologyReadOptions options, OperationContext context)
{
    private int _ticks;

    public string Path { get; } = path;

    public TopologyReadOptions Options { get; } = options;

    public NoticeList Notices { get; } = new();

    public UnitEvidence Rates { get; } = new();

    public UnitEvidence Delays { get; } = new();

    /// <summary>Called once per record: looks at the cancellation token now and then.</summary>
    public void Tick()
    {
        if ((++_ticks & 255) == 0) context.ThrowIfCanceled();
    }

    /// <summary>The file breaks its grammar.</summary>
    public NetOptFileException Malformed(FilePlace place, string problem, string? expected = null, string? example = null, object? value = null, Exception? inner = null) =>
        Error(ErrorCodes.MalformedFile, place, problem, expected, example, value, inner);

    public NetOptFileException Error(string code, FilePlace place, string problem, string? expected = null, string? example = null, object? value = null, Exception? inner = null) =>
        new(code, code is ErrorCodes.TooDeep or ErrorCodes.TooLarge ? ErrorKind.LimitExceeded : ErrorKind.InvalidData, Path, place.Line, place.Column, problem, expected, example, value, inner);

    /// <summary>The same error with its place in this file.</summary>
    public NetOptFileException At(FilePlace place, NetOptException error) =>
        new(error.Code, ErrorKind.InvalidData, Path, place.Line, place.Column, error.Problem, error.Expected, error.Example, error.Value, error);
}
