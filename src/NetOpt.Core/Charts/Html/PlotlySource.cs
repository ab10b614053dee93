namespace NetOpt.Charts.Html;

/// <summary>Where an HTML page has plotly.js from: a file whose text is embedded, or a link where there is none.</summary>
public sealed record PlotlySource
{
    /// <summary>The version that the link names; the build embeds the same one.</summary>
    internal const string Version = "4.1.1";

    /// <summary>The address that a page without an embedded copy links to.</summary>
    internal const string Host = "https://cdn.jsdelivr.net";

    /// <summary>The file's address on the host.</summary>
    internal const string Link = Host + "/npm/plotly.js-basic-dist-min@" + Version + "/plotly-basic.min.js";

    /// <summary>What the browser checks the linked file against.</summary>
    internal const string Integrity = "sha384-N2HZsG+IG/3J8CwhGGYz/kmzZ0sprpPWwjhor9ZI4lxuf47i9DXK2/NDGxMaJiEb";

    private PlotlySource(string? path) => Path = path;

    /// <summary>No copy at hand: pages link to a public host, and say so.</summary>
    public static PlotlySource Linked { get; } = new((string?)null);

    /// <summary>The file to embed, or null.</summary>
    public string? Path { get; }

    /// <summary>A copy in a file (plotly-basic.min.js).</summary>
    /// <param name="path">The file.</param>
    public static PlotlySource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PlotlySource(path);
    }

    /// <summary>The copy that the build put beside this library (<c>assets/plotly-basic.min.js</c>), or <see cref="Linked"/> where it put none.</summary>
    public static PlotlySource Installed()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(PlotlySource).Assembly.Location) ?? "", "assets", "plotly-basic.min.js");
        return File.Exists(path) ? new PlotlySource(path) : Linked;
    }

    /// <summary>The text of the copy; null where there is none.</summary>
    /// <exception cref="NetOptFileException">FileUnreadable.</exception>
    internal string? Read()
    {
        if (Path is null) return null;
        try
        {
            return File.ReadAllText(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NetOptFileException(ErrorCodes.FileUnreadable, ErrorKind.ReadFailed, Path, 0, 0, "plotly.js cannot be read: " + e.Message.TrimEnd('.'), inner: e);
        }
    }
}
