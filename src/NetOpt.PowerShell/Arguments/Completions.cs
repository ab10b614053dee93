using System.Management.Automation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Makes completion results: quoted where the text needs it, filtered by what was typed.</summary>
internal static class Completions
{
    private const int Most = 200;

    /// <summary>The names that start with the typed word, then those that contain it.</summary>
    public static IEnumerable<CompletionResult> Of(IEnumerable<(string Text, string Tip)> names, string? word)
    {
        string typed = (word ?? "").Trim('\'', '"');
        var all = names.Where(n => n.Text.Contains(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return all.Where(n => n.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Concat(all.Where(n => !n.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
            .Take(Most)
            .Select(n => new CompletionResult(Quote(n.Text), n.Text, CompletionResultType.ParameterValue, n.Tip));
    }

    // A bare word is letters, digits and a few signs that PowerShell leaves alone; everything else is quoted.
    private static string Quote(string text)
    {
        bool bare = text.Length > 0 && (char.IsLetterOrDigit(text[0]) || text[0] == '_');
        foreach (char c in text) bare &= char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '\\';
        return bare ? text : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}
