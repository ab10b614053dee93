using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Routing;

public class EcmpRoutingTests
{
    // Theory §7: capacities 10, every weight 1 but at = 2, 12 units from s to t.
    private static NetworkTopology FortzThorupExample() =>
        Graphs.Directed("s>a:10:1 s>b:10:1 s>c:10:1 a>t:10:2 b>d:10:1 c>d:10:1 d>t:10:1 a>d:10:1").WithDemands(Graphs.Demands("s>t:12"));

    [Fact]
    public void Each_node_splits_evenly_over_its_next_hops_and_not_over_paths()
    {
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(FortzThorupExample(), WeightChoice.File), OperationContext.Default);
        Assert.Equal([4.0, 4, 4, 2, 4, 4, 10, 2], result.LinkLoads.Select(l => l.Load));
        Assert.Equal(1.0, result.MaxUtilization);
        Assert.Equal(3.4 / 8, result.MeanUtilization, 12);
    }

    [Fact]
    public void The_cost_of_the_worked_example_is_the_published_one()
    {
        NetworkTopology net = FortzThorupExample();
        EcmpLoads loads = EcmpRouting.Route(net.Arcs, RoutingWeights.Of(net, WeightChoice.File), net.Demands!.Bind(net), OperationContext.Default);
        Assert.Equal(137.0 + 1.0 / 3, FortzThorup.Cost(loads.Load, net.Arcs.CapacityBps), 9);
        Assert.Equal(10 + 2.0 / 3, FortzThorup.Phi(1), 12);
        Assert.Equal(2 + 1.0 / 6, FortzThorup.Phi(.75), 12);
    }

    [Fact]
    public void Parallel_links_are_separate_next_hops()
    {
        NetworkTopology net = Graphs.Directed("a>b:10 a>b:5 a>c:10 c>b:10").WithDemands(Graphs.Demands("a>b:6"));
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net, WeightChoice.Unit), OperationContext.Default);
        Assert.Equal([3.0, 3, 0, 0], result.LinkLoads.Select(l => l.Load));
        Assert.Equal(.6, result.MaxUtilization);
    }

    [Fact]
    public void Reciprocals_of_capacities_tie_exactly()
    {
        // 1/3 + 1/6 = 1/2: in floating point the left side is not the right side for many scales.
        NetworkTopology net = Graphs.Directed("a>b:3000000 b>d:6000000 a>d:2000000 a>c:7000000 c>d:2800000").WithDemands(Graphs.Demands("a>d:12"));
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net, WeightChoice.InverseCapacity), OperationContext.Default);
        Assert.True(result.ExactTies);
        Assert.Equal([4.0, 4, 4, 4, 4], result.LinkLoads.Select(l => l.Load));
    }

    [Fact]
    public void Costs_with_decimals_tie_exactly()
    {
        NetworkTopology net = Graphs.Directed("a>b:10:0.1 b>c:10:0.2 a>c:10:0.3").WithDemands(Graphs.Demands("a>c:12"));
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net), OperationContext.Default);
        Assert.Equal(WeightChoice.File, result.Weights);
        Assert.True(result.ExactTies);
        Assert.Equal([6.0, 6, 6], result.LinkLoads.Select(l => l.Load));
    }

    [Fact]
    public void Weights_without_a_common_scale_say_so_and_still_tie()
    {
        NetworkTopology net = Graphs.Directed($"a>b:10:{Math.PI:R} b>c:10:{Math.E:R} a>c:10:{Math.PI + Math.E:R}").WithDemands(Graphs.Demands("a>c:12"));
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net), OperationContext.Default);
        Assert.False(result.ExactTies);
        Assert.Equal([6.0, 6, 6], result.LinkLoads.Select(l => l.Load));
    }

    [Fact]
    public void Demands_to_oneself_and_of_rate_zero_are_counted_and_load_nothing()
    {
        NetworkTopology net = Graphs.Duplex("a-b:10 b-c:10").WithDemands(Graphs.Demands("a>a:5 a>c:0 a>c:3"));
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net), OperationContext.Default);
        Assert.Equal(3, result.Demands);
        Assert.Equal(2, result.IgnoredDemands);
        Assert.Equal(6, result.LinkLoads.Sum(l => l.Load));
    }

    [Fact]
    public void A_demand_without_a_path_is_refused_by_name_and_reported_by_the_engine()
    {
        NetworkTopology net = Graphs.Directed("a>b:10 c>b:10").WithDemands(Graphs.Demands("a>b:1 a>c:2"));
        var error = Assert.Throws<NetOptException>(() => RoutingOperations.Ecmp.Run(new EcmpRequest(net), OperationContext.Default));
        Assert.Equal(ErrorCodes.Disconnected, error.Code);
        Assert.Contains("d1", error.Message);
        EcmpLoads loads = EcmpRouting.Route(net.Arcs, RoutingWeights.Of(net, WeightChoice.Unit), net.Demands!.Bind(net), OperationContext.Default);
        Assert.Equal([1], loads.Unserved);
        Assert.Equal([1.0, 0], loads.Load);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        NetworkTopology bare = Graphs.Duplex("a-b b-c:10");
        Assert.Equal(ErrorCodes.MissingTopology, CodeOf(new EcmpRequest()));
        Assert.Equal(ErrorCodes.MissingDemands, CodeOf(new EcmpRequest(bare)));
        NetworkTopology net = bare.WithDemands(Graphs.Demands("a>c:1"));
        var error = Assert.Throws<NetOptException>(() => RoutingOperations.Ecmp.Run(new EcmpRequest(net), OperationContext.Default));
        Assert.Equal(ErrorCodes.MissingCapacity, error.Code);
        Assert.Contains("2 of 4", error.Message);
        Assert.Contains("l0", error.Message);
        Assert.Equal(ErrorCodes.MissingCost, CodeOf(new EcmpRequest(Graphs.Duplex("a-b:10:1 b-c:10").WithDemands(net.Demands), WeightChoice.File)));
        Assert.Equal(ErrorCodes.InvalidCost, CodeOf(new EcmpRequest(Graphs.Duplex("a-b:10:1 b-c:10:0").WithDemands(net.Demands), WeightChoice.File)));
        Assert.Equal(ErrorCodes.UnknownNode, CodeOf(new EcmpRequest(Graphs.Duplex("a-b:10:1").WithDemands(net.Demands))));
    }

    [Fact]
    public void Traffic_is_conserved_and_agrees_with_an_obvious_version_on_random_networks()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(seed, maxWeight: 3);
            RoutingWeights weights = RoutingWeights.Of(net, WeightChoice.File);
            EcmpLoads fast = EcmpRouting.Route(net.Arcs, weights, demands, OperationContext.Default);
            double[] slow = Obvious(net.Arcs, demands);
            for (int a = 0; a < slow.Length; a++) Assert.Equal(slow[a], fast.Load[a], 9);
            double[] bySplits = EcmpRouting.Splits(net.Arcs, weights, demands, OperationContext.Default).Loads(Without(demands, fast.Unserved));
            for (int a = 0; a < slow.Length; a++) Assert.Equal(slow[a], bySplits[a], 9);
            RandomNetworks.AssertConserved(net.Arcs, Without(demands, fast.Unserved), fast.Load);
        }
    }

    private static BoundDemands Without(BoundDemands demands, int[] dropped) =>
        demands with { RateBps = [.. demands.RateBps.Select((r, i) => dropped.Contains(i) ? 0 : r)] };

    private static string CodeOf(EcmpRequest request) =>
        Assert.Throws<NetOptException>(() => RoutingOperations.Ecmp.Run(request, OperationContext.Default)).Code;

    // Distances by Bellman-Ford for each demand, then one demand pushed hop by hop, by recursion.
    private static double[] Obvious(ArcArrays arcs, BoundDemands demands)
    {
        var load = new double[arcs.Count];
        for (int i = 0; i < demands.Count; i++)
        {
            double[] distance = RandomNetworks.BellmanFordTo(arcs, demands.Target[i], arcs.Cost);
            if (!double.IsInfinity(distance[demands.Source[i]])) Push(demands.Source[i], demands.RateBps[i]);

            void Push(int v, double amount)
            {
                if (distance[v] == 0) return;
                int[] hops = [.. Enumerable.Range(0, arcs.Count).Where(a => arcs.Source[a] == v && arcs.Cost[a] + distance[arcs.Target[a]] == distance[v])];
                foreach (int a in hops)
                {
                    load[a] += amount / hops.Length;
                    Push(arcs.Target[a], amount / hops.Length);
                }
            }
        }
        return load;
    }
}
