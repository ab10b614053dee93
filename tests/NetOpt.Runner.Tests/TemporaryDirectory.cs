namespace NetOpt.Tests;

/// <summary>A directory that goes with its test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("netopt").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, string content)
    {
        string path = Path(name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string[] Names() => [.. Directory.GetFileSystemEntries(Root).Select(p => System.IO.Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
