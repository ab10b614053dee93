namespace NetOpt;

/// <summary>An error in a file, with its place: path, line and column (1-based; 0 where not known).</summary>
public sealed class NetOptFileException : NetOptException
{
    /// <summary>Makes an error that carries its place in a file. Parameters as in <see cref="NetOptException"/>.</summary>
    public NetOptFileException(string code, ErrorKind kind, string path, int line, int column, string problem, string? expected = null, string? example = null, object? value = null, Exception? inner = null)
        : base(code, kind, Place(path, line, column) + problem, expected, example, value, inner)
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>Line, 1-based; 0 where not known.</summary>
    public int Line { get; }

    /// <summary>Column, 1-based; 0 where not known.</summary>
    public int Column { get; }

    private static string Place(string path, int line, int column) =>
        line <= 0 ? path + ": " : column <= 0 ? $"{path}({line}): " : $"{path}({line},{column}): ";
}
