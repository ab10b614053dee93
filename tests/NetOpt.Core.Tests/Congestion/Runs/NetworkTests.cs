using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>Runs over networks of more than one bottleneck.</summary>
public sealed class NetworkTests
{
    private static readonly NetworkTopology s_parkingLot = Generate(new GenerateTopologyRequest
    {
        Kind = TopologyKind.ParkingLot,
        Hops = 2,
        CapacityBps = 100 * Mega,
        LatencySeconds = 0.001,
        BottleneckCapacityBps = 10 * Mega,
        BottleneckLatencySeconds = 0.01,
    });

    [Theory]
    [InlineData(CongestionAlgorithm.NewReno)]
    [InlineData(CongestionAlgorithm.Cubic)]
    public void On_a_parking_lot_the_flow_over_both_bottlenecks_gets_least(CongestionAlgorithm algorithm)
    {
        CongestionRunResult run = Run(new CongestionRunRequest(s_parkingLot, Algorithms: [algorithm], DurationSeconds: 60, Queue: Buffer("40p"), Flows:
        [
            new CongestionFlow("long", "source-0", "sink-0"),
            new CongestionFlow("first", "source-1", "sink-1"),
            new CongestionFlow("second", "source-2", "sink-2"),
        ]));
        Assert.Equal([4, 3, 3], run.Flows.Select(f => f.Hops));
        Assert.True(run.Flows[0].GoodputBps < 0.8 * run.Flows[1].GoodputBps);
        Assert.True(run.Flows[0].GoodputBps < 0.8 * run.Flows[2].GoodputBps);
        CongestionQueueResult[] full = [.. run.Queues.Where(q => q.CapacityBps == 10 * Mega)];
        Assert.Equal(["router-0 > router-1", "router-1 > router-2"], full.Select(q => $"{q.From} > {q.To}").Order());
        Assert.All(full, q => Assert.InRange(q.Utilization, 0.95, 1));
        Assert.All(run.Queues.Except(full), q => Assert.InRange(q.Utilization, 0, 0.11));
        // Each bottleneck carries the long flow and one other.
        Assert.Equal(10 * Mega * PayloadShare, run.Flows[0].GoodputBps + run.Flows[1].GoodputBps, 0.05e7);
    }

    [Fact]
    public void A_flow_that_tail_drop_locks_out_where_links_have_equal_rates_is_noted()
    {
        NetworkTopology equal = Generate(new GenerateTopologyRequest { Kind = TopologyKind.ParkingLot, Hops = 3, CapacityBps = 100 * Mega });
        var request = new CongestionRunRequest(equal, DurationSeconds: 10, Flows: [new CongestionFlow("long", "source-0", "sink-0"), new CongestionFlow("short", "source-1", "sink-1")]);
        CongestionRunResult locked = Run(request, 7);
        Assert.True(locked.Flows.Min(f => f.GoodputBps) < 0.01 * locked.GoodputBps / 2);
        Assert.Contains(locked.Notes, note => note.StartsWith("1 of 2 flows got less than a hundredth", StringComparison.Ordinal));
        CongestionRunResult fair = Run(request with { Queue = new QueueSettings(PacketQueueDiscipline.FqCoDel) }, 7);
        Assert.True(fair.Jain > 0.95);
        Assert.DoesNotContain(fair.Notes, note => note.Contains("hundredth", StringComparison.Ordinal));
    }

    [Fact]
    public void Base_round_trip_times_are_those_of_the_links()
    {
        CongestionRunResult run = Run(new CongestionRunRequest(s_parkingLot, Flows: [new CongestionFlow(Source: "source-0", Target: "sink-0", SourceRateBps: Mega)], DurationSeconds: 5));
        double data = (1514 * 8 / 1e7 * 2) + (1514 * 8 / 1e8 * 2), ack = (66 * 8 / 1e7 * 2) + (66 * 8 / 1e8 * 2);
        Assert.Equal(2 * (0.01 * 2 + 0.001 * 2) + data + ack, run.Flows[0].BaseRttSeconds, 1e-9);
        Assert.Equal(run.Flows[0].BaseRttSeconds, run.Flows[0].LeastRttSeconds!.Value, 1e-7);
    }

    [Fact]
    public void Flows_of_a_fat_tree_spread_over_its_paths_and_each_keeps_its_order()
    {
        NetworkTopology tree = Generate(new GenerateTopologyRequest { Kind = TopologyKind.FatTree, K = 4, CapacityBps = 100 * Mega, LatencySeconds = 1e-4 });
        CongestionRunResult run = Run(new CongestionRunRequest(tree, Algorithms: [CongestionAlgorithm.NewReno], Flows: [new CongestionFlow(Source: "pod0-edge0-host-0", Target: "pod2-edge1-host-1", Count: 40)],
            SourceRateBps: Mega, DurationSeconds: 3, Queue: Buffer("1000p")));
        Assert.All(run.Flows, f => Assert.Equal(6, f.Hops));
        // Four paths over four core switches: ten flows each on average, and few are far from that.
        CongestionQueueResult[] up = [.. run.Queues.Where(q => q.To.StartsWith("core", StringComparison.Ordinal))];
        Assert.Equal(4, up.Length);
        Assert.All(up, q => Assert.InRange(q.Utilization / up.Sum(o => o.Utilization), 0.1, 0.45));
        // What overtakes another packet of its flow would be taken for a loss.
        Assert.Equal(0, run.Retransmissions);
        Assert.Equal(40 * Mega, run.GoodputBps, 0.4e6);
    }

    [Fact]
    public void Whole_permutations_of_a_fat_tree_lose_nothing_to_reordering()
    {
        NetworkTopology tree = Generate(new GenerateTopologyRequest { Kind = TopologyKind.FatTree, K = 4, CapacityBps = 100 * Mega, LatencySeconds = 1e-4 });
        string[] hosts = [.. tree.Nodes.Select(n => n.Id).Where(id => id.Contains("host", StringComparison.Ordinal))];
        CongestionRunResult run = Run(new CongestionRunRequest(tree, Algorithms: [CongestionAlgorithm.Cubic, CongestionAlgorithm.Bbr], Flows: [.. hosts.Select((h, i) => new CongestionFlow(Source: h, Target: hosts[(i + 5) % hosts.Length]))],
            MaxWindowBytes: 100_000, Queue: Buffer("10000p"), DurationSeconds: 1));
        Assert.Equal(0, run.Retransmissions);
        Assert.Equal(0, run.Timeouts);
        Assert.All(run.Flows, f => Assert.True(f.DeliveredBytes > 0));
    }

    [Fact]
    public void A_named_route_is_taken_in_place_of_the_shortest_one()
    {
        NetworkTopology square = Square();
        CongestionRunResult run = Run(new CongestionRunRequest(square, SourceRateBps: Mega, DurationSeconds: 3, Flows:
        [
            new CongestionFlow("short", "a", "c"),
            new CongestionFlow("named", Route: ["ad", "dc", "cb"]),
            new CongestionFlow("back", Source: "b", Target: "a", Route: ["ab"]),
        ]));
        Assert.Equal([2, 3, 1], run.Flows.Select(f => f.Hops));
        Assert.Equal([("a", "c"), ("a", "b"), ("b", "a")], run.Flows.Select(f => (f.Source, f.Target)));
        Assert.InRange(run.Flows[0].LeastRttSeconds!.Value, 2 * 0.002, 2 * 0.002 + 0.003);
        Assert.InRange(run.Flows[1].LeastRttSeconds!.Value, 2 * 0.045, 2 * 0.045 + 0.005);
        Assert.Contains(run.Queues, q => q is { From: "d", To: "c" });
        Assert.Contains(run.Queues, q => q is { From: "b", To: "a" });
    }

    [Theory]
    [InlineData(ErrorCodes.InvalidParameter, "A route does not join at link 'cb'", "ad", "cb")]
    [InlineData(ErrorCodes.UnknownLink, "xy", "ab", "xy")]
    public void A_route_that_is_none_is_refused(string code, string words, params string[] route)
    {
        NetOptException error = Assert.Throws<NetOptException>(() => Run(new CongestionRunRequest(Square(), Flows: [new CongestionFlow(Route: route)])));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_that_ends_elsewhere_is_refused()
    {
        NetOptException error = Assert.Throws<NetOptException>(() => Run(new CongestionRunRequest(Square(), Flows: [new CongestionFlow(Source: "a", Target: "d", Route: ["ab", "cb"])])));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains("ends at 'c' and not at 'd'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_may_have_a_queue_and_losses_of_its_own()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.NewReno], FlowCount = 2, Queue = Buffer("100p"), WarmUpSeconds = 0 };
        CongestionRunResult plain = Run(request);
        CongestionRunResult own = Run(request with { Links = [new LinkSettings("bottleneck", Queue: new QueueSettings(PacketQueueDiscipline.CoDel))] });
        Assert.Equal(PacketQueueDiscipline.DropTail, plain.Queues[0].Discipline);
        Assert.Equal(PacketQueueDiscipline.CoDel, own.Queues[0].Discipline);
        Assert.True(own.MeanDelaySeconds < 0.3 * plain.MeanDelaySeconds);

        // ACKs that get lost are made good by the next: the flow loses no data and nearly no goodput.
        CongestionRunResult acks = Run(request with { Links = [new LinkSettings("bottleneck", Backward: true, LossRatio: 0.1)], Queue = Buffer("1000p"), MaxWindowBytes = 60_000 });
        Assert.True(acks.GoodputBps > 0.9 * plain.GoodputBps);
        Assert.Equal(0, acks.Flows.Sum(f => f.LossEpisodes));

        CongestionRunResult exit = Run(request with { Links = [new LinkSettings("exit-2", LossRatio: 0.02)] });
        Assert.Equal(0.02, exit.Queues.Single(q => q.Link == "exit-2").LossShare!.Value, 0.01);
        Assert.Equal(0, exit.Queues.Single(q => q.Link == "exit-1").LossShare);
        Assert.True(exit.Flows[1].GoodputBps < 0.7 * exit.Flows[0].GoodputBps);
    }

    [Fact]
    public void Losses_that_a_topology_states_happen_unless_the_request_says_otherwise()
    {
        var builder = new TopologyBuilder("lossy");
        builder.AddNode("a");
        builder.AddNode("b");
        builder.AddLink("ab", 0, 1, new LinkDirection(10 * Mega, 0.01, Loss: 0.03));
        CongestionRunRequest request = new(builder.Build(), Flows: [new CongestionFlow(Source: "a", Target: "b")], DurationSeconds: 20, WarmUpSeconds: 0, Queue: Buffer("200p"));
        Assert.Equal(0.03, Run(request).LossShare!.Value, 0.008);
        Assert.Equal(0, Run(request with { LossRatio = 0, MaxWindowBytes = 100_000 }).LossShare);
    }

    [Fact]
    public void Links_without_latency_get_the_one_of_the_request_and_that_is_noted()
    {
        var builder = new TopologyBuilder("unknown");
        foreach (string id in (string[])["a", "b", "c"]) builder.AddNode(id);
        builder.AddLink("ab", 0, 1, new LinkDirection(10 * Mega));
        builder.AddLink("bc", 1, 2, new LinkDirection(10 * Mega, 0.005));
        CongestionRunResult run = Run(new CongestionRunRequest(builder.Build(), Flows: [new CongestionFlow(Source: "a", Target: "c", SourceRateBps: Mega)], LatencySeconds: 0.02, DurationSeconds: 2));
        Assert.Contains(run.Notes, n => n.StartsWith("2 of 4 directions of links state no latency", StringComparison.Ordinal));
        Assert.Equal(2 * 0.025, run.Flows[0].LeastRttSeconds!.Value, 0.003);
    }

    [Fact]
    public void Demands_become_flows_where_none_are_given()
    {
        var builder = new TopologyBuilder(Square()) { Demands = new TrafficMatrix([new TrafficDemand("x", "a", "b", 1e6), new TrafficDemand("y", "c", "a", 2e6), new TrafficDemand("none", "a", "d", 0)]) };
        CongestionRunResult run = Run(new CongestionRunRequest(builder.Build(), DurationSeconds: 2));
        Assert.Equal(["x", "y"], run.Flows.Select(f => f.Name));
        Assert.Equal(("c", "a"), (run.Flows[1].Source, run.Flows[1].Target));
    }

    [Fact]
    public void Background_traffic_crosses_a_network_between_its_ends()
    {
        CongestionRunRequest request = new(Square(), Flows: [new CongestionFlow(Source: "a", Target: "b")], DurationSeconds: 20, Queue: Buffer("60p"));
        Assert.Equal(6 * Mega * PayloadShare, Run(request with { Background = [new BackgroundTraffic("a", "b", RateBps: 4 * Mega)] }).GoodputBps, 0.4e6);
        // A link that only background traffic crosses has a buffer of an average flow's bandwidth-delay product.
        Assert.Equal(10 * Mega * PayloadShare, Run(request with { Queue = Buffer("20bdp"), Background = [new BackgroundTraffic("d", "c", RateBps: 4 * Mega)] }).GoodputBps, 0.1e6);
    }

    // A short way a-b-c of 1 ms links, a long and costly one a-d-c of 20 ms links, and a costly duplex link c-b that was drawn from c.
    private static NetworkTopology Square()
    {
        var builder = new TopologyBuilder("square");
        foreach (string id in (string[])["a", "b", "c", "d"]) builder.AddNode(id);
        builder.AddLink("ab", 0, 1, new LinkDirection(10 * Mega, 0.001, Cost: 1));
        builder.AddLink("bc", 1, 2, new LinkDirection(10 * Mega, 0.001, Cost: 1));
        builder.AddLink("ad", 0, 3, new LinkDirection(10 * Mega, 0.02, Cost: 10));
        builder.AddLink("dc", 3, 2, new LinkDirection(10 * Mega, 0.02, Cost: 10));
        builder.AddLink("cb", 2, 1, new LinkDirection(10 * Mega, 0.005, Cost: 10));
        return builder.Build();
    }

    private static NetworkTopology Generate(GenerateTopologyRequest request) => TopologyGenerator.Generate(request, OperationContext.Default).Topology;
}
