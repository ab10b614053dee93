using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Routing;

public class ShortestPathsTests
{
    [Fact]
    public void The_worked_example_has_the_published_distances()
    {
        // Theory §7, the network of Yen's test: cheapest from s to t is 8.
        NetworkTopology net = Graphs.Directed("s>a:1:2 s>b:1:3 a>b:1:1 a>c:1:4 b>c:1:2 b>d:1:5 c>d:1:1 c>t:1:6 d>t:1:2");
        var paths = new ShortestPaths(net.Arcs);
        paths.From(net.NodeIndex("s"), net.Arcs.Cost);
        Assert.Equal([0.0, 2, 3, 5, 6, 8], "s a b c d t".Split(' ').Select(v => paths.Distance[net.NodeIndex(v)]));
        Assert.Equal(net.NodeIndex("s"), paths.Order[0]);
        Assert.Equal(6, paths.Order.Length);
        paths.To(net.NodeIndex("t"), net.Arcs.Cost);
        Assert.Equal(8, paths.Distance[net.NodeIndex("s")]);
    }

    [Fact]
    public void Distances_agree_with_relaxing_every_arc_and_parents_form_shortest_paths()
    {
        for (ulong seed = 0; seed < 80; seed++)
        {
            (NetworkTopology net, _) = RandomNetworks.Make(seed, maxWeight: 6);
            ArcArrays arcs = net.Arcs;
            var paths = new ShortestPaths(arcs);
            for (int t = 0; t < arcs.NodeCount; t++)
            {
                paths.To(t, arcs.Cost);
                double[] slow = RandomNetworks.BellmanFordTo(arcs, t, arcs.Cost);
                Assert.Equal(slow, paths.Distance);
                Assert.Equal(slow.Count(d => !double.IsInfinity(d)), paths.Order.Length);
                foreach (int v in paths.Order)
                {
                    if (v == t) continue;
                    int a = paths.Arc[v];
                    Assert.Equal(v, arcs.Source[a]);
                    Assert.Equal(slow[v], arcs.Cost[a] + slow[arcs.Target[a]]);
                }
                for (int s = 0; s < arcs.NodeCount; s++)
                {
                    double there = paths.Distance[s];
                    var back = new ShortestPaths(arcs);
                    back.From(s, arcs.Cost);
                    Assert.Equal(there, back.Distance[t]);
                }
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(double weight)
    {
        NetworkTopology net = Graphs.Directed("a>b:1:1 b>c:1:1");
        var paths = new ShortestPaths(net.Arcs);
        Assert.Equal(ErrorCodes.InvalidCost, Assert.Throws<NetOptException>(() => paths.From(0, [1, weight])).Code);
        Assert.Equal(ErrorCodes.InvalidCost, Assert.Throws<NetOptException>(() => RoutingWeights.Given([1, weight], 3)).Code);
    }

    [Fact]
    public void A_zero_weight_is_a_length_but_no_routing_weight()
    {
        NetworkTopology net = Graphs.Directed("a>b:1:1 b>c:1:1");
        var paths = new ShortestPaths(net.Arcs);
        paths.From(0, [0, 2]);
        Assert.Equal([0.0, 0, 2], paths.Distance);
        Assert.Equal(ErrorCodes.InvalidCost, Assert.Throws<NetOptException>(() => RoutingWeights.Given([1, 0], 3)).Code);
    }
}
