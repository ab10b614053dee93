using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Routing;

public class WeightSearchTests
{
    private static WeightSearchResult Search(NetworkTopology net, Func<WeightSearchRequest, WeightSearchRequest>? with = null, ulong seed = 1)
    {
        var request = new WeightSearchRequest(net);
        return RoutingOperations.Weights.Run(with is null ? request : with(request), new OperationContext { Seed = seed });
    }

    private static NetworkTopology Random(ulong seed, int nodes = 9)
    {
        var random = new RandomStream(seed, "weights");
        var builder = new TopologyBuilder("random");
        for (int i = 0; i < nodes; i++) builder.AddNode("n" + i);
        for (int i = 0; i < nodes; i++) builder.AddLink("r" + i, i, (i + 1) % nodes, new LinkDirection(10, Cost: 1 + random.NextInt32(10)));
        for (int k = 0; k < nodes; k++)
        {
            int a = random.NextInt32(nodes), b = random.NextInt32(nodes);
            if (a != b) builder.AddLink("x" + k, a, b, new LinkDirection(5 + 5 * random.NextInt32(3), Cost: 1 + random.NextInt32(10)));
        }
        var demands = new List<TrafficDemand>();
        for (int i = 0; i < 3 * nodes; i++)
            demands.Add(new TrafficDemand("d" + i, "n" + random.NextInt32(nodes), "n" + random.NextInt32(nodes), random.NextDouble()));
        return builder.Build().WithDemands(new TrafficMatrix([.. demands]));
    }

    [Fact]
    public void The_changes_in_order_lead_from_the_old_weights_to_the_new_ones_with_the_stated_utilizations()
    {
        for (ulong seed = 0; seed < 4; seed++)
        {
            NetworkTopology net = Random(seed);
            WeightSearchResult result = Search(net);
            BoundDemands demands = net.Demands!.Bind(net);
            double[] weights = [.. net.Arcs.Cost];
            double Max() => EcmpRouting.Route(net.Arcs, RoutingWeights.Given(weights, net.Nodes.Length), demands, OperationContext.Default)
                .Load.Select((l, a) => l / net.Arcs.CapacityBps[a]).Max();
            Assert.Equal(result.MaxUtilizationBefore, Max(), 1e-9);
            foreach (WeightChange change in result.Changes)
            {
                Assert.Equal(change.From, weights[change.Index]);
                weights[change.Index] = change.To;
                Assert.Equal(change.MaxUtilizationAfter, Max(), 1e-9);
            }
            Assert.Equal(result.Weights.Select(w => (double)w), weights);
            Assert.Equal(result.MaxUtilization, Max(), 1e-9);
            Assert.True(result.MaxUtilization <= result.MaxUtilizationBefore);
            Assert.True(result.LowerBound <= result.MaxUtilization);
            Assert.Equal(result.Improved, result.Changes.Length > 0);
        }
    }

    [Fact]
    public void Every_change_is_needed()
    {
        NetworkTopology net = Random(3);
        WeightSearchResult result = Search(net);
        BoundDemands demands = net.Demands!.Bind(net);
        Assert.NotEmpty(result.Changes);
        foreach (WeightChange change in result.Changes)
        {
            double[] weights = [.. result.Weights.Select(w => (double)w)];
            weights[change.Index] = change.From;
            double[] load = EcmpRouting.Route(net.Arcs, RoutingWeights.Given(weights, net.Nodes.Length), demands, OperationContext.Default).Load;
            Assert.True(load.Select((l, a) => l / net.Arcs.CapacityBps[a]).Max() > result.MaxUtilization);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void No_more_weights_change_than_allowed(int limit)
    {
        for (ulong seed = 0; seed < 2; seed++)
            Assert.InRange(Search(Random(seed), r => r with { MaxChanges = limit }).Changes.Length, 0, limit);
    }

    [Fact]
    public void On_a_small_network_one_change_is_as_good_as_trying_all()
    {
        NetworkTopology net = Random(5, 6);
        BoundDemands demands = net.Demands!.Bind(net);
        double best = double.PositiveInfinity;
        for (int a = 0; a < net.Arcs.Count; a++)
        {
            for (int w = 1; w <= 20; w++)
            {
                double[] weights = [.. net.Arcs.Cost];
                weights[a] = w;
                double[] load = EcmpRouting.Route(net.Arcs, RoutingWeights.Given(weights, net.Nodes.Length), demands, OperationContext.Default).Load;
                best = Math.Min(best, load.Select((l, i) => l / net.Arcs.CapacityBps[i]).Max());
            }
        }
        Assert.Equal(best, Search(net, r => r with { MaxChanges = 1 }).MaxUtilization, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        NetworkTopology net = Random(8, 7);
        Assert.Equal(Search(net).Weights.AsEnumerable(), Search(net).Weights.AsEnumerable());
        Assert.Equal(Search(net, r => r with { Seed = 4 }, seed: 1).Weights.AsEnumerable(), Search(net, seed: 4).Weights.AsEnumerable());
    }

    [Fact]
    public void A_limit_out_of_range_is_refused()
    {
        foreach (Func<WeightSearchRequest, WeightSearchRequest> with in (Func<WeightSearchRequest, WeightSearchRequest>[])
            [r => r with { MaxChanges = 0 }, r => r with { MaxChanges = -3 }, r => r with { TimeLimitSeconds = 0 }, r => r with { TimeLimitSeconds = double.NaN },
             r => r with { MaxWeight = 0 }, r => r with { MaxWeight = 70_000 }])
        {
            Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Search(Random(1), with)).Code);
        }
        Assert.Equal(ErrorCodes.MissingCost, Assert.Throws<NetOptException>(() =>
            Search(Graphs.Duplex("a-b:1").WithDemands(Graphs.Demands("a>b:1")), r => r with { Start = WeightChoice.File })).Code);
    }

    [Fact]
    public void Without_clock_there_is_no_time_limit_and_a_clock_past_it_ends_the_search()
    {
        NetworkTopology net = Random(9);
        Assert.False(Search(net, r => r with { TimeLimitSeconds = 1e-9 }).TimeLimited);
        WeightSearchResult result = RoutingOperations.Weights.Run(new WeightSearchRequest(net, TimeLimitSeconds: 0.5), new OperationContext { Clock = new Leaping() });
        Assert.True(result.TimeLimited);
    }

    [Theory]
    [InlineData(new[] { 1.0, 5, 20 }, null, new[] { 1, 5, 20 }, 20, false)]
    [InlineData(new[] { 1.0, 750 }, null, new[] { 1, 750 }, 2000, false)]
    [InlineData(new[] { 200_000.0, 500_000 }, null, new[] { 2, 5 }, 20, false)]
    [InlineData(new[] { 1.0, 2.5 }, null, new[] { 10, 25 }, 200, true)]
    [InlineData(new[] { 1.0, 1e9 }, null, new[] { 1, 65535 }, 65535, true)]
    public void Weights_become_whole_numbers_that_a_router_takes(double[] values, int? limit, int[] expected, int max, bool rounded)
    {
        (int[] weights, int maxWeight, bool wasRounded) = WholeWeights.Of(values, limit);
        Assert.Equal(expected, weights);
        Assert.Equal(max, maxWeight);
        Assert.Equal(rounded, wasRounded);
    }

    [SharedDataTheory]
    [InlineData("Abilene", 1.01)]
    [InlineData("Geant2012", 1.15)]
    public void On_real_networks_weights_come_near_the_multipath_optimum(string name, double within)
    {
        NetworkTopology net = TopologyFile.Read(SharedData.Data($"repetita/{name}.graph"), new TopologyReadOptions(), OperationContext.Default).Topology
            .WithDemands(TrafficMatrixFile.Read(SharedData.Data($"repetita/{name}.0000.demands"), new TopologyReadOptions(), OperationContext.Default).Demands);
        WeightSearchResult result = Search(net);
        double optimum = SharedData.Expected($"te/repetita__{name}.graph.json").RootElement.GetProperty("result").GetProperty("min_mlu").GetProperty("value").GetDouble();
        Assert.InRange(result.MaxUtilization, optimum * (1 - 1e-6), optimum * within);
    }

    private sealed class Leaping : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
