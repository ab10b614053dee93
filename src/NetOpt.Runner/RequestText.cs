namespace NetOpt.Runner;

/// <summary>Reads the bytes of a request from a file or from standard input.</summary>
internal static class RequestText
{
    // Far above any real request (a topology of 200,000 links is some 40 MB), and below what an endless pipe could fill.
    private const long MaxBytes = 1L << 28;

    public static byte[] Read(string source, Host host, long limit = MaxBytes)
    {
        if (source == "-") return ReadAll(host.Input, "standard input", limit, host.Cancellation);
        if (Directory.Exists(source))
            throw new NetOptFileException(ErrorCodes.PathIsDirectory, ErrorKind.ReadFailed, source, 0, 0, "this is a directory", "a JSON file", "request.json", source);
        try
        {
            using FileStream stream = File.OpenRead(source);
            return ReadAll(stream, source, limit, host.Cancellation);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NetOptFileException(ErrorCodes.FileNotFound, ErrorKind.NotFound, source, 0, 0, "the request was not found", "a JSON file, or - for standard input", "request.json", source, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new NetOptFileException(ErrorCodes.FileUnreadable, ErrorKind.ReadFailed, source, 0, 0, "the request cannot be read: " + cause.Message.TrimEnd('.'), "a file that may be read", value: source, inner: cause);
        }
    }

    private static byte[] ReadAll(Stream stream, string name, long limit, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (bytes.Length + read > limit)
                throw new NetOptFileException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, name, 0, 0, $"the request is larger than {limit} bytes", "a smaller request; a large network goes in with --topology", value: name);
            bytes.Write(buffer, 0, read);
        }
        if (bytes.Length == 0)
            throw new NetOptFileException(ErrorCodes.EmptyFile, ErrorKind.InvalidData, name, 0, 0, "the request is empty", "a JSON object", "{}", name);
        return bytes.ToArray();
    }
}
