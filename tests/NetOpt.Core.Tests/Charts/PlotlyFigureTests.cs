using System.Text.Json;
using System.Text.Json.Nodes;
using NetOpt.Charts;
using NetOpt.Charts.Plotly;

namespace NetOpt.Tests.Charts;

public class PlotlyFigureTests
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, ChartSamples.All().Count())];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_figure_has_data_layout_and_config_that_the_basic_bundle_draws(int index)
    {
        Chart chart = ChartSamples.All().ElementAt(index);
        JsonObject figure = JsonNode.Parse(PlotlyFigure.ToJson(chart))!.AsObject();
        Assert.Equal(["config", "data", "layout"], figure.Select(p => p.Key).Order());
        foreach (JsonNode? trace in figure["data"]!.AsArray())
        {
            Assert.Contains((string)trace!["type"]!, (string[])["scatter", "bar"]);
            JsonArray x = trace["x"]!.AsArray(), y = trace["y"]!.AsArray();
            Assert.Equal(x.Count, y.Count);
            foreach (string parallel in (string[])["text", "hovertext", "customdata"])
            {
                if (trace[parallel] is JsonArray texts) Assert.Equal(x.Count, texts.Count);
            }
        }
        Assert.Contains(PlotlyFigure.Encode(chart.Title), (string)figure["layout"]!["title"]!["text"]!);
    }

    [Fact]
    public void A_logarithmic_axis_keeps_the_plain_unit_and_gives_each_tick_its_prefix()
    {
        XyChart chart = ChartFactory.Lines("Tail", new ChartAxis("Wait", ChartUnit.Seconds) { IsLogarithmic = true }, new ChartAxis("Probability") { IsLogarithmic = true },
            new XySeries("w", [0.001, 10], [1, 0.01]));
        JsonNode figure = PlotlyFigure.Create(chart with { References = [new ReferenceLine(0.1, "limit")] });
        JsonNode x = figure["layout"]!["xaxis"]!;
        Assert.Equal("log", (string)x["type"]!);
        Assert.Equal("s", (string)x["ticksuffix"]!);
        Assert.Equal("Wait", (string)x["title"]!["text"]!);
        Assert.Equal(0.001, (double)figure["data"]![0]!["x"]![0]!);
        Assert.Equal(0.1, (double)figure["layout"]!["shapes"]![0]!["y0"]!);
        Assert.Equal(-1, (double)figure["layout"]!["annotations"]![0]!["y"]!, 1e-12);
    }

    [Fact]
    public void Values_are_given_in_the_unit_that_the_axis_names()
    {
        JsonObject figure = PlotlyFigure.Create(ChartFactory.Lines("t", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Rate", ChartUnit.BitsPerSecond), new XySeries("s", [0.001, 0.002], [1e9, 4e9])));
        Assert.Equal("Rate (Gbit/s)", (string)figure["layout"]!["yaxis"]!["title"]!["text"]!);
        Assert.Equal("Time (ms)", (string)figure["layout"]!["xaxis"]!["title"]!["text"]!);
        Assert.Equal([1.0, 4.0], figure["data"]![0]!["y"]!.AsArray().Select(v => (double)v!));
        Assert.Equal([1.0, 2.0], figure["data"]![0]!["x"]!.AsArray().Select(v => (double)v!));
    }

    [Fact]
    public void A_million_points_are_thinned_without_losing_the_spike()
    {
        double[] x = [.. Enumerable.Range(0, 1_000_000).Select(i => (double)i)], y = new double[1_000_000];
        y[777] = 9;
        JsonArray kept = PlotlyFigure.Create(ChartFactory.Lines("t", new ChartAxis("x"), new ChartAxis("y"), new XySeries("s", [.. x], [.. y])))["data"]![0]!["y"]!.AsArray();
        Assert.InRange(kept.Count, 2000, 8004);
        Assert.Contains(kept, v => (double)v! == 9);
    }

    [Fact]
    public void Names_are_shown_and_not_read_as_markup()
    {
        string json = PlotlyFigure.ToJson(ChartFactory.Bars("<b>t</b>", ["<a href='x'>y</a>"], new ChartAxis("v"), true, new BarSeries("<i>", [1])));
        Assert.DoesNotContain("<", json);
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal("&lt;i&gt;", document.RootElement.GetProperty("data")[0].GetProperty("name").GetString());
    }
}
