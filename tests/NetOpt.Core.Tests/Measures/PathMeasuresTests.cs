using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

public class PathMeasuresTests
{
    [Fact]
    public void Weighted_diameter_and_mean_equal_those_of_all_pairs_by_Floyd_and_Warshall()
    {
        foreach (NetworkTopology topology in RandomNetworks.Many("weighted", 150, 15, directed: true))
        {
            if (topology.Links.IsEmpty) continue;
            TopologyMeasures m = TopologyMeasurementTests.Measure(topology);
            Check(m.WeightedPaths.Single(w => w.Weight == PathWeight.Cost), SlowMeasures.ArcDistances(topology, a => topology.Arcs.Cost[a]));
            Check(m.WeightedPaths.Single(w => w.Weight == PathWeight.Latency), SlowMeasures.ArcDistances(topology, a => topology.Arcs.LatencySeconds[a]));
        }

        static void Check(WeightedPathMeasures measured, double[,] distance)
        {
            int n = distance.GetLength(0);
            double[] finite = [.. Enumerable.Range(0, n * n).Where(i => i / n != i % n).Select(i => distance[i / n, i % n]).Where(double.IsFinite)];
            Assert.Equal(finite.Length, measured.ReachablePairs);
            Assert.Equal(finite.Max(), measured.Diameter, 1e-12);
            Assert.Equal(finite.Average(), measured.AverageLength, 1e-12);
            Assert.Equal(measured.Diameter, distance[measured.From.Index, measured.To.Index], 1e-12);
        }
    }

    [Fact]
    public void Equal_lengths_take_the_short_way_and_come_to_the_same()
    {
        NetworkTopology even = TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.BarabasiAlbert, Nodes = 80, Attachment = 2, Seed = 2, LatencySeconds = .004 }, OperationContext.Default).Topology;
        var builder = new TopologyBuilder(even);
        builder.AddLink("detour", 0, 1, new LinkDirection(null, 1));
        WeightedPathMeasures quick = TopologyMeasurementTests.Measure(even).WeightedPaths.Single();
        WeightedPathMeasures slow = TopologyMeasurementTests.Measure(builder.Build()).WeightedPaths.Single();
        Assert.Equal(slow.Diameter, quick.Diameter, 1e-12);
        Assert.Equal(slow.AverageLength, quick.AverageLength, 1e-12);
        Assert.Equal((slow.ReachablePairs, slow.From, slow.To), (quick.ReachablePairs, quick.From, quick.To));
    }

    [Fact]
    public void A_latency_that_one_link_lacks_gives_no_weighted_paths()
    {
        NetworkTopology topology = Graphs.Duplex("a-b:10:2 b-c:10");
        Assert.Empty(TopologyMeasurementTests.Measure(topology).WeightedPaths);
    }

    [Fact]
    public void Great_circle_distances_are_those_of_the_sphere()
    {
        double quarter = Math.PI / 2 * GreatCircle.EarthRadiusKm;
        Assert.Equal(2 * quarter, GreatCircle.DistanceKm(0, -90, 50, 90), 1e-8);
        Assert.Equal(quarter, GreatCircle.DistanceKm(10, 0, 100, 0), 1e-8);
        Assert.Equal(0, GreatCircle.DistanceKm(8.5, 47.4, 8.5, 47.4));
        // The spherical law of cosines, another formula for the same distance (Frankfurt, New York).
        double cosine = Math.Sin(Rad(50.1109)) * Math.Sin(Rad(40.7128)) + Math.Cos(Rad(50.1109)) * Math.Cos(Rad(40.7128)) * Math.Cos(Rad(8.6821 + 74.006));
        Assert.Equal(GreatCircle.EarthRadiusKm * Math.Acos(cosine), GreatCircle.DistanceKm(8.6821, 50.1109, -74.006, 40.7128), 1e-6);

        static double Rad(double degrees) => degrees * Math.PI / 180;
    }

    [Fact]
    public void Critical_paths_are_the_slowest_in_use_by_cost_and_not_the_slowest_of_the_fastest()
    {
        // By cost a-c goes over b, which takes 20; the direct link would take 1.
        var builder = new TopologyBuilder("t");
        int a = builder.AddNode("a"), b = builder.AddNode("b"), c = builder.AddNode("c");
        builder.AddLink("ab", a, b, new LinkDirection(1, 10, Cost: 1));
        builder.AddLink("bc", b, c, new LinkDirection(1, 10, Cost: 1));
        builder.AddLink("ac", a, c, new LinkDirection(1, 1, Cost: 5));
        CriticalPath worst = TopologyMeasurementTests.Measure(builder.Build()).CriticalPaths[0];
        Assert.Equal(("a", "c", 20.0, PathWeight.Latency, PathWeight.Cost), (worst.Source.Id, worst.Target.Id, worst.Length, worst.Measure, worst.RoutedBy));
        Assert.Equal([0, 1, 2], worst.NodeIndices.AsEnumerable());
        Assert.Equal([0, 1], worst.LinkIndices.AsEnumerable());
        Assert.Equal(3, TopologyMeasurementTests.Measure(builder.Build()).CriticalPaths.Length);
    }

    [Fact]
    public void Critical_paths_are_those_of_the_demands_where_there_are_any()
    {
        NetworkTopology topology = Graphs.Duplex("a-b b-c c-d d-e").WithDemands(Graphs.Demands("d>b:1 a>b:2 d>b:5 a>e:0 c>c:4"));
        TopologyMeasures m = TopologyMeasurementTests.Measure(topology);
        Assert.Equal([("d", "b", 2.0), ("a", "b", 1.0)], m.CriticalPaths.Select(p => (p.Source.Id, p.Target.Id, p.Length)));
        Assert.Equal([3, 2, 1], m.CriticalPaths[0].NodeIndices.AsEnumerable());
        Assert.Equal([2, 1], m.CriticalPaths[0].LinkIndices.AsEnumerable());
    }

    [Fact]
    public void Of_several_shortest_paths_the_slowest_counts()
    {
        var builder = new TopologyBuilder("t");
        for (int i = 0; i < 4; i++) builder.AddNode("n" + i);
        builder.AddLink("l01", 0, 1, new LinkDirection(1, 1));
        builder.AddLink("l13", 1, 3, new LinkDirection(1, 1));
        builder.AddLink("l02", 0, 2, new LinkDirection(1, 5));
        builder.AddLink("l23", 2, 3, new LinkDirection(1, 5));
        CriticalPath worst = TopologyMeasurementTests.Measure(builder.Build()).CriticalPaths[0];
        Assert.Equal((10.0, "0 2 3"), (worst.Length, string.Join(' ', worst.NodeIndices)));
    }

    [Fact]
    public void The_few_searches_for_critical_paths_by_hops_find_the_worst_five_of_all_pairs()
    {
        foreach (NetworkTopology topology in RandomNetworks.Many("critical", 100, 40))
        {
            var builder = new TopologyBuilder("plain");
            foreach (NetworkNode node in topology.Nodes) builder.AddNode(node);
            foreach (NetworkLink link in topology.Links) builder.AddLink(link.Id, link.Source, link.Target, default);
            NetworkTopology plain = builder.Build();
            var slow = new SlowMeasures(plain);
            var pairs = new List<double>();
            for (int u = 0; u < slow.N; u++)
            {
                for (int v = u + 1; v < slow.N; v++)
                {
                    if (slow.Reaches(u, v)) pairs.Add(slow.Distance[u, v]);
                }
            }
            TopologyMeasures m = TopologyMeasurementTests.Measure(plain);
            Assert.Equal(pairs.OrderDescending().Take(5), m.CriticalPaths.Select(p => p.Length));
            Assert.Equal(m.CriticalPaths.Length, m.CriticalPaths.Select(p => (p.Source.Index, p.Target.Index)).Distinct().Count());
            Assert.All(m.CriticalPaths, p => Assert.Equal((int)p.Length, p.LinkIndices.Length));
        }
    }

    [Fact]
    public void Bottlenecks_are_bridges_busy_links_and_those_that_fill_first()
    {
        var builder = new TopologyBuilder("t");
        for (int i = 0; i < 7; i++) builder.AddNode("n" + i);
        builder.AddLink("0-1", 0, 1, new LinkDirection(10));
        builder.AddLink("1-2", 1, 2, new LinkDirection(10));
        builder.AddLink("2-0", 2, 0, new LinkDirection(10));
        builder.AddLink(new NetworkLink("2-3", 2, 3, new LinkDirection(100, Utilization: .3), new LinkDirection(100, Utilization: .8)));
        builder.AddLink("3-4", 3, 4, new LinkDirection(10));
        builder.AddLink("4-5", 4, 5, new LinkDirection(1));
        builder.AddLink("5-3", 5, 3, new LinkDirection(10));
        builder.AddLink("0-6", 0, 6, new LinkDirection(1000));
        TopologyMeasures m = TopologyMeasurementTests.Measure(builder.Build());
        Assert.Equal(["2-3", "4-5", "0-6"], m.Bottlenecks.Select(b => b.Name));
        Assert.Equal([BottleneckReason.Bridge, BottleneckReason.Utilization], m.Bottlenecks[0].Reasons.AsEnumerable());
        Assert.Equal((.8, 12.0), (m.Bottlenecks[0].Utilization!.Value, m.Bottlenecks[0].Betweenness));
        Assert.Equal([BottleneckReason.Betweenness], m.Bottlenecks[1].Reasons.AsEnumerable());
        Assert.Equal([BottleneckReason.Bridge], m.Bottlenecks[2].Reasons.AsEnumerable());
        Assert.Empty(TopologyMeasurementTests.Measure(TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.Torus, Rows = 5, Columns = 5 }, OperationContext.Default).Topology).Bottlenecks);
    }
}
