using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>Opens files for the readers, and turns what can go wrong on the way into one clear error each.</summary>
internal static class InputFile
{
    /// <summary>Opens a file and hands its stream on.</summary>
    /// <exception cref="NetOptFileException">FileNotFound, PathIsDirectory, FileUnreadable, EmptyFile, TooLarge.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "The path of the file is empty", "the path of a file", "./network.graphml", path);
        if (Directory.Exists(path))
            throw new NetOptFileException(ErrorCodes.PathIsDirectory, ErrorKind.ReadFailed, path, 0, 0, "this is a directory", "the path of a file", value: path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return read(stream);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NetOptFileException(ErrorCodes.FileNotFound, ErrorKind.NotFound, path, 0, 0, "there is no such file", "the path of a file that exists", value: path, inner: cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NetOptFileException(ErrorCodes.FileUnreadable, ErrorKind.ReadFailed, path, 0, 0, "the file cannot be read: " + cause.Message.TrimEnd('.'), "a file that may be read", value: path, inner: cause);
        }
    }

    /// <summary>All bytes of a stream, up to the limit of the options.</summary>
    public static byte[] Bytes(Stream stream, string path, TopologyReadOptions options, OperationContext context)
    {
        if (stream.CanSeek && stream.Length - stream.Position > options.MaxBytes) throw TooLarge(path, options);
        using var all = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position, Array.MaxLength) : 0);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            context.ThrowIfCanceled();
            if (all.Length + read > options.MaxBytes) throw TooLarge(path, options);
            all.Write(buffer, 0, read);
        }
        if (all.Length == 0) throw Empty(path);
        return all.Length == all.Capacity ? all.GetBuffer() : all.ToArray();
    }

    public static NetOptFileException Empty(string path) =>
        new(ErrorCodes.EmptyFile, ErrorKind.InvalidData, path, 0, 0, "the file is empty", "a network or a traffic matrix in one of the formats " + FormatDetector.Readable);

    public static NetOptFileException TooLarge(string path, TopologyReadOptions options) =>
        new(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, path, 0, 0, $"the file is larger than {options.MaxBytes} bytes", $"a smaller file, or a larger {nameof(TopologyReadOptions.MaxBytes)}");
}
