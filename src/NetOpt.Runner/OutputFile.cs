namespace NetOpt.Runner;

/// <summary>A file that is written beside its target and moved into place when it is complete.</summary>
internal sealed class OutputFile(string path) : IDisposable
{
    private readonly string _temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
    private bool _written;

    public void Write(Action<Stream> write)
    {
        try
        {
            Check();
            using var stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            _written = true;
            write(stream);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(cause);
        }
    }

    public void Commit()
    {
        try
        {
            File.Move(_temporary, path, overwrite: true);
            _written = false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(cause);
        }
    }

    public void Dispose()
    {
        if (_written) File.Delete(_temporary);
        _written = false;
    }

    // A move would replace a file that its owner made read-only.
    private void Check()
    {
        if (Directory.Exists(path))
            throw new NetOptFileException(ErrorCodes.PathIsDirectory, ErrorKind.WriteFailed, path, 0, 0, "this is a directory", "the path of a file", "result.json", path);
        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            throw new NetOptFileException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the file is read-only", "a file that may be replaced, or a new name", value: path);
    }

    private NetOptFileException Unwritable(Exception cause) =>
        new(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the file cannot be written: " + cause.Message.TrimEnd('.'),
            "a path in a directory that exists and may be written", value: path, inner: cause);
}
