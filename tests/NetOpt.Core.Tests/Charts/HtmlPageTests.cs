using System.Text.RegularExpressions;
using NetOpt.Charts;
using NetOpt.Charts.Html;

namespace NetOpt.Tests.Charts;

public class HtmlPageTests
{
    private static ChartPage Page() => new("Report <1>", "A & B", [new PageText("Some <text>", "Head"), new PageTable("Table", [new PageColumn("A"), new PageColumn("B", true)], [["<x>", "1"]]), .. ChartSamples.All().Select(c => new PageChart(c))]);

    [Fact]
    public void A_page_with_an_embedded_copy_names_no_other_host_and_holds_the_copy_once()
    {
        using var folder = new TemporaryFolder();
        string library = folder.File("plotly.js");
        File.WriteAllText(library, "window.Plotly={marker:'embedded copy'};var s='</script>';");
        string html = HtmlPage.Render(Page(), PlotlySource.FromFile(library));
        Assert.Single(Regex.Matches(html, "embedded copy"));
        Assert.DoesNotContain("<script src", html);
        Assert.DoesNotContain(PlotlySource.Host, html);
        Assert.DoesNotMatch("(src|href)=", html);
        Assert.Contains("script-src 'unsafe-inline';", html);
        // What the library says about a closing tag must not close its element.
        Assert.Contains("var s='<\\/script>'", html);
        Assert.Equal(Regex.Matches(html, "<script").Count, Regex.Matches(html, "</script>").Count);
    }

    [Fact]
    public void A_page_without_a_copy_links_says_so_and_still_holds_every_picture()
    {
        string html = HtmlPage.Render(Page(), PlotlySource.Linked);
        Assert.Single(Regex.Matches(html, "<script src="));
        Assert.Contains("integrity=\"sha384-", html);
        Assert.Contains("need a connection", html);
        Assert.Equal(ChartSamples.All().Count(), Regex.Matches(html, "<svg ").Count);
    }

    [Fact]
    public void Texts_and_tables_are_encoded()
    {
        string html = HtmlPage.Render(Page(), PlotlySource.Linked);
        Assert.Contains("<h1>Report &lt;1&gt;</h1>", html);
        Assert.Contains("A &amp; B", html);
        Assert.Contains("Some &lt;text&gt;", html);
        Assert.Contains(">&lt;x&gt;</td>", html);
    }

    [Fact]
    public void A_fragment_for_notebooks_has_no_script_and_no_style_sheet()
    {
        string html = HtmlPage.Fragment(Page());
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<style", html);
        Assert.StartsWith("<div>", html);
    }

    [Fact]
    public void A_copy_that_is_gone_is_an_error_with_its_path()
    {
        var error = Assert.Throws<NetOptFileException>(() => HtmlPage.Render(Page(), PlotlySource.FromFile("/nowhere/plotly.js")));
        Assert.Equal(ErrorCodes.FileUnreadable, error.Code);
        Assert.Equal("/nowhere/plotly.js", error.Path);
    }

    [Fact]
    public void The_link_names_the_version_that_the_build_embeds()
    {
        string root = RepositoryFolder.Find();
        Assert.Contains($"\"plotly.js-basic-dist-min\": \"{PlotlySource.Version}\"", File.ReadAllText(Path.Combine(root, "package.json")));
    }
}
