using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetOpt.PowerShell.Tests;

/// <summary>The files of the repository that the module is made of.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Root, "NetOpt.psd1"));

    public static IReadOnlyList<string> FormatFiles { get; } = Directory.GetFiles(Path.Combine(Root, "src", "NetOpt.PowerShell", "Formats"), "*.Format.ps1xml");

    public static IReadOnlyList<XElement> Views { get; } = [.. FormatFiles.SelectMany(f => XDocument.Load(f).Descendants("View"))];

    public static XElement Types { get; } = XDocument.Load(Path.Combine(Root, "src", "NetOpt.PowerShell", "Formats", "NetOpt.Types.ps1xml")).Root!;

    /// <summary>The strings of a list in the manifest.</summary>
    public static string[] ManifestList(string key)
    {
        Match list = Regex.Match(Manifest, $@"^\s*{key}\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline);
        Assert.True(list.Success, $"the manifest has no list {key}");
        return [.. Regex.Matches(list.Groups[1].Value, "'([^']*)'").Select(m => m.Groups[1].Value)];
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "NetOpt.slnx"))) return d.FullName;
        }
        throw new DirectoryNotFoundException("NetOpt.slnx is in no folder above " + AppContext.BaseDirectory);
    }
}
