using System.Text.RegularExpressions;

namespace NetOpt.PowerShell.Tests;

public class ManifestTests
{
    [Fact]
    public void It_exports_exactly_the_cmdlets_of_the_assembly_in_order() =>
        Assert.Equal(Cmdlets.All.Select(Cmdlets.Name).Order(StringComparer.OrdinalIgnoreCase), Repository.ManifestList("CmdletsToExport"));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void It_says_that_it_exports_nothing_else(string key) => Assert.Empty(Repository.ManifestList(key));

    [Fact]
    public void Its_identity_never_changes() => Assert.Equal("7d0c8e0e-5d3f-4b0c-9a55-6c0f2f3e1b42", Value("GUID"));

    [Fact]
    public void Its_version_is_that_of_the_assembly() =>
        Assert.Equal(typeof(NetOptCmdlet).Assembly.GetName().Version!.ToString(3), Value("ModuleVersion"));

    [Fact]
    public void It_asks_for_the_PowerShell_that_runs_on_this_framework()
    {
        Assert.Equal("7.6", Value("PowerShellVersion"));
        Assert.Equal(["Core"], Repository.ManifestList("CompatiblePSEditions"));
    }

    [Fact]
    public void It_loads_every_format_file() =>
        Assert.Equal(Repository.FormatFiles.Select(f => "lib/Formats/" + Path.GetFileName(f)).Order(StringComparer.Ordinal), Repository.ManifestList("FormatsToProcess"));

    [Fact]
    public void It_loads_the_types_file() => Assert.Equal(["lib/Formats/NetOpt.Types.ps1xml"], Repository.ManifestList("TypesToProcess"));

    private static string Value(string key) => Regex.Match(Repository.Manifest, $@"^\s*{key}\s*=\s*'([^']*)'", RegexOptions.Multiline).Groups[1].Value;
}
