using System.Collections.Immutable;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

public class TopologyMeasurementTests
{
    internal static TopologyMeasures Measure(NetworkTopology topology) =>
        TopologyMeasurement.Measure(new MeasureTopologyRequest { Topology = topology }, OperationContext.Default);

    [Fact]
    public void The_worked_example_of_theory_7_comes_out()
    {
        TopologyMeasures m = Measure(Graphs.Duplex("1-2 1-3 2-3 3-4 4-5"));
        Assert.Equal((5, 5, 5, 10), (m.Nodes, m.Links, m.SimpleLinks, m.Arcs));
        Assert.Equal(.5, m.Density, 1e-12);
        Assert.Equal(2, m.AverageDegree!.Value, 1e-12);
        Assert.Equal(.4666666666666667, m.AverageClustering!.Value, 1e-12);
        Assert.Equal(.5, m.Transitivity!.Value, 1e-12);
        Assert.Equal(1, m.Triangles);
        Assert.Equal(3, m.DiameterHops);
        Assert.Equal(1.7, m.AveragePathLengthHops!.Value, 1e-12);
        Assert.Equal((2, "3 4"), (m.RadiusHops!.Value, string.Join(' ', m.Center.Select(c => c.Id))));
        Assert.Equal(["3", "4"], m.ArticulationPoints.Select(a => a.Id));
        Assert.Equal([("3", "4", 3), ("4", "5", 4)], m.Bridges.Select(b => (b.Source, b.Target, b.Index)));
        Assert.Equal([0.0, 0, 4, 3, 0], m.Betweenness.Select(b => b.Value));
        Assert.Equal(4.0 / 6, m.Betweenness[2].Normalized!.Value, 1e-12);
        Assert.Equal([1.0, 3, 3, 6, 4], m.LinkBetweenness.Select(b => b.Value));
        Assert.Equal((1, 1, 1), (m.EdgeConnectivity, m.EdgeConnectivitySimple, m.NodeConnectivity));
        Assert.Equal((2, 3), (m.MaxCore, m.BiconnectedComponents));
        Assert.Equal((1, 1), (m.Components, m.ComponentSizes.Length));
    }

    [Fact]
    public void An_empty_network_has_no_measures_and_does_not_fail()
    {
        TopologyMeasures m = Measure(new TopologyBuilder("empty").Build());
        Assert.Equal((0, 0, 0, 0, 0.0), (m.Nodes, m.Links, m.Components, m.MaxCore, m.Density));
        Assert.Null(m.AverageDegree);
        Assert.Null(m.MinDegree);
        Assert.Null(m.DiameterHops);
        Assert.Null(m.RadiusHops);
        Assert.Null(m.AverageClustering);
        Assert.Null(m.EdgeConnectivity);
        Assert.Null(m.NodeConnectivity);
        Assert.Null(m.AlgebraicConnectivity);
        Assert.Empty(m.Betweenness);
    }

    [Fact]
    public void A_single_node_has_no_distances()
    {
        var builder = new TopologyBuilder("one");
        builder.AddNode("a");
        TopologyMeasures m = Measure(builder.Build());
        Assert.Equal((1, 1, 0), (m.Nodes, m.Components, m.RadiusHops!.Value));
        Assert.Equal(0, m.AverageDegree);
        Assert.Null(m.DiameterHops);
        Assert.Null(m.AveragePathLengthHops);
        Assert.Null(m.Transitivity);
        Assert.Null(m.EdgeConnectivity);
        Assert.Null(m.TotalLinkLengthKm);
        Assert.Equal((0.0, (double?)null), (m.Betweenness[0].Value, m.Betweenness[0].Normalized));
        Assert.Empty(m.WeightedPaths);
        Assert.Empty(m.CriticalPaths);
    }

    [Fact]
    public void Unconnected_nodes_are_components_and_no_links_are_no_connectivity()
    {
        var builder = new TopologyBuilder("three");
        for (int i = 0; i < 3; i++) builder.AddNode("n" + i);
        builder.AddLink("l", 1, 2, new LinkDirection(10, 1, Cost: 1));
        TopologyMeasures m = Measure(builder.Build());
        Assert.Equal((2, 1, 2L), (m.Components, m.DiameterHops, m.ReachablePairs));
        Assert.Equal([2, 1], m.ComponentSizes.AsEnumerable());
        Assert.Equal((0, 0, 0, 0.0), (m.EdgeConnectivity, m.EdgeConnectivitySimple, m.NodeConnectivity, m.AlgebraicConnectivity));
        Assert.Equal("l", Assert.Single(m.Bridges).Name);
    }

    [Fact]
    public void Parallel_links_are_no_bridge_and_count_in_the_multigraph()
    {
        TopologyMeasures m = Measure(Graphs.Duplex("a-b b-a b-c"));
        Assert.Equal((3, 2), (m.Links, m.SimpleLinks));
        Assert.Equal("l2", Assert.Single(m.Bridges).Name);
        Assert.Equal([(0, 1), (1, 2)], m.BridgesSimple.Select(b => (b.SourceIndex, b.TargetIndex)));
        Assert.Equal((1, 1), (m.EdgeConnectivity, m.EdgeConnectivitySimple));
        Assert.Equal([1.0, 1, 2], m.LinkBetweenness.Select(b => b.Value));
        TopologyMeasures twice = Measure(Graphs.Duplex("a-b b-a b-c c-b"));
        Assert.Equal((2, 1), (twice.EdgeConnectivity, twice.EdgeConnectivitySimple));
        Assert.Empty(twice.Bridges);
    }

    [Fact]
    public void Two_directed_links_are_one_link_and_their_bridge_is_listed_once()
    {
        TopologyMeasures m = Measure(Graphs.Directed("a>b b>a b>c c>b a>b"));
        Assert.Equal((5, 3, 2, 5), (m.LinksInFile, m.Links, m.SimpleLinks, m.Arcs));
        Assert.Equal("l2", Assert.Single(m.Bridges).Name);
        Assert.Equal([1.0, 1, 2, 2, 1], m.LinkBetweenness.Select(b => b.Value));
    }

    [Fact]
    public void Measures_equal_the_slow_ones_on_random_networks()
    {
        foreach (NetworkTopology topology in RandomNetworks.Many("measures", 150, 9, directed: true))
        {
            var slow = new SlowMeasures(topology);
            TopologyMeasures m = Measure(topology);
            int n = slow.N;
            bool[] all = Enumerable.Repeat(true, n).ToArray();
            int components = slow.Components(all);
            Assert.Equal(components, m.Components);
            Assert.Equal(Enumerable.Range(0, n).Select(slow.Degree), m.Degrees);
            Assert.Equal(Pairs(n).Sum(p => slow.Multiplicity(p.U, p.V)), m.Links);
            Assert.Equal(Enumerable.Range(0, n).Where(slow.IsArticulation), m.ArticulationPoints.Select(a => a.Index));
            Assert.Equal(Pairs(n).Where(p => slow.IsBridge(p.U, p.V, merged: true)), m.BridgesSimple.Select(b => (b.SourceIndex, b.TargetIndex)));
            Assert.Equal(Pairs(n).Where(p => slow.IsBridge(p.U, p.V, merged: false)),
                m.Bridges.Select(b => (Math.Min(b.SourceIndex, b.TargetIndex), Math.Max(b.SourceIndex, b.TargetIndex))).Order());
            Assert.Equal(n < 2 ? null : slow.MinimumCut(merged: false), m.EdgeConnectivity);
            Assert.Equal(n < 2 ? null : slow.MinimumCut(merged: true), m.EdgeConnectivitySimple);
            Assert.Equal(n < 2 ? null : slow.NodeConnectivity(), m.NodeConnectivity);
            Assert.Equal(slow.LargestCore(), m.MaxCore);
            Assert.Equal(Enumerable.Range(0, n).Sum(slow.TrianglesAt), 3 * m.Triangles);
            double clustering = Enumerable.Range(0, n).Average(v => slow.Degree(v) < 2 ? 0 : slow.TrianglesAt(v) / (slow.Degree(v) * (slow.Degree(v) - 1) / 2.0));
            Assert.Equal(clustering, m.AverageClustering!.Value, 1e-12);

            int[] distances = [.. Pairs(n).Where(p => slow.Reaches(p.U, p.V)).Select(p => slow.Distance[p.U, p.V])];
            Assert.Equal(distances.Length == 0 ? null : distances.Max(), m.DiameterHops);
            Assert.Equal(2 * distances.Length, m.ReachablePairs);
            double[,] paths = slow.PathCounts();
            for (int v = 0; v < n; v++) Assert.Equal(slow.Betweenness(v, paths), m.Betweenness[v].Value, 1e-10);
            foreach (LinkBetweenness link in m.LinkBetweenness)
            {
                NetworkLink l = topology.Links[link.Index];
                Assert.Equal(slow.Betweenness(l.Source, l.Target, paths) / slow.Multiplicity(l.Source, l.Target), link.Value, 1e-10);
            }
            Assert.Equal(distances.Sum(d => d - 1), m.Betweenness.Sum(b => b.Value), 1e-9);
            if (m.AlgebraicConnectivity is { } lambda) Assert.Equal(components == 1, lambda > 1e-9);
        }
    }

    [Fact]
    public void Above_the_limit_betweenness_is_sampled_with_errors_and_weighted_paths_wait_to_be_named()
    {
        NetworkTopology topology = TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.Torus, Rows = 5, Columns = 6, LatencySeconds = .001 }, OperationContext.Default).Topology;
        var request = new MeasureTopologyRequest { Topology = topology, ExactNodeLimit = 29, BetweennessSamples = 10 };
        TopologyMeasures m = TopologyMeasurement.Measure(request, OperationContext.Default);
        Assert.Equal((false, 10), (m.BetweennessIsExact, m.BetweennessPivots));
        Assert.All(m.Betweenness, b => Assert.True(b.StandardError > 0));
        Assert.All(m.LinkBetweenness, b => Assert.NotNull(b.StandardError));
        Assert.Empty(m.WeightedPaths);
        m = TopologyMeasurement.Measure(request with { Weights = [PathWeight.Latency] }, OperationContext.Default);
        Assert.Equal(.005, Assert.Single(m.WeightedPaths).Diameter, 1e-12);
    }

    [Fact]
    public void Bad_requests_are_refused_with_their_code()
    {
        NetworkTopology net = Graphs.Duplex("a-b");
        Assert.Equal(ErrorCodes.MissingTopology, Code(new MeasureTopologyRequest()));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new MeasureTopologyRequest { Topology = net, ExactNodeLimit = -1 }));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new MeasureTopologyRequest { Topology = net, BetweennessSamples = 1 }));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new MeasureTopologyRequest { Topology = net, Weights = [PathWeight.Latency] }));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new MeasureTopologyRequest { Topology = net, Weights = [PathWeight.GreatCircle] }));
        NetworkTopology lost = net.WithDemands(new TrafficMatrix([new TrafficDemand("d", "a", "x", 1)]));
        Assert.Equal(ErrorCodes.UnknownNode, Code(new MeasureTopologyRequest { Topology = lost }));

        static string Code(MeasureTopologyRequest request) =>
            Assert.Throws<NetOptException>(() => TopologyMeasurement.Measure(request, OperationContext.Default)).Code;
    }

    [Fact]
    public void Requests_and_results_go_to_JSON_and_back_unchanged()
    {
        NetworkTopology topology = Graphs.Duplex("a-b:10:1 b-c:10:2 c-a:5:1 c-d:1:1");
        var request = new MeasureTopologyRequest { Topology = topology, ExactNodeLimit = 3, BetweennessSamples = 2, Weights = [PathWeight.Cost, PathWeight.Hops] };
        string json = JsonSerializer.Serialize(request, TopologyOperations.Measure.RequestType);
        var again = (MeasureTopologyRequest)JsonSerializer.Deserialize(json, TopologyOperations.Measure.RequestType)!;
        Assert.Equal(json, JsonSerializer.Serialize(again, TopologyOperations.Measure.RequestType));

        TopologyMeasures result = TopologyMeasurement.Measure(request, OperationContext.Default);
        string text = JsonSerializer.Serialize(result, TopologyOperations.Measure.ResultType);
        var read = (TopologyMeasures)JsonSerializer.Deserialize(text, TopologyOperations.Measure.ResultType)!;
        Assert.Equal(text, JsonSerializer.Serialize(read, TopologyOperations.Measure.ResultType));
        foreach (string name in (string[])["nodes", "links", "simpleLinks", "density", "averageDegree", "components", "diameterHops", "averagePathLengthHops",
            "averageClustering", "transitivity", "edgeConnectivity", "articulationPoints", "bridges", "betweenness"])
        {
            Assert.Contains($"\"{name}\":", text);
        }
        Assert.Contains("\"weight\":\"cost\"", text);
    }

    [Fact]
    public void Results_do_not_depend_on_how_the_work_was_split()
    {
        NetworkTopology topology = TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.BarabasiAlbert, Nodes = 150, Attachment = 3, Seed = 5 }, OperationContext.Default).Topology;
        string first = JsonSerializer.Serialize(Measure(topology), TopologyOperations.Measure.ResultType);
        for (int i = 0; i < 3; i++)
            Assert.Equal(first, JsonSerializer.Serialize(Measure(topology), TopologyOperations.Measure.ResultType));
    }

    [Fact]
    public void A_run_can_be_canceled_in_every_part_and_reports_forward()
    {
        NetworkTopology topology = TopologyGenerator.Generate(
            new GenerateTopologyRequest { Kind = TopologyKind.WattsStrogatz, Nodes = 120, Neighbors = 6, Rewiring = .2, Seed = 3 }, OperationContext.Default).Topology;
        var builder = new TopologyBuilder(topology);
        for (int i = 0; i < builder.LinkCount; i++)
        {
            var both = new LinkDirection(1, .001 * (1 + i % 7), Cost: 1 + i % 5);
            builder.SetLink(i, builder.Link(i) with { Forward = both, Backward = both });
        }
        var request = new MeasureTopologyRequest { Topology = builder.Build() };
        var reports = new List<OperationProgress>();
        TopologyMeasurement.Measure(request, new OperationContext { Progress = new Collector(reports.Add) });
        string[] activities = [.. reports.Select(r => r.Activity).Distinct()];
        Assert.Equal(["Measuring hop distances", "Measuring betweenness", "Measuring edge connectivity", "Measuring node connectivity", "Measuring path lengths", "Finding critical paths"],
            activities);
        foreach (string activity in activities)
        {
            double before = -1;
            foreach (OperationProgress report in reports.Where(r => r.Activity == activity))
            {
                Assert.InRange(report.Fraction!.Value, 0, 1);
                before = report.Fraction.Value < before && activity != "Measuring path lengths" ? double.NaN : report.Fraction.Value;
                Assert.False(double.IsNaN(before), activity + " went back");
            }

            using var source = new CancellationTokenSource();
            var context = new OperationContext { Cancellation = source.Token, Progress = new Collector(r => CancelAt(r, activity, source)) };
            Assert.ThrowsAny<OperationCanceledException>(() => TopologyMeasurement.Measure(request, context));
        }

        static void CancelAt(OperationProgress report, string activity, CancellationTokenSource source)
        {
            if (report.Activity == activity) source.Cancel();
        }
    }

    private static IEnumerable<(int U, int V)> Pairs(int n)
    {
        for (int u = 0; u < n; u++)
        {
            for (int v = u + 1; v < n; v++) yield return (u, v);
        }
    }

    private sealed class Collector(Action<OperationProgress> receive) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => receive(value);
    }
}
