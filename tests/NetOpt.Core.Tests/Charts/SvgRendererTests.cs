using System.Globalization;
using System.Xml.Linq;
using NetOpt.Charts;
using NetOpt.Charts.Svg;
using NetOpt.Topology;

namespace NetOpt.Tests.Charts;

public class SvgRendererTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, ChartSamples.All().Count())];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_drawing_is_well_formed_static_small_and_says_what_it_shows(int index)
    {
        Chart chart = ChartSamples.All().ElementAt(index);
        string svg = SvgRenderer.Render(chart);
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal(Ns + "svg", root.Name);
        Assert.Equal(chart.Title, root.Element(Ns + "title")!.Value);
        Assert.NotEqual("", root.Element(Ns + "desc")!.Value);
        Assert.True(svg.Length < 60_000, $"{svg.Length} bytes");
        string[] known = ["svg", "title", "desc", "g", "rect", "line", "circle", "path", "text"];
        Assert.All(root.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, known));
        // No script, no style sheet, no ids that could collide on a page, nothing fetched from elsewhere.
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "id" or "href" or "style" or "class" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Nothing_lies_outside_the_drawing(int index)
    {
        XElement root = XDocument.Parse(SvgRenderer.Render(ChartSamples.All().ElementAt(index))).Root!;
        double width = Number(root, "width"), height = Number(root, "height");
        foreach (XElement e in root.Descendants())
        {
            foreach (string name in (string[])["x", "x1", "x2", "cx"])
            {
                if (e.Attribute(name) is not null) Assert.InRange(Number(e, name), 0, width);
            }
            foreach (string name in (string[])["y", "y1", "y2", "cy"])
            {
                if (e.Attribute(name) is not null) Assert.InRange(Number(e, name), 0, height);
            }
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void A_value_without_logarithm_is_refused_on_a_logarithmic_axis(double value)
    {
        var logarithmic = new ChartAxis("Probability") { IsLogarithmic = true };
        XyChart chart = ChartFactory.Lines("Tail", new ChartAxis("t"), logarithmic, new XySeries("p", [1, 2], [0.5, value]));
        NetOptException error = Assert.Throws<NetOptException>(() => SvgRenderer.Render(chart));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains("Value 1 of 'p'", error.Message);
        Assert.Throws<NetOptException>(() => NetOpt.Charts.Plotly.PlotlyFigure.Create(chart));
        Assert.Throws<NetOptException>(() => SvgRenderer.Render(ChartFactory.Lines("Tail", new ChartAxis("t"), logarithmic) with { References = [new ReferenceLine(value, "level")] }));
    }

    [Fact]
    public void Equal_ratios_are_equally_far_apart_on_a_logarithmic_axis()
    {
        var axis = new ChartAxis("t") { IsLogarithmic = true };
        XElement root = XDocument.Parse(SvgRenderer.Render(ChartFactory.Lines("Decades", axis, axis, new XySeries("p", [1, 10, 100], [1, 10, 100], XyMark.Point)))).Root!;
        double[] x = [.. root.Descendants(Ns + "circle").Select(c => Number(c, "cx"))], y = [.. root.Descendants(Ns + "circle").Select(c => Number(c, "cy"))];
        Assert.Equal(x[1] - x[0], x[2] - x[1], 0.2);
        Assert.Equal(y[1] - y[0], y[2] - y[1], 0.2);
        Assert.Contains(root.Descendants(Ns + "text"), t => t.Value == "10");
    }

    [Fact]
    public void Names_cannot_break_out_of_the_drawing()
    {
        var builder = new TopologyBuilder(ChartSamples.Hostile);
        int a = builder.AddNode(new NetworkNode("a", ChartSamples.Hostile)), b = builder.AddNode(new NetworkNode("b", "b\0b"));
        builder.AddLink("l", a, b, new LinkDirection(1e9));
        Chart[] charts =
        [
            ChartFactory.TopologyMap(builder.Build(), [0.5, 1.5]),
            ChartFactory.Bars(ChartSamples.Hostile, [ChartSamples.Hostile], new ChartAxis(ChartSamples.Hostile), true, new BarSeries(ChartSamples.Hostile, [1]), new BarSeries(ChartSamples.Hostile, [2])),
            ChartFactory.Lines(ChartSamples.Hostile, new ChartAxis(ChartSamples.Hostile), new ChartAxis(ChartSamples.Hostile), new XySeries(ChartSamples.Hostile, [1], [2])),
        ];
        foreach (Chart chart in charts)
        {
            XDocument parsed = XDocument.Parse(SvgRenderer.Render(chart));
            Assert.DoesNotContain(parsed.Descendants(), e => e.Name.LocalName == "script");
        }
    }

    [Fact]
    public void A_very_long_title_is_cut_and_not_lost()
    {
        string svg = SvgRenderer.Render(ChartFactory.Lines(string.Join(' ', Enumerable.Repeat("congestion", 200)), new ChartAxis("x"), new ChartAxis("y")));
        Assert.Contains("…</text>", svg);
    }

    [Fact]
    public void A_spike_of_one_sample_in_a_million_stays_in_view()
    {
        double[] x = [.. Enumerable.Range(0, 1_000_000).Select(i => (double)i)], y = new double[1_000_000];
        y[123_456] = 50;
        string svg = SvgRenderer.Render(ChartFactory.Lines("Spike", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Queue"), new XySeries("q", [.. x], [.. y])));
        Assert.True(svg.Length < 60_000);
        string path = XDocument.Parse(svg).Descendants(Ns + "path").Single().Attribute("d")!.Value;
        // 320 pixels are the whole height: the line must climb them and come back.
        Assert.Contains("-320", path);
    }

    [Fact]
    public void Utilization_above_capacity_is_marked_by_shape_and_the_rest_is_not()
    {
        NetworkTopology net = Graphs.Duplex("a-b:10 b-c:10 c-a:10");
        Assert.DoesNotContain("stroke-dasharray=\"7 3\">", SvgRenderer.Render(ChartFactory.TopologyMap(net, [0.1, 0.2, 0.5, 0.9, 1, 0])));
        string over = SvgRenderer.Render(ChartFactory.TopologyMap(net, [0.1, 0.2, 0.5, 0.9, 1.01, 0]));
        Assert.Contains("stroke-dasharray=\"7 3\">", over);
        Assert.Contains(">101.0 %</text>", over);
    }

    [Fact]
    public void A_bar_chart_with_a_missing_value_is_refused()
    {
        var error = Assert.Throws<NetOptException>(() => ChartFactory.Bars("t", ["a", "b"], new ChartAxis("v"), true, new BarSeries("s", [1])));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
    }

    [Fact]
    public void A_series_refuses_what_is_not_finite_and_lengths_that_differ()
    {
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new XySeries("s", [1], [double.NaN])).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new XySeries("s", [1, 2], [1])).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new BarSeries("s", [double.PositiveInfinity])).Code);
    }

    [Fact]
    public void A_map_asks_for_one_utilization_for_each_arc()
    {
        var error = Assert.Throws<NetOptException>(() => ChartFactory.TopologyMap(Graphs.Duplex("a-b:10"), [0.5]));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(2, 1e300, -1e300)]
    [InlineData(30, 5, 5)]
    [InlineData(30, 1e-300, 0)]
    [InlineData(12, -180, 180)]
    public void Odd_coordinates_give_a_drawing_all_the_same(int nodes, double x, double y)
    {
        foreach (bool geographic in (bool[])[false, true])
        {
            var map = new MapChart
            {
                Title = "odd",
                Nodes = [.. Enumerable.Range(0, nodes).Select(i => new MapNode("n" + i, "Node " + i, i % 2 == 0 ? x : -x, i % 3 == 0 ? y : x))],
                Links = [.. Enumerable.Range(1, nodes - 1).Select(i => new MapLink("l" + i, i - 1, i, new MapLane(0.5, 1), new MapLane(null)))],
                IsGeographic = geographic,
                LinkScale = new MapScale("u", ChartUnit.Ratio, [0, 0.5, 1], IsLoad: true),
            };
            string svg = SvgRenderer.Render(map);
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("Infinity", svg);
            XElement[] circles = [.. XDocument.Parse(svg).Descendants(Ns + "circle")];
            Assert.Equal(nodes, circles.Length);
            Assert.All(circles, c => Assert.InRange(Number(c, "cx"), 0, 900));
        }
    }

    [Theory]
    [InlineData(1e300, -1e300)]
    [InlineData(1e-300, 2e-300)]
    [InlineData(1e15, 1.0000001e15)]
    public void Odd_values_give_a_drawing_all_the_same(double a, double b)
    {
        foreach (ChartUnit unit in Enum.GetValues<ChartUnit>())
        {
            var axis = new ChartAxis("v", unit);
            string svg = SvgRenderer.Render(ChartFactory.Lines("t", axis, axis, new XySeries("s", [a, b], [a, b])))
                + SvgRenderer.Render(ChartFactory.Bars("t", ["a", "b"], axis, true, new BarSeries("s", [a, b])));
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("Infinity", svg);
        }
        Assert.Throws<NetOptException>(() => new XySeries("s", [1], [1e305]));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
