using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Routing;

public class MultipathCertificateTests
{
    [Fact]
    public void No_cut_asks_for_more_than_the_answer_and_none_of_the_answers_is_below_its_bound()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(seed, maxWeight: 3, connected: true);
            MultipathSolution solution = MultipathRouting.Solve(net.Arcs, demands, 0.001, OperationContext.Default);
            Assert.True(solution.GapReached);
            Assert.Empty(solution.Unserved);
            Assert.True(solution.LowerBound <= solution.MaxUtilization);
            double cut = LargestCut(net.Arcs, demands);
            Assert.True(cut <= solution.MaxUtilization * (1 + 1e-9), $"seed {seed}: cut {cut}, answer {solution.MaxUtilization}");
            RandomNetworks.AssertConserved(net.Arcs, demands, solution.Load);
        }
    }

    // One demand alone: the optimum is rate over maximum flow, which is rate over the least cut.
    [Fact]
    public void A_single_demand_fills_the_least_cut()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            (NetworkTopology net, _) = RandomNetworks.Make(seed, maxWeight: 3, connected: true);
            var demand = new BoundDemands([0], [net.Nodes.Length - 1], [7]);
            MultipathSolution solution = MultipathRouting.Solve(net.Arcs, demand, 0.001, OperationContext.Default);
            double optimum = LargestCut(net.Arcs, demand);
            Assert.InRange(optimum, solution.LowerBound * (1 - 1e-9), solution.MaxUtilization * (1 + 1e-9));
        }
    }

    [Fact]
    public void Splits_sum_to_one_and_lead_to_the_destination_without_a_loop()
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(seed, maxWeight: 3, connected: true);
            MultipathSolution solution = MultipathRouting.Solve(net.Arcs, demands, 0.01, OperationContext.Default);
            ArcArrays arcs = net.Arcs;
            for (int g = 0; g < solution.Splits.Destinations.Length; g++)
            {
                var sum = new Dictionary<int, double>();
                var passed = new HashSet<int>();
                for (int i = 0; i < solution.Splits.Arcs(g).Length; i++)
                {
                    int a = solution.Splits.Arcs(g)[i];
                    int v = arcs.Source[a];
                    sum[v] = sum.GetValueOrDefault(v) + solution.Splits.Shares(g)[i];
                    passed.Add(v);
                    Assert.DoesNotContain(arcs.Target[a], passed);
                }
                Assert.DoesNotContain(solution.Splits.Destinations[g], passed);
                Assert.All(sum.Values, s => Assert.Equal(1, s, 12));
                foreach (int a in solution.Splits.Arcs(g))
                    Assert.True(arcs.Target[a] == solution.Splits.Destinations[g] || sum.ContainsKey(arcs.Target[a]));
            }
            Assert.Equal(solution.Load, solution.Splits.Loads(demands));
        }
    }

    [Fact]
    public void Rates_and_capacities_over_many_orders_of_magnitude_still_meet_a_small_gap()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new RandomStream(seed, "magnitudes");
            (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(seed, maxWeight: 3, connected: true);
            var builder = new TopologyBuilder("magnitudes");
            foreach (NetworkNode node in net.Nodes) builder.AddNode(node);
            foreach (NetworkLink link in net.Links)
            {
                var direction = new LinkDirection(Math.Pow(10, 12 * random.NextDouble() - 2));
                builder.AddLink(link with { Forward = direction, Backward = link.Backward is null ? null : direction });
            }
            ArcArrays arcs = builder.Build().Arcs;
            BoundDemands wide = demands with { RateBps = [.. demands.RateBps.Select(r => r * Math.Pow(10, 12 * random.NextDouble() - 4))] };
            MultipathSolution solution = MultipathRouting.Solve(arcs, wide, 0.001, OperationContext.Default);
            Assert.True(solution.GapReached, $"seed {seed}: gap {solution.Gap}");
            Assert.True(LargestCut(arcs, wide) <= solution.MaxUtilization * (1 + 1e-9));
            RandomNetworks.AssertConserved(arcs, wide, solution.Load);
        }
    }

    [Fact]
    public void The_same_answer_comes_every_time_and_unserved_demands_are_reported()
    {
        NetworkTopology net = Graphs.Duplex("a-b:10 b-c:10 a-c:5 x-y:1");
        BoundDemands demands = Graphs.Demands("a>c:9 a>x:1 x>y:0.5").Bind(net);
        MultipathSolution one = MultipathRouting.Solve(net.Arcs, demands, 0.001, OperationContext.Default);
        MultipathSolution two = MultipathRouting.Solve(net.Arcs, demands, 0.001, OperationContext.Default);
        Assert.Equal([1], one.Unserved);
        Assert.Equal(one.Load, two.Load);
        Assert.InRange(0.6, one.LowerBound, one.MaxUtilization + 1e-12);
    }

    [Fact]
    public void A_canceled_run_ends_with_the_cancellation()
    {
        (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(3, maxWeight: 3, connected: true);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var context = new OperationContext { Cancellation = source.Token };
        Assert.Throws<OperationCanceledException>(() => MultipathRouting.Solve(net.Arcs, demands, 0.01, context));
        Assert.Throws<OperationCanceledException>(() => EcmpRouting.Route(net.Arcs, RoutingWeights.Of(net, WeightChoice.Unit), demands, context));
    }

    [Fact]
    public void Canceling_in_the_middle_ends_the_run()
    {
        (NetworkTopology net, BoundDemands demands) = RandomNetworks.Make(3, maxWeight: 3, connected: true);
        using var source = new CancellationTokenSource();
        var context = new OperationContext { Cancellation = source.Token, Progress = new CancelAtFirstReport(source) };
        Assert.Throws<OperationCanceledException>(() => MultipathRouting.Solve(net.Arcs, demands, 1e-6, context));
    }

    private sealed class CancelAtFirstReport(CancellationTokenSource source) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => source.Cancel();
    }

    // Over all sets of nodes: what demands carry out of the set, over the capacity that leaves it.
    private static double LargestCut(ArcArrays arcs, BoundDemands demands)
    {
        double largest = 0;
        for (int set = 1; set < (1 << arcs.NodeCount) - 1; set++)
        {
            double traffic = 0, room = 0;
            for (int i = 0; i < demands.Count; i++)
            {
                if (demands.IsActive(i) && Leaves(demands.Source[i], demands.Target[i])) traffic += demands.RateBps[i];
            }
            if (traffic == 0) continue;
            for (int a = 0; a < arcs.Count; a++)
            {
                if (Leaves(arcs.Source[a], arcs.Target[a])) room += arcs.CapacityBps[a];
            }
            largest = Math.Max(largest, traffic / room);

            bool Leaves(int from, int to) => (set >> from & 1) == 1 && (set >> to & 1) == 0;
        }
        return largest;
    }
}
