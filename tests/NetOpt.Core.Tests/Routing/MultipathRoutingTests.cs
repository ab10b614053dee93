using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Routing;

public class MultipathRoutingTests
{
    private static MultipathResult Solve(NetworkTopology net, double gap = 0.01) =>
        RoutingOperations.Multipath.Run(new MultipathRequest(net, gap, IncludeSplits: true), OperationContext.Default);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.0001)]
    public void The_square_with_a_diagonal_has_the_optimum_21_over_25(double gap)
    {
        MultipathResult result = Solve(Graphs.Duplex("A-B:10 B-C:10 C-D:10 D-A:10 A-C:5").WithDemands(Graphs.Demands("A>C:12 B>D:9")), gap);
        Assert.InRange(result.MaxUtilization, 0.84 - 1e-9, 0.84 * (1 + gap));
        Assert.InRange(result.LowerBound, 0.84 / (1 + gap) - 1e-9, 0.84 + 1e-9);
        Assert.InRange(result.Gap, 0, gap);
    }

    // All the length sits on one arc, and many idle ones lie about: the floors under their lengths must not keep the bound away.
    [Fact]
    public void A_single_full_link_among_many_idle_ones_closes_the_gap_at_once()
    {
        var builder = new TopologyBuilder("line");
        for (int i = 0; i <= 600; i++) builder.AddNode("n" + i);
        for (int i = 0; i < 600; i++) builder.AddLink("l" + i, i, i + 1, new LinkDirection(i == 300 ? 10 : 1e6));
        NetworkTopology net = builder.Build().WithDemands(Graphs.Demands("n299>n302:8 n0>n2:3 n500>n510:1"));
        MultipathResult result = Solve(net, 0.001);
        Assert.Equal(0.8, result.MaxUtilization, 1e-12);
        Assert.InRange(result.Gap, 0, 0.001);
        Assert.InRange(result.Iterations, 0, 20);
    }

    [Fact]
    public void On_random_networks_the_gap_is_reached_and_every_cut_of_one_node_respects_it()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            var random = new RandomStream(seed, "multipath");
            int n = 5 + random.NextInt32(12);
            var builder = new TopologyBuilder("random");
            for (int i = 0; i < n; i++) builder.AddNode("n" + i);
            for (int i = 0; i < n; i++) builder.AddLink("r" + i, i, (i + 1) % n, new LinkDirection(1 + random.NextInt32(40)));
            for (int k = 0; k < n; k++)
            {
                int a = random.NextInt32(n), b = random.NextInt32(n);
                if (a != b) builder.AddLink("x" + k, a, b, new LinkDirection(1 + random.NextInt32(40)));
            }
            TrafficMatrix matrix = new([.. Enumerable.Range(0, 1 + random.NextInt32(3 * n)).Select(i =>
                new TrafficDemand("d" + i, "n" + random.NextInt32(n), "n" + random.NextInt32(n), random.NextDouble() * 5))]);
            NetworkTopology net = builder.Build().WithDemands(matrix);
            MultipathResult result = Solve(net);
            Assert.InRange(result.Gap, 0, 0.01);

            ArcArrays arcs = net.Arcs;
            BoundDemands demands = matrix.Bind(net);
            double cut = 0;
            for (int v = 0; v < n; v++)
            {
                double room = 0, traffic = 0;
                for (int o = arcs.OutOffset[v]; o < arcs.OutOffset[v + 1]; o++) room += arcs.CapacityBps[arcs.OutArc[o]];
                for (int d = 0; d < demands.Count; d++)
                {
                    if (demands.IsActive(d) && demands.Source[d] == v) traffic += demands.RateBps[d];
                }
                cut = Math.Max(cut, traffic / room);
            }
            Assert.True(result.MaxUtilization >= cut * (1 - 1e-9));

            // What leaves a node for a destination and is not its own has come in.
            var net0 = new double[n];
            foreach (LinkLoad load in result.LinkLoads)
            {
                net0[arcs.Source[load.Index]] += load.Load;
                net0[arcs.Target[load.Index]] -= load.Load;
            }
            for (int d = 0; d < demands.Count; d++)
            {
                if (!demands.IsActive(d)) continue;
                net0[demands.Source[d]] -= demands.RateBps[d];
                net0[demands.Target[d]] += demands.RateBps[d];
            }
            Assert.All(net0, excess => Assert.Equal(0, excess, 1e-6));
        }
    }

    [Fact]
    public void Taking_a_link_away_never_lowers_the_optimum()
    {
        NetworkTopology net = Graphs.Duplex("A-B:10 B-C:10 C-D:10 D-A:10 A-C:5").WithDemands(Graphs.Demands("A>C:12 B>D:9"));
        double all = Solve(net, 0.001).LowerBound;
        for (int link = 0; link < net.Links.Length; link++)
        {
            var builder = new TopologyBuilder(net);
            builder.RemoveLinks(new HashSet<int> { link });
            Assert.True(Solve(builder.Build(), 0.001).MaxUtilization >= all);
        }
    }

    [Fact]
    public void Parallel_links_share_and_demands_that_load_nothing_are_counted()
    {
        MultipathResult result = Solve(Graphs.Duplex("a-b:10 a-b:30").WithDemands(Graphs.Demands("a>b:20 a>a:5 b>a:0")));
        Assert.InRange(result.MaxUtilization, 0.5, 0.505);
        Assert.Equal(2, result.IgnoredDemands);
        Assert.Equal(3, result.Demands);
    }

    [Fact]
    public void Without_load_everything_is_0()
    {
        MultipathResult result = Solve(Graphs.Duplex("a-b:10").WithDemands(Graphs.Demands("a>b:0")));
        Assert.Equal((0.0, 0.0, 0.0), (result.MaxUtilization, result.LowerBound, result.Gap));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_gap_out_of_range_is_refused(double gap) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Solve(Graphs.Duplex("a-b:1").WithDemands(Graphs.Demands("a>b:1")), gap)).Code);

    [Fact]
    public void A_demand_without_a_path_is_named()
    {
        var error = Assert.Throws<NetOptException>(() => Solve(Graphs.Duplex("a-b:1 c-d:1").WithDemands(Graphs.Demands("a>b:1 a>d:1"))));
        Assert.Equal(ErrorCodes.Disconnected, error.Code);
        Assert.Contains("'d1'", error.Message);
    }

    [SharedDataTheory]
    [InlineData("repetita__Abilene.graph", "repetita/Abilene.graph", "repetita/Abilene.0000.demands")]
    [InlineData("repetita__Geant2012.graph", "repetita/Geant2012.graph", "repetita/Geant2012.0000.demands")]
    [InlineData("repetita__rf1755_real_hard.graph", "repetita/rf1755_real_hard.graph", "repetita/rf1755_real_hard.0000.demands")]
    [InlineData("sndlib-native__abilene.txt", "sndlib-native/abilene.txt", null)]
    [InlineData("sndlib-native__atlanta.txt", "sndlib-native/atlanta.txt", null)]
    [InlineData("sndlib-native__nobel-germany.txt", "sndlib-native/nobel-germany.txt", null)]
    [InlineData("sndlib-native__polska.txt", "sndlib-native/polska.txt", null)]
    [InlineData("sndlib-xml__france.xml", "sndlib-xml/france.xml", null)]
    [InlineData("sndlib-xml__geant.xml", "sndlib-xml/geant.xml", null)]
    [InlineData("sndlib-xml__polska.xml", "sndlib-xml/polska.xml", null)]
    public void On_real_networks_the_known_optimum_lies_between_bound_and_answer(string expected, string file, string? demands)
    {
        NetworkTopology net = TopologyFile.Read(SharedData.Data(file), new TopologyReadOptions(), OperationContext.Default).Topology;
        if (demands is not null) net = net.WithDemands(TrafficMatrixFile.Read(SharedData.Data(demands), new TopologyReadOptions(), OperationContext.Default).Demands);
        double optimum = SharedData.Expected($"te/{expected}.json").RootElement.GetProperty("result").GetProperty("min_mlu").GetProperty("value").GetDouble();
        foreach (double gap in (double[])[0.01, 0.002])
        {
            MultipathResult result = Solve(net, gap);
            Assert.InRange(result.Gap, 0, gap);
            Assert.InRange(optimum, result.LowerBound * (1 - 1e-9), result.MaxUtilization * (1 + 1e-9));
        }
    }
}
