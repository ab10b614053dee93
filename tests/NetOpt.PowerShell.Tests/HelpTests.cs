using System.Reflection;
using System.Xml.Linq;

namespace NetOpt.PowerShell.Tests;

/// <summary>The help file that the build makes, against the cmdlets.</summary>
public class HelpTests
{
    private static readonly string Folder = Path.Combine(BuildOutput(), "en-US");
    private static readonly XElement[] Commands = [.. XDocument.Load(Path.Combine(Folder, "NetOpt.PowerShell.dll-Help.xml")).Descendants().Where(e => e.Name.LocalName == "command")];

    public static TheoryData<Type> All => [.. Cmdlets.All];

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_synopsis_description_notes_links_and_two_examples_with_remarks(Type cmdlet)
    {
        XElement help = Of(cmdlet);
        Assert.NotEmpty(Text(help, "details", "description"));
        Assert.NotEmpty(help.Elements().Where(e => e.Name.LocalName == "description").Select(e => e.Value.Trim()).Single());
        Assert.NotEmpty(Text(help, "alertSet"));
        Assert.NotEmpty(Text(help, "relatedLinks"));
        XElement[] examples = [.. help.Descendants().Where(e => e.Name.LocalName == "example")];
        Assert.True(examples.Length >= 2);
        Assert.All(examples, e => Assert.Contains(Cmdlets.Name(cmdlet), string.Concat(examples.Select(x => Text(x, "code"))), StringComparison.Ordinal));
        Assert.All(examples, e => Assert.NotEmpty(Text(e, "remarks")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_describes_every_parameter_and_no_other(Type cmdlet)
    {
        IEnumerable<string> expected = Cmdlets.Parameters(cmdlet).Select(p => p.Name);
        if (Cmdlets.SupportsShouldProcess(cmdlet)) expected = expected.Concat(["WhatIf", "Confirm"]);
        XElement[] parameters = [.. Of(cmdlet).Elements().Single(e => e.Name.LocalName == "parameters").Elements()];
        Assert.Equal(expected.Order(StringComparer.Ordinal), parameters.Select(p => Text(p, "name")).Order(StringComparer.Ordinal));
        Assert.All(parameters, p => Assert.NotEmpty(Text(p, "description")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_links_lead_to_topics_that_exist(Type cmdlet)
    {
        string[] topics = [.. Cmdlets.All.Select(Cmdlets.Name), .. Directory.GetFiles(Folder, "about_*.help.txt").Select(f => Path.GetFileName(f).Replace(".help.txt", "", StringComparison.Ordinal))];
        foreach (XElement link in Of(cmdlet).Descendants().Where(e => e.Name.LocalName == "navigationLink"))
        {
            if (Text(link, "uri").Length == 0) Assert.Contains(Text(link, "linkText"), topics);
        }
    }

    [Fact]
    public void Every_error_id_is_explained()
    {
        string topic = File.ReadAllText(Path.Combine(Folder, "about_NetOpt_Errors.help.txt"));
        foreach (FieldInfo code in typeof(ErrorCodes).GetFields()) Assert.Contains("    " + code.Name + "\n", topic, StringComparison.Ordinal);
    }

    private static XElement Of(Type cmdlet) => Commands.Single(c => Text(c, "details", "name") == Cmdlets.Name(cmdlet));

    private static string Text(XElement element, params string[] path) =>
        path.Aggregate(element, (e, name) => e.Elements().First(c => c.Name.LocalName == name)).Value.Trim();

    // The help lies beside the assembly in its own project's output, not in that of the tests.
    private static string BuildOutput()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Repository.Root, "src", "NetOpt.PowerShell", "bin", configuration, "net10.0");
    }
}
