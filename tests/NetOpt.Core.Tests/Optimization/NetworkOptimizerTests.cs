using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Optimization;

public class NetworkOptimizerTests
{
    // Two ways from s to t, all demand on the short one: weights can halve the load by a tie.
    private static NetworkTopology TwoWays() =>
        Graphs.Duplex("s-a:10:1 a-t:10:1 s-b:10:2 b-t:10:1").WithDemands(Graphs.Demands("s>t:12 b>t:1"));

    private static NetworkOptimizationResult Optimize(NetworkTopology net, Func<OptimizeNetworkRequest, OptimizeNetworkRequest>? with = null)
    {
        var request = new OptimizeNetworkRequest { Topology = net };
        return OptimizationOperations.Network.Run(with is null ? request : with(request), OperationContext.Default);
    }

    [Fact]
    public void Two_weights_that_tie_share_the_load_and_are_preferred_to_multipath()
    {
        NetworkOptimizationResult result = Optimize(TwoWays());
        Assert.True(result.Improved);
        Assert.Equal(OptimizationMethod.Weights, result.Method);
        Assert.Equal(1.2, result.Before.MaxUtilization, 1e-12);
        Assert.Equal(0.7, result.After.MaxUtilization, 1e-12);
        Assert.InRange(result.LowerBound, 0.64, 0.65 + 1e-9);
        Assert.Equal(2, result.Before.UnservedBps, 1e-9);
        Assert.Equal(0, result.After.UnservedBps);
        NetworkChange change = result.Changes[^1];
        Assert.Equal(0.7, change.MaxUtilizationAfter, 1e-12);
        NetworkTopology improved = result.ImprovedNetwork!;
        Assert.Equal(TwoWays().Version + 1, improved.Version);
        Assert.Equal(0.6, improved.Links[0].Forward.Utilization!.Value, 1e-12);
    }

    [Fact]
    public void Routing_the_improved_network_again_gives_the_figures_that_were_reported()
    {
        NetworkOptimizationResult result = Optimize(TwoWays());
        EcmpResult again = RoutingOperations.Ecmp.Run(new EcmpRequest(result.ImprovedNetwork, WeightChoice.File), OperationContext.Default);
        Assert.Equal(result.After.MaxUtilization, again.MaxUtilization, 1e-12);
        Assert.Equal(result.Links.Select(l => l.LoadAfter), again.LinkLoads.Select(l => l.Load));
    }

    [Fact]
    public void The_square_with_a_diagonal_gets_to_21_over_25_by_multipath()
    {
        NetworkTopology net = Graphs.Duplex("A-B:10 B-C:10 C-D:10 D-A:10 A-C:5").WithDemands(Graphs.Demands("A>C:12 B>D:9"));
        NetworkOptimizationResult result = Optimize(net, r => r with { Method = OptimizationMethod.MultiPath, Weights = WeightChoice.Unit });
        Assert.Equal(2.4, result.Before.MaxUtilization, 1e-12);
        Assert.InRange(result.After.MaxUtilization, 0.84 - 1e-9, 0.84 * 1.01);
        Assert.InRange(result.LowerBound, 0.84 / 1.01 - 1e-9, 0.84 + 1e-9);
        AssertChangesLeadThere(net, result);
    }

    [Fact]
    public void A_line_cannot_be_improved_and_says_so()
    {
        NetworkTopology net = Graphs.Duplex("a-b:10:1 b-c:10:1").WithDemands(Graphs.Demands("a>c:8"));
        NetworkOptimizationResult result = Optimize(net);
        Assert.False(result.Improved);
        Assert.Equal(OptimizationMethod.None, result.Method);
        Assert.Empty(result.Changes);
        Assert.Equal(result.Before, result.After);
        Assert.Same(net, result.ImprovedNetwork);
        Assert.StartsWith("Nothing to improve", result.Verdict);
    }

    [Theory]
    [InlineData(OptimizationMethod.Weights)]
    [InlineData(OptimizationMethod.MultiPath)]
    public void A_method_that_is_asked_for_and_finds_nothing_reports_no_improvement(OptimizationMethod method)
    {
        NetworkTopology net = Graphs.Duplex("a-b:10:1 b-c:10:1").WithDemands(Graphs.Demands("a>c:8"));
        NetworkOptimizationResult result = Optimize(net, r => r with { Method = method });
        Assert.False(result.Improved);
        Assert.Equal(result.Before, result.After);
    }

    [Fact]
    public void A_limit_on_changes_is_kept()
    {
        NetworkOptimizationResult result = Optimize(TwoWays(), r => r with { MaxChanges = 1 });
        Assert.Equal(OptimizationMethod.Weights, result.Method);
        Assert.Single(result.Changes);
    }

    [Fact]
    public void What_cannot_be_routed_is_an_error_with_its_place()
    {
        NetworkTopology net = Graphs.Duplex("a-b:10:1 c-d:10:1").WithDemands(Graphs.Demands("a>d:1"));
        Assert.Equal(ErrorCodes.Disconnected, Assert.Throws<NetOptException>(() => Optimize(net)).Code);
        Assert.Equal(ErrorCodes.MissingDemands, Assert.Throws<NetOptException>(() => Optimize(net.WithDemands(null))).Code);
        Assert.Equal(ErrorCodes.MissingCapacity, Assert.Throws<NetOptException>(() => Optimize(Graphs.Duplex("a-b").WithDemands(Graphs.Demands("a>b:1")))).Code);
        Assert.Equal(ErrorCodes.MissingTopology, Assert.Throws<NetOptException>(() => Optimize(null!)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Optimize(TwoWays(), r => r with { Gap = double.NaN })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Optimize(TwoWays(), r => r with { Queues = new(0) })).Code);
        Assert.Equal(ErrorCodes.UnknownNode, Assert.Throws<NetOptException>(() => Optimize(net.WithDemands(Graphs.Demands("a>z:1")))).Code);
    }

    [Fact]
    public void Only_demands_of_rate_0_leave_nothing_to_improve()
    {
        NetworkOptimizationResult result = Optimize(Graphs.Duplex("a-b:10:1").WithDemands(Graphs.Demands("a>b:0")));
        Assert.False(result.Improved);
        Assert.Equal(0, result.Before.MaxUtilization);
        Assert.Equal(0, result.Gap);
        Assert.Equal(1, result.IgnoredDemands);
        Assert.Null(result.Before.MeanDelaySeconds);
    }

    [Fact]
    public void A_canceled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            OptimizationOperations.Network.Run(new OptimizeNetworkRequest { Topology = TwoWays() }, new OperationContext { Cancellation = source.Token }));
    }

    [Fact]
    public void Request_and_result_go_to_json_and_back_unchanged()
    {
        var request = new OptimizeNetworkRequest { Topology = TwoWays(), Method = OptimizationMethod.MultiPath, MaxChanges = 3, Seed = 7 };
        string text = JsonSerializer.Serialize(request, OptimizationOperations.Network.RequestType);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, OptimizationOperations.Network.RequestType), OptimizationOperations.Network.RequestType));
        object result = OptimizationOperations.Network.Run(request, OperationContext.Default);
        string written = JsonSerializer.Serialize(result, OptimizationOperations.Network.ResultType);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, OptimizationOperations.Network.ResultType), OptimizationOperations.Network.ResultType));
    }

    [SharedDataTheory]
    [InlineData("sndlib-native/abilene.txt", null, "sndlib-native__abilene.txt")]
    [InlineData("sndlib-native/atlanta.txt", null, "sndlib-native__atlanta.txt")]
    [InlineData("sndlib-xml/geant.xml", null, "sndlib-xml__geant.xml")]
    [InlineData("repetita/Abilene.graph", "repetita/Abilene.0000.demands", "repetita__Abilene.graph")]
    [InlineData("repetita/Geant2012.graph", "repetita/Geant2012.0000.demands", "repetita__Geant2012.graph")]
    public void On_real_networks_multipath_comes_within_the_gap_of_the_known_optimum_and_its_changes_lead_there(string file, string? demands, string expected)
    {
        NetworkTopology net = TopologyFile.Read(SharedData.Data(file), new TopologyReadOptions(), OperationContext.Default).Topology;
        if (demands is not null) net = net.WithDemands(TrafficMatrixFile.Read(SharedData.Data(demands), new TopologyReadOptions(), OperationContext.Default).Demands);
        double optimum = SharedData.Expected($"te/{expected}.json").RootElement.GetProperty("result").GetProperty("min_mlu").GetProperty("value").GetDouble();
        NetworkOptimizationResult result = Optimize(net, r => r with { Method = OptimizationMethod.MultiPath });
        Assert.InRange(result.After.MaxUtilization, optimum * (1 - 1e-6), optimum * 1.0101);
        Assert.InRange(result.LowerBound, optimum / 1.0101, optimum * (1 + 1e-6));
        if (result.Improved) AssertChangesLeadThere(net, result);
    }

    // Applies the splits step by step to the routing as it was, from the result's words alone, and recomputes the loads each time.
    private static void AssertChangesLeadThere(NetworkTopology net, NetworkOptimizationResult result)
    {
        ArcArrays arcs = net.Arcs;
        BoundDemands demands = net.Demands!.Bind(net);
        RoutingSplits now = EcmpRouting.Splits(arcs, RoutingWeights.Of(net, result.Weights), demands, OperationContext.Default);
        var table = new Dictionary<(int Destination, int Node), (int Arc, double Share)[]>();
        for (int g = 0; g < now.Destinations.Length; g++)
        {
            foreach (IGrouping<int, (int Arc, double Share)> node in now.Arcs(g).ToArray().Zip(now.Shares(g).ToArray()).GroupBy(e => arcs.Source[e.First]))
                table[(now.Destinations[g], node.Key)] = [.. node];
        }
        foreach (NetworkChange change in result.Changes)
        {
            foreach (NodeSplit split in change.Splits!)
            {
                Assert.Equal(1, split.NextHops.Sum(h => h.Share), 1e-9);
                table[(net.NodeIndex(change.Destination!), net.NodeIndex(split.Node))] = [.. split.NextHops.Select(h => (h.Arc, h.Share))];
            }
            double[] load = Walk(arcs, demands, table);
            Assert.Equal(change.MaxUtilizationAfter, Enumerable.Range(0, arcs.Count).Max(a => load[a] / arcs.CapacityBps[a]), change.MaxUtilizationAfter * 1e-6);
        }
        double[] final = Walk(arcs, demands, table);
        foreach (LinkComparison link in result.Links) Assert.Equal(link.LoadAfter, final[link.Index], Math.Max(1, result.Links.Max(l => l.LoadAfter)) * 1e-6);
    }

    // Pushes traffic hop by hop until all of it has arrived: slow, and indifferent to any order.
    private static double[] Walk(ArcArrays arcs, BoundDemands demands, Dictionary<(int, int), (int Arc, double Share)[]> table)
    {
        var load = new double[arcs.Count];
        foreach (int target in demands.Target.Distinct())
        {
            var held = new double[arcs.NodeCount];
            for (int d = 0; d < demands.Count; d++)
            {
                if (demands.Target[d] == target && demands.IsActive(d)) held[demands.Source[d]] += demands.RateBps[d];
            }
            held[target] = 0;
            for (int hop = 0; hop <= arcs.NodeCount && held.Any(h => h > 0); hop++)
            {
                Assert.True(hop < arcs.NodeCount, "traffic circles");
                var next = new double[arcs.NodeCount];
                for (int v = 0; v < arcs.NodeCount; v++)
                {
                    if (held[v] == 0) continue;
                    foreach ((int arc, double share) in table[(target, v)])
                    {
                        load[arc] += held[v] * share;
                        if (arcs.Target[arc] != target) next[arcs.Target[arc]] += held[v] * share;
                    }
                }
                held = next;
            }
        }
        return load;
    }
}
