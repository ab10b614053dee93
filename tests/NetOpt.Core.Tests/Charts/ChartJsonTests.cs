using System.Text.Json;
using NetOpt.Charts;
using NetOpt.Charts.Svg;

namespace NetOpt.Tests.Charts;

public class ChartJsonTests
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, ChartSamples.All().Count())];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_chart_goes_to_json_and_back_and_draws_the_same(int index)
    {
        Chart chart = ChartSamples.All().ElementAt(index);
        string json = JsonSerializer.Serialize(chart, ChartsJsonContext.Default.Chart);
        Chart back = JsonSerializer.Deserialize(json, ChartsJsonContext.Default.Chart)!;
        Assert.Equal(chart.GetType(), back.GetType());
        Assert.Equal(json, JsonSerializer.Serialize(back, ChartsJsonContext.Default.Chart));
        Assert.Equal(SvgRenderer.Render(chart), SvgRenderer.Render(back));
    }

    [Fact]
    public void A_page_goes_to_json_and_back()
    {
        var page = new ChartPage("t", "s", [new PageText("x", "h"), new PageTable("c", [new PageColumn("a", true)], [["1"]]), new PageChart(ChartSamples.All().First())]);
        string json = JsonSerializer.Serialize(page, ChartsJsonContext.Default.ChartPage);
        ChartPage back = JsonSerializer.Deserialize(json, ChartsJsonContext.Default.ChartPage)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, ChartsJsonContext.Default.ChartPage));
        Assert.Single(back.Charts);
    }
}
