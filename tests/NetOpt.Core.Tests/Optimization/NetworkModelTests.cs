using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Queueing;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Optimization;

public class NetworkModelTests
{
    private static MeasuredRouting Measure(NetworkTopology net, TrafficMatrix demands, QueueAssumptions? queues = null)
    {
        BoundDemands bound = demands.Bind(net);
        RoutingSplits splits = EcmpRouting.Splits(net.Arcs, RoutingWeights.Of(net, WeightChoice.Unit), bound, OperationContext.Default);
        return new NetworkModel(net, bound, queues ?? new()).Measure(splits, OperationContext.Default);
    }

    [Fact]
    public void Delay_and_loss_of_a_line_are_those_of_its_queues_and_its_propagation()
    {
        var builder = new TopologyBuilder("line");
        int a = builder.AddNode("a"), b = builder.AddNode("b"), c = builder.AddNode("c");
        builder.AddLink("ab", a, b, new LinkDirection(CapacityBps: 1e6, LatencySeconds: 0.010));
        builder.AddLink("bc", b, c, new LinkDirection(CapacityBps: 2e6, LatencySeconds: 0.005, Loss: 0.1));
        NetworkTopology net = builder.Build();
        NetworkFigures figures = Measure(net, Graphs.Demands("a>c:800000 b>c:400000"), new QueueAssumptions(1000, 50)).Figures;

        FiniteBufferQueue ab = FiniteBufferQueue.Solve(100, 125, 50), bc = FiniteBufferQueue.Solve(150, 250, 50);
        double fromA = 0.015 + ab.MeanSojournSeconds + bc.MeanSojournSeconds, fromB = 0.005 + bc.MeanSojournSeconds;
        Assert.Equal(0.8, figures.MaxUtilization, 1e-12);
        Assert.Equal((0.8 + 0.6) / 4, figures.MeanUtilization, 1e-12);
        Assert.Equal((2 * fromA + fromB) / 3, figures.MeanDelaySeconds!.Value, 1e-12);
        Assert.Equal(fromA, figures.Percentile95DelaySeconds!.Value, 1e-12);
        double passB = 0.9 * (1 - bc.Loss), passA = passB * (1 - ab.Loss);
        Assert.Equal(1 - (2 * passA + passB) / 3, figures.LossRatio!.Value, 1e-12);
        Assert.Equal(0, figures.UnservedBps);
        Assert.Equal(1, figures.JainIndex);
    }

    [Fact]
    public void Traffic_that_does_not_fit_is_shared_by_max_min_fairness()
    {
        NetworkFigures figures = Measure(Graphs.Duplex("a-b:10"), Graphs.Demands("a>b:2 a>b:2.6 a>b:4 a>b:5")).Figures;
        Assert.Equal(13.6, figures.OfferedBps, 1e-12);
        Assert.Equal(10, figures.ServedBps, 1e-12);
        Assert.Equal(3.6, figures.UnservedBps, 1e-12);
        Assert.Equal(2, figures.UnservedDemands);
        double[] share = [1, 1, 2.7 / 4, 2.7 / 5];
        Assert.Equal(Math.Pow(share.Sum(), 2) / (4 * share.Sum(s => s * s)), figures.JainIndex, 1e-12);
        Assert.True(figures.LossRatio > 0.2);
    }

    [Fact]
    public void Without_a_unit_of_rates_delay_is_undefined_and_the_rest_is_not()
    {
        var builder = new TopologyBuilder(Graphs.Duplex("a-b:10")) { RateUnitKnown = false };
        NetworkFigures figures = Measure(builder.Build(), Graphs.Demands("a>b:5")).Figures;
        Assert.Null(figures.MeanDelaySeconds);
        Assert.Null(figures.Percentile95DelaySeconds);
        Assert.Null(figures.LossRatio);
        Assert.Equal(0.5, figures.MaxUtilization);
    }

    [Fact]
    public void Served_rates_over_split_paths_are_the_max_min_fair_ones()
    {
        for (ulong seed = 0; seed < 300; seed++)
        {
            var random = new RandomStream(seed, "served");
            int n = 4 + random.NextInt32(6);
            var builder = new TopologyBuilder("t");
            for (int i = 0; i < n; i++) builder.AddNode(i.ToString());
            for (int i = 0; i < n; i++) builder.AddLink("r" + i, i, (i + 1) % n, new LinkDirection(1 + random.NextInt32(9)));
            for (int k = 0; k < n / 2; k++)
            {
                int a = random.NextInt32(n), b = random.NextInt32(n);
                if (a != b) builder.AddLink("x" + k, a, b, new LinkDirection(1 + random.NextInt32(9)));
            }
            NetworkTopology net = builder.Build();
            int count = 3 + random.NextInt32(20);
            TrafficMatrix matrix = new([.. Enumerable.Range(0, count).Select(i =>
                new TrafficDemand("d" + i, random.NextInt32(n).ToString(), random.NextInt32(n).ToString(), random.NextInt32(6)))]);
            BoundDemands demands = matrix.Bind(net);
            RoutingSplits splits = EcmpRouting.Splits(net.Arcs, RoutingWeights.Of(net, WeightChoice.Unit), demands, OperationContext.Default);
            double[] served = ServedRates.Allocate(net.Arcs, demands, splits, splits.Loads(demands), OperationContext.Default);
            AssertMaxMin(net.Arcs, demands, splits, served);
        }
    }

    // The definition: feasible, nobody above its demand, and whoever is below it crosses a full arc where nobody has more.
    private static void AssertMaxMin(ArcArrays arcs, BoundDemands demands, RoutingSplits splits, double[] served)
    {
        var usage = new double[demands.Count][];
        for (int d = 0; d < demands.Count; d++)
        {
            if (demands.IsActive(d)) usage[d] = splits.Loads(new BoundDemands([demands.Source[d]], [demands.Target[d]], [1.0]));
        }
        var load = new double[arcs.Count];
        for (int d = 0; d < demands.Count; d++)
        {
            if (usage[d] is null) continue;
            Assert.InRange(served[d], 0, demands.RateBps[d]);
            for (int a = 0; a < arcs.Count; a++) load[a] += usage[d][a] * served[d];
        }
        for (int a = 0; a < arcs.Count; a++) Assert.True(load[a] <= arcs.CapacityBps[a] * (1 + 1e-9));
        for (int d = 0; d < demands.Count; d++)
        {
            if (usage[d] is null || served[d] >= demands.RateBps[d]) continue;
            bool stopped = Enumerable.Range(0, arcs.Count).Any(a =>
                usage[d][a] > 0 && load[a] >= arcs.CapacityBps[a] * (1 - 1e-9)
                && Enumerable.Range(0, demands.Count).All(o => usage[o] is null || usage[o][a] == 0 || served[o] <= served[d] * (1 + 1e-9)));
            Assert.True(stopped, $"demand {d} at {served[d]} of {demands.RateBps[d]} is stopped by nothing");
        }
    }
}
