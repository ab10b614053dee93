namespace NetOpt;

/// <summary>Writes a file beside its target and moves it into place, so that a failure never leaves half a file.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file; an existing one is replaced in one step, when the new one is complete.</summary>
    /// <param name="path">The target. Its directory must exist.</param>
    /// <param name="write">Writes the content. Whatever it throws leaves the target as it was.</param>
    /// <exception cref="NetOptFileException">FileUnwritable, or PathIsDirectory.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        if (Directory.Exists(path))
            throw new NetOptFileException(ErrorCodes.PathIsDirectory, ErrorKind.WriteFailed, path, 0, 0, "this is a directory", "the path of a file", value: path);
        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            throw new NetOptFileException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the file is read-only", "a file that may be replaced, or a new name", value: path);

        string full = Path.GetFullPath(path);
        string beside = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        bool begun = false;
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                begun = true;
                write(stream);
            }
            File.Move(beside, full, overwrite: true);
            begun = false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NetOptFileException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the file cannot be written: " + cause.Message.TrimEnd('.'),
                "a path in a directory that exists and may be written", value: path, inner: cause);
        }
        finally
        {
            if (begun) File.Delete(beside);
        }
    }
}
