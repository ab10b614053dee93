using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

public class BetweennessTests
{
    [Fact]
    public void On_a_star_all_pairs_pass_the_center_and_on_a_line_the_middle()
    {
        Betweenness star = Exact(Generate(new() { Kind = TopologyKind.Star, Nodes = 9 }));
        Assert.Equal([28.0, 0, 0, 0, 0, 0, 0, 0, 0], star.Nodes.AsEnumerable());
        Assert.All(star.Edges, e => Assert.Equal(8, e));
        Betweenness line = Exact(Generate(new() { Kind = TopologyKind.Line, Nodes = 5 }));
        Assert.Equal([0.0, 3, 4, 3, 0], line.Nodes.AsEnumerable());
        Assert.Equal([4.0, 6, 6, 4], line.Edges.AsEnumerable());
    }

    [Fact]
    public void The_sum_over_nodes_is_the_sum_of_inner_nodes_of_shortest_paths()
    {
        foreach (GenerateTopologyRequest request in (GenerateTopologyRequest[])
        [
            new() { Kind = TopologyKind.BarabasiAlbert, Nodes = 300, Attachment = 2, Seed = 1 },
            new() { Kind = TopologyKind.ErdosRenyi, Nodes = 400, Links = 380, Seed = 2 },
            new() { Kind = TopologyKind.Grid, Rows = 13, Columns = 17 },
            new() { Kind = TopologyKind.Tree, FanOut = 3, Depth = 4 },
            new() { Kind = TopologyKind.FatTree, K = 6 },
        ])
        {
            NetworkTopology topology = Generate(request);
            HopDistances hops = HopDistances.Of(topology, OperationContext.Default);
            Betweenness exact = Exact(topology);
            Assert.Equal((hops.Sum - hops.ReachablePairs) / 2.0, exact.Nodes.Sum(), 1e-6);
            Assert.Equal(hops.Sum / 2.0, exact.Edges.Sum(), 1e-6);
        }
    }

    [Fact]
    public void The_search_for_huge_path_counts_agrees_with_the_usual_one()
    {
        foreach (NetworkTopology topology in RandomNetworks.Many("wide", 60, 40))
        {
            SimpleGraph graph = SimpleGraph.Of(topology, OperationContext.Default);
            var ordered = new OrderedGraph(graph, OperationContext.Default);
            var usual = new BetweennessSums(graph.NodeCount, graph.EdgeCount, true);
            var wide = new BetweennessSums(graph.NodeCount, graph.EdgeCount, true);
            var search = new BetweennessSearch(ordered, OperationContext.Default);
            for (int s = 0; s < graph.NodeCount; s++)
            {
                search.Run(s, usual);
                new BetweennessWideSearch(ordered, OperationContext.Default).Run(s, wide);
            }
            AssertClose(usual.Node, wide.Node);
            AssertClose(usual.Edge, wide.Edge);
            AssertClose(usual.NodeSquare, wide.NodeSquare);
            AssertClose(usual.EdgeSquare, wide.EdgeSquare);
        }
    }

    [Fact]
    public void A_thousand_forks_in_a_row_have_two_to_the_thousand_paths_and_exact_dependencies()
    {
        // Joints j0 .. jn, and between two of them two ways of two links.
        const int Forks = 1000;
        var builder = new TopologyBuilder("diamonds");
        int joint = builder.AddNode("j0");
        for (int i = 1; i <= Forks; i++)
        {
            int next = builder.AddNode("j" + i);
            foreach (string way in (string[])["a", "b"])
            {
                int middle = builder.AddNode(way + i);
                builder.AddLink($"{way}{i}in", joint, middle, default);
                builder.AddLink($"{way}{i}out", middle, next, default);
            }
            joint = next;
        }
        NetworkTopology topology = builder.Build();
        SimpleGraph graph = SimpleGraph.Of(topology, OperationContext.Default);
        var ordered = new OrderedGraph(graph, OperationContext.Default);
        var sums = new BetweennessSums(graph.NodeCount, graph.EdgeCount, false);
        new BetweennessSearch(ordered, OperationContext.Default).Run(Array.IndexOf(ordered.Node, 0), sums);
        // From one end, all that lies behind a joint depends on it, and half of all that lies behind a way.
        for (int i = 1; i <= Forks; i++)
        {
            double behind = 3.0 * (Forks - i);
            Assert.Equal(behind, Dependency("j" + i), 1e-9 * Math.Max(1, behind));
            Assert.Equal((behind + 1) / 2, Dependency("a" + i), 1e-9 * (behind + 1));
        }

        double Dependency(string id) => sums.Node[Array.IndexOf(ordered.Node, topology.NodeIndex(id))];
    }

    [Fact]
    public void A_sample_of_all_nodes_is_exact()
    {
        NetworkTopology topology = Generate(new() { Kind = TopologyKind.BarabasiAlbert, Nodes = 60, Attachment = 2, Seed = 4 });
        Betweenness exact = Exact(topology);
        Betweenness sampled = Betweenness.Of(topology, 60, true, OperationContext.Default);
        Assert.True(sampled.IsExact);
        Assert.Equal(exact.Nodes.AsEnumerable(), sampled.Nodes);
        Assert.Empty(sampled.NodeErrors);
    }

    [Fact]
    public void Samples_miss_by_as_much_as_their_standard_error_says()
    {
        NetworkTopology topology = Generate(new() { Kind = TopologyKind.WattsStrogatz, Nodes = 120, Neighbors = 6, Rewiring = .2, Seed = 8 });
        Betweenness exact = Exact(topology);
        const int Replications = 150;
        double nodeMiss = 0, nodeError = 0, edgeMiss = 0, edgeError = 0, total = 0;
        for (ulong seed = 1; seed <= Replications; seed++)
        {
            Betweenness sampled = Betweenness.Of(topology, 40, true, new OperationContext { Seed = seed });
            Assert.Equal((false, 40), (sampled.IsExact, sampled.Pivots));
            nodeMiss += SumOfSquares(sampled.Nodes.Select((value, i) => value - exact.Nodes[i]));
            nodeError += SumOfSquares(sampled.NodeErrors);
            edgeMiss += SumOfSquares(sampled.Edges.Select((value, i) => value - exact.Edges[i]));
            edgeError += SumOfSquares(sampled.EdgeErrors);
            total += sampled.Nodes.Sum();
        }
        // The square of the standard error is an unbiased estimate of the mean square of the miss.
        Assert.InRange(nodeMiss / nodeError, .95, 1.05);
        Assert.InRange(edgeMiss / edgeError, .95, 1.05);
        Assert.InRange(total / Replications / exact.Nodes.Sum(), .99, 1.01);
    }

    private static double SumOfSquares(IEnumerable<double> values) => values.Sum(v => v * v);

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9 * Math.Max(1, expected[i]));
    }

    private static Betweenness Exact(NetworkTopology topology) => Betweenness.Of(topology, null, true, OperationContext.Default);

    private static NetworkTopology Generate(GenerateTopologyRequest request) => TopologyGenerator.Generate(request, OperationContext.Default).Topology;
}
