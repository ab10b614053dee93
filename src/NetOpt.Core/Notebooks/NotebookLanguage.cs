using System.Text.Json.Nodes;

namespace NetOpt.Notebooks;

/// <summary>The languages of notebook cells: as metadata names them, and as magic lines (<c>#!csharp</c>) switch between them.</summary>
public static class NotebookLanguage
{
    /// <summary>What PowerShell is called.</summary>
    public const string PowerShell = "pwsh";

    // Magic lines that switch to another language; other magic lines are comments to PowerShell.
    private static readonly Dictionary<string, string> Magic = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pwsh"] = PowerShell,
        ["powershell"] = PowerShell,
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["http"] = "http",
        ["value"] = "value",
        ["python"] = "python",
        ["r"] = "r",
    };

    /// <summary>Splits the text of a cell at the magic lines that switch the language. The lines stay: PowerShell reads them as comments, so line numbers in errors hold.</summary>
    /// <param name="source">The text.</param>
    /// <param name="language">The language that the cell starts in.</param>
    /// <returns>Parts in order with their languages; parts of white space alone are left out.</returns>
    public static IReadOnlyList<(string Language, string Source)> Split(string source, string language)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parts = new List<(string, string)>();
        int start = 0, at = 0;
        while (at < source.Length)
        {
            int end = source.IndexOf('\n', at);
            end = end < 0 ? source.Length : end + 1;
            if (OfMagicLine(source.AsSpan(at, end - at)) is { } next)
            {
                Add(source[start..at]);
                start = at;
                language = next;
            }
            at = end;
        }
        Add(source[start..]);
        return parts;

        void Add(string text)
        {
            if (!string.IsNullOrWhiteSpace(text)) parts.Add((language, text));
        }
    }

    internal static string OfKernel(JsonObject? metadata)
    {
        string? named = Text(metadata?["polyglot_notebook"], "kernelInfo", "defaultKernelName") ?? Text(metadata?["kernelspec"], "language")
            ?? Text(metadata?["language_info"], "name") ?? Text(metadata?["kernelspec"], "name");
        return named is null ? PowerShell : Normalize(named);
    }

    internal static string? OfCell(JsonObject? metadata)
    {
        string? named = Text(metadata?["polyglot_notebook"], "kernelName") ?? Text(metadata?["dotnet_interactive"], "language") ?? Text(metadata?["vscode"], "languageId");
        return named is null ? null : Normalize(named);
    }

    private static string Normalize(string name)
    {
        string lower = name.ToLowerInvariant();
        if (lower.StartsWith(".net-", StringComparison.Ordinal)) lower = lower[5..];
        return Magic.GetValueOrDefault(lower, lower);
    }

    private static string? OfMagicLine(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (!line.StartsWith("#!")) return null;
        line = line[2..];
        int space = line.IndexOfAny(' ', '\t');
        string word = (space < 0 ? line : line[..space]).ToString();
        return Magic.GetValueOrDefault(word);
    }

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (string name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
