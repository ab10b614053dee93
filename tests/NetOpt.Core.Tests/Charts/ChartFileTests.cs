using System.Text.Json;
using System.Xml.Linq;
using NetOpt.Charts;
using NetOpt.Charts.Html;

namespace NetOpt.Tests.Charts;

public class ChartFileTests
{
    private static readonly Chart Sample = ChartFactory.LoadCurve([0.5, 0.2]);
    private static readonly ChartPage Page = new("Page", "Summary", [new PageChart(Sample), new PageText("text"), new PageChart(Sample)]);

    [Fact]
    public void The_extension_chooses_the_form()
    {
        using var folder = new TemporaryFolder();
        ChartFile.Write(Sample, folder.File("a.svg"));
        ChartFile.Write(Sample, folder.File("a.HTML"), PlotlySource.Linked);
        ChartFile.Write(Sample, folder.File("a.json"));
        ChartFile.Write(Page, folder.File("p.svg"));
        ChartFile.Write(Page, folder.File("p.json"));
        Assert.Equal("svg", XDocument.Load(folder.File("a.svg")).Root!.Name.LocalName);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.File("a.HTML")));
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(File.ReadAllBytes(folder.File("a.json"))).RootElement.GetProperty("data").ValueKind);
        Assert.Equal(2, JsonDocument.Parse(File.ReadAllBytes(folder.File("p.json"))).RootElement.GetProperty("figures").GetArrayLength());
        Assert.Equal(2, XDocument.Load(folder.File("p.svg")).Root!.Elements().Count(e => e.Name.LocalName == "g"));
    }

    [Theory]
    [InlineData("chart.png", "'.png' is no chart format")]
    [InlineData("chart", "has no extension")]
    public void Another_extension_is_refused_with_the_three_that_exist(string name, string says)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<NetOptException>(() => ChartFile.Write(Sample, folder.File(name)));
        Assert.Equal(ErrorCodes.UnknownFormat, error.Code);
        Assert.Contains(says, error.Message);
        Assert.All((string[])[".svg", ".html", ".json"], e => Assert.Contains(e, error.Message));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_failure_leaves_the_old_file_as_it_was_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.html");
        File.WriteAllText(path, "old");
        Assert.Throws<NetOptFileException>(() => ChartFile.Write(Sample, path, PlotlySource.FromFile(folder.File("none.js"))));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal(ErrorCodes.FileUnwritable, Assert.Throws<NetOptFileException>(() => ChartFile.Write(Sample, folder.File("no/such/folder/a.svg"))).Code);
    }
}
