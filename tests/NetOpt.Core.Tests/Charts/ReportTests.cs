using System.Text.Json;
using System.Xml.Linq;
using NetOpt.Bandwidth;
using NetOpt.Charts;
using NetOpt.Charts.Html;
using NetOpt.Charts.Reports;
using NetOpt.Charts.Svg;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Charts;

public class ReportTests
{
    private static readonly Lazy<NetworkTopology> Backbone = new(() => TopologyFile.Read(Path.Combine(RepositoryFolder.Find(), "data", "backbone.json")).Topology);

    private static T Run<T>(string operation, object request) => (T)OperationCatalog.Get(operation).Run(request, OperationContext.Default);

    private static NetworkOptimizationResult Optimize(NetworkTopology network) =>
        Run<NetworkOptimizationResult>("network.optimize", new OptimizeNetworkRequest { Topology = network, Method = OptimizationMethod.MultiPath });

    [Fact]
    public void The_report_of_the_loop_shows_both_maps_with_the_loads_that_were_measured()
    {
        NetworkOptimizationResult result = Optimize(Backbone.Value);
        ChartPage page = OptimizationReport.Create(result);
        Assert.Contains(result.Verdict.TrimEnd('.'), page.Summary);
        MapChart[] maps = [.. page.Charts.OfType<MapChart>()];
        Assert.Equal(2, maps.Length);
        Assert.Equal(result.Links.Select(l => l.UtilizationBefore), Values(maps[0]));
        Assert.Equal(result.Links.Select(l => l.UtilizationAfter), Values(maps[1]));
        Assert.Equal(maps[0].Nodes, maps[1].Nodes);
        XyChart curve = page.Charts.OfType<XyChart>().First();
        Assert.Equal(result.Before.MaxUtilization, curve.Series[0].Y[0]);
        Assert.Equal(result.After.MaxUtilization, curve.Series[1].Y[0]);
        PageTable changes = page.Items.OfType<PageTable>().Last();
        Assert.Equal(result.Changes.Select(c => c.Description), changes.Rows.Select(row => row[1]));
        Assert.All(page.Items.OfType<PageTable>(), t => Assert.All(t.Rows, row => Assert.Equal(t.Columns.Length, row.Length)));
        Assert.Equal("svg", XDocument.Parse(SvgRenderer.Render(page)).Root!.Name.LocalName);
        Assert.True(HtmlPage.Render(page, PlotlySource.Linked).Length < 250_000);
    }

    [Fact]
    public void A_result_without_a_network_gets_a_report_without_maps()
    {
        NetworkOptimizationResult result = Optimize(Backbone.Value) with { ImprovedNetwork = null };
        Assert.Empty(OptimizationReport.Create(result).Charts.OfType<MapChart>());
        Assert.Equal(2, OptimizationReport.Create(result, Backbone.Value).Charts.OfType<MapChart>().Count());
    }

    [Fact]
    public void A_network_that_cannot_be_improved_gets_one_map_and_no_changes()
    {
        NetworkTopology line = Graphs.Duplex("a-b:10 b-c:10").WithDemands(Graphs.Demands("a>c:4"));
        ChartPage page = OptimizationReport.Create(Optimize(line));
        Assert.Single(page.Charts.OfType<MapChart>());
        Assert.Single(page.Charts.OfType<XyChart>().First().Series);
        Assert.Single(page.Items.OfType<PageTable>());
        Assert.Contains("Nothing was changed", page.Items.OfType<PageText>().First().Text);
    }

    [Fact]
    public void Measures_show_the_most_central_nodes_first_and_the_map_where_the_network_is_given()
    {
        var measures = Run<TopologyMeasures>("topology.measure", new MeasureTopologyRequest { Topology = Backbone.Value });
        ChartPage page = MeasuresReport.Create(measures, Backbone.Value);
        Assert.Single(page.Charts.OfType<MapChart>());
        BarChart[] bars = [.. page.Charts.OfType<BarChart>()];
        Assert.Equal(2, bars.Length);
        Assert.Equal(measures.Betweenness.Max(n => n.Value), bars[0].Series[0].Values[0]);
        Assert.Equal(bars[0].Series[0].Values.OrderDescending(), bars[0].Series[0].Values);
        Assert.Empty(MeasuresReport.Create(measures).Charts.OfType<MapChart>());
    }

    [Fact]
    public void A_routing_shows_its_loads()
    {
        var result = Run<EcmpResult>("routing.ecmp", new EcmpRequest(Backbone.Value));
        ChartPage page = RoutingReport.Create(result, Backbone.Value);
        Assert.Equal(result.LinkLoads.Select(l => l.Utilization), Values(page.Charts.OfType<MapChart>().Single()));
        Assert.Equal(result.MaxUtilization, page.Charts.OfType<XyChart>().Single().Series[0].Y[0]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public void Water_filling_shows_what_is_asked_for_and_what_is_given(int demands)
    {
        var result = Run<WaterfillResult>("bandwidth.waterfill", new WaterfillRequest(Capacity: 10, Demands: [.. Enumerable.Range(1, demands).Select(i => (double?)i)]));
        ChartPage page = WaterfillReport.Create(result);
        switch (Assert.Single(page.Charts))
        {
            case BarChart bars:
                Assert.Equal(result.Allocations.Select(a => (double?)a.Rate), bars.Series[1].Values);
                break;
            case XyChart curve:
                Assert.Equal(result.Allocations.Select(a => a.Rate), curve.Series[1].Y);
                break;
        }
        SvgRenderer.Render(page);
    }

    [Fact]
    public void Every_type_that_is_named_has_a_page_and_others_have_none()
    {
        Assert.NotNull(Report.For(Backbone.Value));
        Assert.NotNull(Report.For(ChartFactory.LoadCurve([0.5])));
        Assert.Null(Report.For("text"));
        Assert.Null(Report.For(42));
    }

    [Fact]
    public void A_report_goes_to_json_and_back()
    {
        ChartPage page = OptimizationReport.Create(Optimize(Backbone.Value));
        string json = JsonSerializer.Serialize(page, ChartsJsonContext.Default.ChartPage);
        Assert.Equal(SvgRenderer.Render(page), SvgRenderer.Render(JsonSerializer.Deserialize(json, ChartsJsonContext.Default.ChartPage)!));
    }

    private static IEnumerable<double> Values(MapChart map) =>
        map.Links.SelectMany(l => l.Backward is null ? (double[])[l.Forward.Value!.Value] : [l.Forward.Value!.Value, l.Backward.Value!.Value]);
}
