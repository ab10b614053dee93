using System.Text.Json;

namespace NetOpt.Tests;

/// <summary>The folder of real files and independent reference results beside the repository, where there is one.</summary>
internal static class SharedData
{
    public static string? Root { get; } = Find();

    public static string Data(string relative) => Path.Combine(Root!, "data", relative);

    public static JsonDocument Expected(string relative) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root!, "expected", relative)));

    private static string? Find()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (!File.Exists(Path.Combine(d.FullName, "NetOpt.slnx"))) continue;
            string shared = Path.Combine(d.FullName, "..", "shared");
            return Directory.Exists(Path.Combine(shared, "expected")) ? Path.GetFullPath(shared) : null;
        }
        return null;
    }
}

/// <summary>A fact that needs the shared real files; skipped, with a message, where they are absent.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Root is null) Skip = "the folder ../shared is not there";
    }
}

/// <summary>A theory that needs the shared real files; skipped, with a message, where they are absent.</summary>
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Root is null) Skip = "the folder ../shared is not there";
    }
}
