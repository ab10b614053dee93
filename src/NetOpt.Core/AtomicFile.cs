namespace NetOpt;

/// <summary>
/// Writes a file beside its target and moves it into place, so that a failure never leaves half a file.
/// A symbolic link stays one and its target is replaced; an existing file keeps its permissions.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file; an existing one is replaced in one step, when the new one is complete.</summary>
    /// <param name="path">The target. Its directory must exist.</param>
    /// <param name="write">Writes the content. Whatever it throws leaves the target as it was.</param>
    /// <exception cref="NetOptException">FileUnwritable, PathIsDirectory; InvalidParameter: the path is empty.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string target = Check(path);
        string beside = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        bool begun = false;
        try
        {
            UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 16 };
            // From the first moment: what is private must not be readable while it is written.
            if (mode is not null && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
            using (var stream = new FileStream(beside, options))
            {
                begun = true;
                write(stream);
            }
            if (mode is { } kept && !OperatingSystem.IsWindows()) File.SetUnixFileMode(beside, kept);
            File.Move(beside, target, overwrite: true);
            begun = false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, "the file cannot be written: " + cause.Message.Replace(beside, path).TrimEnd('.'), "a path in a directory that may be written, with room left", cause);
        }
        finally
        {
            if (begun) File.Delete(beside);
        }
    }

    /// <summary>Throws where <see cref="Write"/> could not succeed, so that a long run need not end in vain.</summary>
    /// <param name="path">The target.</param>
    /// <returns>The full path of the file that would be replaced or made, behind any symbolic links.</returns>
    /// <exception cref="NetOptException">As for <see cref="Write"/>.</exception>
    public static string Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "The path of a file to write is empty", "the path of a file", "result.json", path);
        try
        {
            string full = Path.GetFullPath(path);
            if (IsDevice(full)) throw NotRegular(path);
            if (new FileInfo(full).LinkTarget is not null) full = File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
            if (IsDevice(full)) throw NotRegular(path);
            if (Directory.Exists(full))
                throw new NetOptFileException(ErrorCodes.PathIsDirectory, ErrorKind.WriteFailed, path, 0, 0, "this is a directory", "the path of a file", value: path);
            if (Path.GetDirectoryName(full) is { } directory && !Directory.Exists(directory))
                throw Unwritable(path, $"the directory '{directory}' does not exist", "a path in a directory that exists");
            if (!File.Exists(full)) return full;
            if (File.GetAttributes(full).HasFlag(FileAttributes.ReadOnly))
                throw Unwritable(path, "the file is read-only", "a file that may be replaced, or a new name");
            // For reading too, as a pipe is then opened without waiting for its other end. What cannot seek is no regular file.
            using var existing = new FileStream(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return existing.CanSeek ? full : throw NotRegular(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, "the file cannot be written: " + cause.Message.TrimEnd('.'), "a file that may be replaced, or a new name", cause);
        }
    }

    private static bool IsDevice(string full) =>
        !OperatingSystem.IsWindows() && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal) || full.StartsWith("/sys/", StringComparison.Ordinal));

    private static NetOptFileException NotRegular(string path) => Unwritable(path, "this is a device or a pipe, which a complete file cannot replace", "the path of a regular file");

    private static NetOptFileException Unwritable(string path, string problem, string expected, Exception? cause = null) =>
        new(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, problem, expected, value: path, inner: cause);
}
