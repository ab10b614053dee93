using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

public class ConnectivityTests
{
    [Theory]
    [InlineData("ring", 2, 2)]
    [InlineData("torus", 4, 4)]
    [InlineData("mesh", 29, 29)]
    [InlineData("grid", 2, 2)]
    [InlineData("hypercube", 6, 6)]
    [InlineData("fat tree without hosts", 4, 4)]
    [InlineData("two meshes joined by three links at two nodes", 3, 2)]
    public void Connectivities_of_known_graphs(string shape, int edges, int nodes)
    {
        SimpleGraph graph = SimpleGraph.Of(Known(shape), OperationContext.Default);
        Assert.Equal(edges, MinimumCut.Of(graph, _ => 1, OperationContext.Default));
        Assert.Equal(3 * edges, MinimumCut.Of(graph, _ => 3, OperationContext.Default));
        Assert.Equal(nodes, NodeConnectivity.Of(graph, 1, hasArticulation: false, OperationContext.Default));
    }

    [Fact]
    public void A_minimum_cut_in_the_middle_of_a_large_network_is_found()
    {
        // Two Barabási–Albert networks of least degree 6, joined by five links between random nodes.
        var random = new RandomStream(1, "cut");
        NetworkTopology half = Generate(new() { Kind = TopologyKind.BarabasiAlbert, Nodes = 1500, Attachment = 6, Seed = 1 });
        var builder = new TopologyBuilder("joined");
        for (int side = 0; side < 2; side++)
        {
            foreach (NetworkNode node in half.Nodes) builder.AddNode(side + node.Id);
            foreach (NetworkLink link in half.Links) builder.AddLink(side + link.Id, link.Source + side * 1500, link.Target + side * 1500, default);
        }
        for (int i = 0; i < 5; i++) builder.AddLink("bridge" + i, i, 1500 + random.NextInt32(1500), default);
        Assert.Equal(5, MinimumCut.Of(SimpleGraph.Of(builder.Build(), OperationContext.Default), _ => 1, OperationContext.Default));
    }

    [Fact]
    public void Long_rings_and_meshes_of_chains_need_few_rounds()
    {
        var rounds = 0;
        var context = new OperationContext { Progress = new Counter(() => rounds++) };
        Assert.Equal(2, MinimumCut.Of(SimpleGraph.Of(Generate(new() { Kind = TopologyKind.Ring, Nodes = 20_000 }), OperationContext.Default), _ => 1, context));
        Assert.InRange(rounds, 1, 40);
    }

    [Fact]
    public void Articulation_points_of_a_deep_path_need_no_deep_stack()
    {
        var cuts = new Biconnectivity(SimpleGraph.Of(Generate(new() { Kind = TopologyKind.Line, Nodes = 50_000 }), OperationContext.Default), OperationContext.Default);
        Assert.Equal(49_998, cuts.IsArticulation.Count(a => a));
        Assert.Equal(49_999, cuts.IsBridge.Count(b => b));
        Assert.Equal(49_999, cuts.BlockCount);
    }

    [Theory]
    [InlineData("line", 7)]
    [InlineData("ring", 9)]
    [InlineData("mesh", 6)]
    [InlineData("star", 8)]
    public void Algebraic_connectivity_has_its_closed_form(string shape, int n)
    {
        TopologyKind kind = shape switch { "line" => TopologyKind.Line, "ring" => TopologyKind.Ring, "mesh" => TopologyKind.FullMesh, _ => TopologyKind.Star };
        double expected = shape switch
        {
            "line" => 2 - 2 * Math.Cos(Math.PI / n),
            "ring" => 2 - 2 * Math.Cos(2 * Math.PI / n),
            "mesh" => n,
            _ => 1,
        };
        SimpleGraph graph = SimpleGraph.Of(Generate(new() { Kind = kind, Nodes = n }), OperationContext.Default);
        Assert.Equal(expected, LaplacianSpectrum.AlgebraicConnectivity(graph, 1, OperationContext.Default)!.Value, 1e-12);
    }

    [Fact]
    public void Measures_that_are_dear_are_undefined_above_their_limit_and_easy_answers_are_given_at_any_size()
    {
        SimpleGraph torus = SimpleGraph.Of(Generate(new() { Kind = TopologyKind.Torus, Rows = 41, Columns = 50 }), OperationContext.Default);
        Assert.Null(NodeConnectivity.Of(torus, 1, hasArticulation: false, OperationContext.Default));
        Assert.Null(LaplacianSpectrum.AlgebraicConnectivity(torus, 1, OperationContext.Default));
        SimpleGraph ring = SimpleGraph.Of(Generate(new() { Kind = TopologyKind.Ring, Nodes = 5000 }), OperationContext.Default);
        Assert.Equal(2, NodeConnectivity.Of(ring, 1, hasArticulation: false, OperationContext.Default));
    }

    private static NetworkTopology Known(string shape)
    {
        switch (shape)
        {
            case "ring": return Generate(new() { Kind = TopologyKind.Ring, Nodes = 50 });
            case "torus": return Generate(new() { Kind = TopologyKind.Torus, Rows = 7, Columns = 9 });
            case "mesh": return Generate(new() { Kind = TopologyKind.FullMesh, Nodes = 30 });
            case "grid": return Generate(new() { Kind = TopologyKind.Grid, Rows = 6, Columns = 8 });
            case "fat tree without hosts":
                var tree = new TopologyBuilder(Generate(new() { Kind = TopologyKind.FatTree, K = 8 }));
                tree.RemoveNodes(Enumerable.Range(0, tree.NodeCount).Where(i => tree.Node(i).Id.Contains("host")).ToHashSet());
                return tree.Build();
        }
        var builder = new TopologyBuilder(shape);
        if (shape == "hypercube")
        {
            for (int v = 0; v < 64; v++) builder.AddNode("n" + v);
            for (int v = 0; v < 64; v++)
            {
                for (int bit = 1; bit < 64; bit *= 2)
                {
                    if ((v & bit) == 0) builder.AddLink($"{v}/{bit}", v, v | bit, default);
                }
            }
            return builder.Build();
        }
        for (int v = 0; v < 20; v++) builder.AddNode("n" + v);
        for (int v = 0; v < 20; v++)
        {
            for (int u = 0; u < v; u++)
            {
                if (u / 10 == v / 10) builder.AddLink($"{u}/{v}", u, v, default);
            }
        }
        builder.AddLink("x", 0, 10, default);
        builder.AddLink("y", 0, 11, default);
        builder.AddLink("z", 1, 12, default);
        return builder.Build();
    }

    private static NetworkTopology Generate(GenerateTopologyRequest request) => TopologyGenerator.Generate(request, OperationContext.Default).Topology;

    private sealed class Counter(Action count) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => count();
    }
}
