using System.Text;
using NetOpt.Operations;
using NetOpt.Topology.Formats;

namespace NetOpt.Runner;

/// <summary>
/// The surroundings of one run: its streams, what the user wants to be told, and cancellation.
/// With <see cref="Json"/> standard error carries one JSON object at most, so progress is off and notices wait for the end.
/// </summary>
internal sealed class Host(Stream input, Stream output, TextWriter error, bool errorIsTerminal, CancellationToken cancellation) : IDisposable
{
    private readonly List<ImportNotice> _notices = [];
    private ProgressLine? _progress;
    private volatile bool _writingFile;

    public Stream Input { get; } = input;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether a file is being written beside its target: a canceled run must be let clear it away.</summary>
    public bool IsWritingFile => _writingFile;

    public bool Json { get; set; }

    public bool Quiet { get; set; }

    /// <summary>Tells the user about something in a file: at once, or with the closing JSON object.</summary>
    public void Note(string path, ImportNotice notice)
    {
        if (Quiet) return;
        if (Json) _notices.Add(notice);
        else WriteError($"note: {path}: {notice.Message}");
    }

    public OperationContext Context(ulong seed)
    {
        if (!Quiet && !Json) _progress = new ProgressLine(error, errorIsTerminal);
        return new OperationContext { Cancellation = Cancellation, Progress = _progress, Seed = seed, Clock = TimeProvider.System };
    }

    /// <summary>Writes a result: to a file that appears only when it is complete, or to standard output.</summary>
    public void WriteResult(string? path, Action<Stream> write)
    {
        _progress?.Dispose();
        if (path is not null)
        {
            _writingFile = true;
            AtomicFile.Write(path, stream =>
            {
                write(stream);
                Cancellation.ThrowIfCancellationRequested();
            });
            _writingFile = false;
            return;
        }
        try
        {
            write(output);
            output.Flush();
        }
        catch (IOException cause)
        {
            throw new NetOptException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, "Standard output cannot be written: " + cause.Message.TrimEnd('.'),
                "an open pipe, file or terminal with room left", "--out result.json", inner: cause);
        }
    }

    /// <summary>Does work that writes its own file, which a canceled run must be let end in good order.</summary>
    public TResult WhileWriting<TResult>(Func<TResult> work)
    {
        _writingFile = true;
        TResult result = work();
        _writingFile = false;
        return result;
    }

    /// <summary>Takes the progress away, before something else is said.</summary>
    public void EndProgress() => _progress?.Dispose();

    public void WriteText(string text) => WriteResult(null, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public int Fail(Exception cause)
    {
        _progress?.Dispose();
        // Whatever a canceled run stumbles over (an exception inside an exception, a closed stream) follows from that.
        if (Cancellation.IsCancellationRequested) return ExitCode.Canceled;
        NetOptException? known = cause as NetOptException;
        WriteError(Json ? ErrorText.Json(cause, _notices) : ErrorText.Human(cause));
        return known is null ? ExitCode.Internal : ExitCode.Of(known);
    }

    /// <summary>Ends a successful run.</summary>
    public int Finish()
    {
        if (Json && _notices.Count > 0) WriteError(ErrorText.Json(null, _notices));
        return ExitCode.Ok;
    }

    public void Dispose() => _progress?.Dispose();

    private void WriteError(string line)
    {
        try
        {
            error.Write(line + "\n");
            error.Flush();
        }
        catch (IOException)
        {
            // Nobody listens any more; the exit code still tells.
        }
    }
}
