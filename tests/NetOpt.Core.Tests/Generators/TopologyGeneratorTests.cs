using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Generators;

public class TopologyGeneratorTests
{
    [Theory]
    [InlineData("""{"kind":"line","nodes":1}""", 1, 0)]
    [InlineData("""{"kind":"line","nodes":5}""", 5, 4)]
    [InlineData("""{"kind":"ring","nodes":7}""", 7, 7)]
    [InlineData("""{"kind":"star","nodes":7}""", 7, 6)]
    [InlineData("""{"kind":"fullMesh","nodes":7}""", 7, 21)]
    [InlineData("""{"kind":"grid","rows":3,"columns":4}""", 12, 17)]
    [InlineData("""{"kind":"torus","rows":3,"columns":4}""", 12, 24)]
    [InlineData("""{"kind":"tree","fanOut":3,"depth":3}""", 40, 39)]
    [InlineData("""{"kind":"tree","fanOut":1,"depth":4}""", 5, 4)]
    [InlineData("""{"kind":"tree","fanOut":5,"depth":0}""", 1, 0)]
    [InlineData("""{"kind":"fatTree","k":4}""", 36, 48)]
    [InlineData("""{"kind":"fatTree","k":8}""", 208, 384)]
    [InlineData("""{"kind":"leafSpine","spines":4,"leaves":6}""", 10, 24)]
    [InlineData("""{"kind":"leafSpine","spines":4,"leaves":6,"hostsPerLeaf":10}""", 70, 84)]
    [InlineData("""{"kind":"dumbbell","pairs":4}""", 10, 9)]
    [InlineData("""{"kind":"parkingLot","hops":3}""", 12, 11)]
    [InlineData("""{"kind":"erdosRenyi","nodes":20,"probability":0}""", 20, 0)]
    [InlineData("""{"kind":"erdosRenyi","nodes":20,"probability":1}""", 20, 190)]
    [InlineData("""{"kind":"erdosRenyi","nodes":20,"links":17}""", 20, 17)]
    [InlineData("""{"kind":"erdosRenyi","nodes":20,"links":180}""", 20, 180)]
    [InlineData("""{"kind":"barabasiAlbert","nodes":50,"attachment":3}""", 50, 141)]
    [InlineData("""{"kind":"barabasiAlbert","nodes":2,"attachment":1}""", 2, 1)]
    [InlineData("""{"kind":"waxman","nodes":20,"alpha":1e9,"beta":1}""", 20, 190)]
    [InlineData("""{"kind":"waxman","nodes":20,"alpha":0.5,"beta":0}""", 20, 0)]
    [InlineData("""{"kind":"wattsStrogatz","nodes":20,"neighbors":4,"rewiring":0.3}""", 20, 40)]
    [InlineData("""{"kind":"wattsStrogatz","nodes":5,"neighbors":4,"rewiring":1}""", 5, 10)]
    [InlineData("""{"kind":"randomGeometric","nodes":20,"radius":1.5}""", 20, 190)]
    [InlineData("""{"kind":"randomGeometric","nodes":20,"radius":0}""", 20, 0)]
    public void A_shape_has_its_nodes_and_links_and_no_link_twice(string json, int nodes, int links)
    {
        NetworkTopology topology = Generate(json);
        Assert.Equal((nodes, links), (topology.Nodes.Length, topology.Links.Length));
        Assert.Equal(links, topology.Links.Select(l => (Math.Min(l.Source, l.Target), Math.Max(l.Source, l.Target))).Distinct().Count());
        Assert.All(topology.Links, l => Assert.False(l.IsDirected));
        Assert.StartsWith(json.Split('"')[3], topology.Name);
    }

    [Fact]
    public void Links_carry_the_properties_that_were_asked_for_and_bottlenecks_their_own()
    {
        NetworkTopology plain = Generate("""{"kind":"ring","nodes":4,"capacityBps":4e10,"latencySeconds":0.001,"name":"core"}""");
        Assert.Equal("core", plain.Name);
        Assert.All(plain.Links, l => Assert.Equal((new LinkDirection(4e10, .001), new LinkDirection(4e10, .001)), (l.Forward, l.Backward!.Value)));
        Assert.Null(Generate("""{"kind":"ring","nodes":4}""").Links[0].CapacityBps);
        foreach ((string json, int bottlenecks) in (ReadOnlySpan<(string, int)>)[("""{"kind":"dumbbell","pairs":3,""", 1), ("""{"kind":"parkingLot","hops":3,""", 3)])
        {
            NetworkTopology topology = Generate(json + """ "capacityBps":1e9,"latencySeconds":0.001,"bottleneckCapacityBps":1e8,"bottleneckLatencySeconds":0.02}""");
            NetworkLink[] slow = [.. topology.Links.Where(l => l.CapacityBps == 1e8)];
            Assert.Equal(bottlenecks, slow.Length);
            Assert.All(slow, l => Assert.Equal((.02, "router"), (l.LatencySeconds!.Value, topology.Nodes[l.Source].Capabilities[0])));
            Assert.All(topology.Links.Except(slow), l => Assert.Equal((1e9, .001), (l.CapacityBps!.Value, l.LatencySeconds!.Value)));
            Assert.All(Generate(json + """ "capacityBps":1e9}""").Links, l => Assert.Equal(1e9, l.CapacityBps));
        }
    }

    [Fact]
    public void A_fat_tree_uses_every_port_and_joins_hosts_as_Al_Fares_drew_it()
    {
        const int K = 6;
        NetworkTopology tree = Generate("""{"kind":"fatTree","k":6}""");
        TopologyMeasures m = Measure(tree);
        string[] kinds = [.. tree.Nodes.Select(n => n.Capabilities.Single())];
        Assert.Equal((K * K / 4, K * K / 2, K * K / 2, K * K * K / 4),
            (kinds.Count(k => k == "core"), kinds.Count(k => k == "aggregation"), kinds.Count(k => k == "edge"), kinds.Count(k => k == "host")));
        for (int v = 0; v < kinds.Length; v++) Assert.Equal(kinds[v] == "host" ? 1 : K, m.Degrees[v]);
        Assert.Equal((6, 1, 0L), (m.DiameterHops, m.Components, m.Triangles));
        Assert.Equal("core-0", tree.Nodes[0].Id);
        // Every core switch meets every pod once.
        for (int core = 0; core < K * K / 4; core++)
        {
            string[] pods = [.. tree.Links.Where(l => l.Source == core).Select(l => tree.Nodes[l.Target].Id.Split('-')[0])];
            Assert.Equal(K, pods.Distinct().Count());
        }
        Assert.Contains(tree.Links, l => l.Id == "pod0-edge-0--pod0-edge0-host-0");
        var slow = new Measures.SlowMeasures(tree);
        int a = tree.NodeIndex("pod0-edge0-host-0");
        Assert.Equal((2, 4, 6), (slow.Distance[a, tree.NodeIndex("pod0-edge0-host-1")], slow.Distance[a, tree.NodeIndex("pod0-edge1-host-0")], slow.Distance[a, tree.NodeIndex("pod1-edge0-host-0")]));
    }

    [Fact]
    public void A_parking_lot_has_one_flow_across_all_bottlenecks_and_one_across_each()
    {
        NetworkTopology lot = Generate("""{"kind":"parkingLot","hops":4}""");
        var slow = new Measures.SlowMeasures(lot);
        Assert.Equal(6, slow.Distance[lot.NodeIndex("source-0"), lot.NodeIndex("sink-0")]);
        for (int i = 1; i <= 4; i++) Assert.Equal(3, slow.Distance[lot.NodeIndex("source-" + i), lot.NodeIndex("sink-" + i)]);
        Assert.Equal(5, lot.Nodes.Count(n => n.Capabilities[0] == "router"));
    }

    [Fact]
    public void Shapes_with_a_natural_layout_have_a_place_for_every_node_and_no_two_at_one()
    {
        foreach (string json in (string[])
        [
            """{"kind":"line","nodes":5}""", """{"kind":"ring","nodes":7}""", """{"kind":"star","nodes":7}""", """{"kind":"fullMesh","nodes":7}""",
            """{"kind":"grid","rows":3,"columns":4}""", """{"kind":"torus","rows":3,"columns":4}""", """{"kind":"tree","fanOut":3,"depth":3}""",
            """{"kind":"fatTree","k":4}""", """{"kind":"leafSpine","spines":4,"leaves":6,"hostsPerLeaf":3}""", """{"kind":"dumbbell","pairs":4}""",
            """{"kind":"parkingLot","hops":3}""", """{"kind":"waxman","nodes":20,"alpha":0.5,"beta":0.5}""", """{"kind":"wattsStrogatz","nodes":20,"neighbors":4,"rewiring":0.3}""",
            """{"kind":"randomGeometric","nodes":20,"radius":0.3}""",
        ])
        {
            NetworkTopology topology = Generate(json);
            Assert.All(topology.Nodes, n => Assert.True(n.X is not null && n.Y is not null, json));
            Assert.Equal(topology.Nodes.Length, topology.Nodes.Select(n => (Math.Round(n.X!.Value, 9), Math.Round(n.Y!.Value, 9))).Distinct().Count());
            Assert.False(topology.IsGeographic);
        }
    }

    [Theory]
    [InlineData("""{"kind":"ring","nodes":2}""", "at least 3")]
    [InlineData("""{"kind":"ring"}""", "needs 'nodes'")]
    [InlineData("""{"kind":"ring","nodes":5,"k":4}""", "takes no 'k'")]
    [InlineData("""{"kind":"ring","nodes":5,"bottleneckCapacityBps":1}""", "takes no 'bottleneckCapacityBps'")]
    [InlineData("""{"kind":"line","nodes":0}""", "at least 1")]
    [InlineData("""{"kind":"line","nodes":-2147483648}""", "at least 1")]
    [InlineData("""{"kind":"torus","rows":2,"columns":5}""", "at least 3")]
    [InlineData("""{"kind":"tree","fanOut":0,"depth":5}""", "at least 1")]
    [InlineData("""{"kind":"fatTree","k":3}""", "even")]
    [InlineData("""{"kind":"fatTree","k":0}""", "at least 2")]
    [InlineData("""{"kind":"erdosRenyi","nodes":5}""", "either")]
    [InlineData("""{"kind":"erdosRenyi","nodes":5,"links":3,"probability":0.5}""", "either")]
    [InlineData("""{"kind":"erdosRenyi","nodes":5,"links":11}""", "from 0 to 10")]
    [InlineData("""{"kind":"erdosRenyi","nodes":5,"probability":1.5}""", "from 0 to 1")]
    [InlineData("""{"kind":"barabasiAlbert","nodes":5,"attachment":5}""", "from 1 to 4")]
    [InlineData("""{"kind":"waxman","nodes":5,"alpha":0,"beta":0.5}""", "'alpha'")]
    [InlineData("""{"kind":"waxman","nodes":60001,"alpha":1,"beta":0.5}""", "60000")]
    [InlineData("""{"kind":"wattsStrogatz","nodes":9,"neighbors":3,"rewiring":0.1}""", "even")]
    [InlineData("""{"kind":"wattsStrogatz","nodes":9,"neighbors":10,"rewiring":0.1}""", "from 2 to 8")]
    [InlineData("""{"kind":"randomGeometric","nodes":9,"radius":-0.1}""", "'radius'")]
    public void A_parameter_that_does_not_fit_is_refused(string json, string words)
    {
        NetOptException error = Assert.Throws<NetOptException>(() => Generate(json));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void Values_that_JSON_cannot_hold_are_refused_too()
    {
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new() { Kind = TopologyKind.ErdosRenyi, Nodes = 5, Probability = double.NaN }));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new() { Kind = TopologyKind.RandomGeometric, Nodes = 5, Radius = double.PositiveInfinity }));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new() { Kind = (TopologyKind)99, Nodes = 5 }));
        foreach (double capacity in (double[])[0, -1, double.NaN, double.PositiveInfinity])
        {
            Assert.Equal(ErrorCodes.InvalidCapacity, Code(new() { Kind = TopologyKind.Line, Nodes = 1, CapacityBps = capacity }));
            Assert.Equal(ErrorCodes.InvalidCapacity, Code(new() { Kind = TopologyKind.Dumbbell, Pairs = 1, BottleneckCapacityBps = capacity }));
        }
        Assert.Equal(ErrorCodes.InvalidLatency, Code(new() { Kind = TopologyKind.Line, Nodes = 1, LatencySeconds = -1 }));
    }

    [Theory]
    [InlineData("""{"kind":"line","nodes":2000000000}""")]
    [InlineData("""{"kind":"fullMesh","nodes":100000}""")]
    [InlineData("""{"kind":"grid","rows":2000000000,"columns":2000000000}""")]
    [InlineData("""{"kind":"torus","rows":2000,"columns":2000}""")]
    [InlineData("""{"kind":"tree","fanOut":2,"depth":2000000000}""")]
    [InlineData("""{"kind":"tree","fanOut":1,"depth":2147483647}""")]
    [InlineData("""{"kind":"fatTree","k":1000}""")]
    [InlineData("""{"kind":"fatTree","k":2147483646}""")]
    [InlineData("""{"kind":"leafSpine","spines":2000000000,"leaves":2000000000,"hostsPerLeaf":2000000000}""")]
    [InlineData("""{"kind":"dumbbell","pairs":2147483647}""")]
    [InlineData("""{"kind":"parkingLot","hops":2147483647}""")]
    [InlineData("""{"kind":"erdosRenyi","nodes":2000000000,"probability":1e-12}""")]
    [InlineData("""{"kind":"erdosRenyi","nodes":1000000,"probability":0.5}""")]
    [InlineData("""{"kind":"erdosRenyi","nodes":1000000,"links":2000000000}""")]
    [InlineData("""{"kind":"barabasiAlbert","nodes":2000000000,"attachment":1999999999}""")]
    [InlineData("""{"kind":"wattsStrogatz","nodes":1000000,"neighbors":10,"rewiring":0}""")]
    [InlineData("""{"kind":"randomGeometric","nodes":1000000,"radius":0.9}""")]
    public void A_network_that_is_too_large_is_refused_before_it_is_built(string json)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetOptException error = Assert.Throws<NetOptException>(() => Generate(json));
        Assert.Equal((ErrorCodes.TooLarge, ErrorKind.LimitExceeded), (error.Code, error.Kind));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void The_seed_makes_the_network_and_comes_from_the_request_or_the_run()
    {
        foreach (string json in (string[])
        [
            """{"kind":"erdosRenyi","nodes":60,"links":90}""", """{"kind":"erdosRenyi","nodes":60,"probability":0.05}""", """{"kind":"barabasiAlbert","nodes":60,"attachment":2}""",
            """{"kind":"waxman","nodes":60,"alpha":0.3,"beta":0.4}""", """{"kind":"wattsStrogatz","nodes":60,"neighbors":4,"rewiring":0.3}""", """{"kind":"randomGeometric","nodes":60,"radius":0.2}""",
        ])
        {
            GenerateTopologyRequest request = Read(json);
            string one = Links(request, 1);
            Assert.Equal(one, Links(request, 1));
            Assert.NotEqual(one, Links(request, 2));
            Assert.Equal(one, Links(request with { Seed = 1 }, 2));
            Assert.Equal(1UL, TopologyGenerator.Generate(request, new OperationContext { Seed = 1 }).Seed);
        }
        Assert.Null(TopologyGenerator.Generate(Read("""{"kind":"ring","nodes":3}"""), new OperationContext { Seed = 1 }).Seed);

        static string Links(GenerateTopologyRequest request, ulong seed) =>
            string.Join(' ', TopologyGenerator.Generate(request, new OperationContext { Seed = seed }).Topology.Links.Select(l => l.Id));
    }

    [Fact]
    public void Requests_and_results_go_to_JSON_and_back_unchanged()
    {
        GenerateTopologyRequest request = Read("""{"kind":"waxman","nodes":12,"alpha":0.3,"beta":0.9,"seed":18446744073709551615,"capacityBps":1e9,"name":"w"}""");
        Assert.Equal(request, Read(JsonSerializer.Serialize(request, TopologyOperations.Generate.RequestType)));
        GeneratedTopology result = TopologyGenerator.Generate(request, OperationContext.Default);
        string json = JsonSerializer.Serialize(result, TopologyOperations.Generate.ResultType);
        var again = (GeneratedTopology)JsonSerializer.Deserialize(json, TopologyOperations.Generate.ResultType)!;
        Assert.Equal(json, JsonSerializer.Serialize(again, TopologyOperations.Generate.ResultType));
        Assert.Equal(result.Topology.Links.AsEnumerable(), again.Topology.Links);
    }

    [Fact]
    public void A_run_can_be_canceled()
    {
        foreach (string json in (string[])
        [
            """{"kind":"fullMesh","nodes":1500}""", """{"kind":"fatTree","k":40}""", """{"kind":"erdosRenyi","nodes":20000,"links":90000}""",
            """{"kind":"barabasiAlbert","nodes":30000,"attachment":3}""", """{"kind":"waxman","nodes":3000,"alpha":0.3,"beta":0.1}""",
            """{"kind":"wattsStrogatz","nodes":30000,"neighbors":6,"rewiring":0.3}""", """{"kind":"randomGeometric","nodes":20000,"radius":0.02}""",
        ])
        {
            using var source = new CancellationTokenSource();
            var context = new OperationContext { Cancellation = source.Token, Progress = new CancelOnReport(source) };
            Assert.ThrowsAny<OperationCanceledException>(() => TopologyGenerator.Generate(Read(json), context));
        }
    }

    private static TopologyMeasures Measure(NetworkTopology topology) =>
        TopologyMeasurement.Measure(new MeasureTopologyRequest { Topology = topology }, OperationContext.Default);

    private static NetworkTopology Generate(string json) => TopologyGenerator.Generate(Read(json), OperationContext.Default).Topology;

    private static string Code(GenerateTopologyRequest request) => Assert.Throws<NetOptException>(() => TopologyGenerator.Generate(request, OperationContext.Default)).Code;

    private static GenerateTopologyRequest Read(string json) => JsonSerializer.Deserialize(json, TopologyJsonContext.Default.GenerateTopologyRequest)!;

    private sealed class CancelOnReport(CancellationTokenSource source) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => source.Cancel();
    }
}
