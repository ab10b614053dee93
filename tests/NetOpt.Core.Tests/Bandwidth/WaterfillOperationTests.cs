using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Tests.Bandwidth;

public class WaterfillOperationTests
{
    private static WaterfillResult Run(WaterfillRequest request) =>
        ((Operation<WaterfillRequest, WaterfillResult>)OperationCatalog.Get("bandwidth.waterfill")).Run(request, OperationContext.Default);

    private static WaterfillRequest Parse(string json) => JsonSerializer.Deserialize(json, BandwidthJson.Default.WaterfillRequest)!;

    private static string ErrorOf(string json) => Assert.Throws<NetOptException>(() => Run(Parse(json))).Code;

    // theory: links a=10, b=4; flows over both, a, b, b.
    private static NetworkTopology TwoLinks() =>
        Graphs.Directed("x>y:10 y>z:4").WithDemands(Graphs.Demands("x>z:100 x>y:100 y>z:100 y>z:1"));

    [Fact]
    public void One_link_is_shared_from_JSON()
    {
        WaterfillResult result = Run(Parse("""{"capacity": 10, "demands": [2, 2.6, 4, 5]}"""));
        WaterFillingTests.Close([2, 2.6, 2.7, 2.7], [.. result.Allocations.Select(a => a.Rate)]);
        Assert.Equal([null, null, "link", "link"], result.Allocations.Select(a => a.BottleneckLink));
        Assert.Equal(10, result.TotalRate, 1e-12);
        Assert.Equal(13.6, result.TotalDemand!.Value, 1e-12);
        Assert.Equal(2, Assert.Single(result.Bottlenecks).Flows);
        Assert.True(result.Certificate.Certified);
    }

    [Fact]
    public void Demands_without_limit_are_null_or_Infinity()
    {
        WaterfillResult result = Run(Parse("""{"capacity": 12, "demands": [null, "Infinity", 2], "weights": [1, 3, 1]}"""));
        WaterFillingTests.Close([2.5, 7.5, 2], [.. result.Allocations.Select(a => a.Rate)]);
        Assert.Null(result.TotalDemand);
        Assert.Null(result.Allocations[1].Demand);
        Assert.True(result.Certificate.Certified);
    }

    [Fact]
    public void A_network_is_shared_along_paths_with_and_without_caps()
    {
        WaterfillResult greedy = Run(new(TwoLinks(), DemandCapped: false));
        WaterFillingTests.Close([4.0 / 3, 26.0 / 3, 4.0 / 3, 4.0 / 3], [.. greedy.Allocations.Select(a => a.Rate)]);
        Assert.Equal(["l1", "l0", "l1", "l1"], greedy.Allocations.Select(a => a.BottleneckLink));
        Assert.Equal(["l1", "l0"], greedy.Bottlenecks.Select(b => b.Name));
        Assert.Equal([3, 1], greedy.Bottlenecks.Select(b => b.Flows));

        WaterfillResult capped = Run(new(TwoLinks()));
        WaterFillingTests.Close([1.5, 8.5, 1.5, 1], [.. capped.Allocations.Select(a => a.Rate)]);
        Assert.Equal([false, false, false, true], capped.Allocations.Select(a => a.Satisfied));
        Assert.True(capped.Certificate.Certified);
        Assert.True(capped.RateUnitKnown);
    }

    [Fact]
    public void Weights_steer_a_network()
    {
        WaterfillResult result = Run(new(TwoLinks(), DemandCapped: false, Weights: [2, 1, 1, 1]));
        WaterFillingTests.Close([2, 8, 1, 1], [.. result.Allocations.Select(a => a.Rate)]);
        WaterFillingTests.Close([1, 8, 1, 1], [.. result.Allocations.Select(a => a.Level)]);
    }

    [Fact]
    public void Demands_that_ask_for_nothing_keep_their_place_and_get_nothing()
    {
        NetworkTopology net = Graphs.Directed("x>y:10").WithDemands(Graphs.Demands("x>x:5 x>y:7 x>y:0"));
        foreach (bool capped in (bool[])[true, false])
        {
            WaterfillResult result = Run(new(net, capped));
            Assert.Equal([0, capped ? 7 : 10, 0], result.Allocations.Select(a => a.Rate));
            Assert.Equal(2, result.IgnoredDemands);
        }
    }

    [Fact]
    public void Requests_and_results_go_to_JSON_and_back_unchanged()
    {
        foreach (string text in (string[])["""{"topology":null,"demandCapped":true,"capacity":12,"demands":[null,1,2.5],"weights":[1,3,1]}""", """{"topology":null,"demandCapped":false,"capacity":12,"demands":["Infinity",3],"weights":null}"""])
            Assert.Equal(text, JsonSerializer.Serialize(Parse(text), BandwidthJson.Default.WaterfillRequest));
        Assert.True(Parse("{}").DemandCapped);
        WaterfillResult result = Run(new(TwoLinks()));
        string json = JsonSerializer.Serialize(result, BandwidthJson.Default.WaterfillResult);
        WaterfillResult back = JsonSerializer.Deserialize(json, BandwidthJson.Default.WaterfillResult)!;
        Assert.Equal(result.Allocations.AsEnumerable(), back.Allocations);
        Assert.Equal(result.Bottlenecks.AsEnumerable(), back.Bottlenecks);
        Assert.Equal(result.Certificate, back.Certificate);
        Assert.Equal(json, JsonSerializer.Serialize(back, BandwidthJson.Default.WaterfillResult));
    }

    [Theory]
    [InlineData("""{}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"weights": [1]}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"capacity": 10}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"demands": [1]}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"capacity": 0, "demands": [1]}""", ErrorCodes.InvalidCapacity)]
    [InlineData("""{"capacity": -3, "demands": [1]}""", ErrorCodes.InvalidCapacity)]
    [InlineData("""{"capacity": "NaN", "demands": [1]}""", ErrorCodes.InvalidCapacity)]
    [InlineData("""{"capacity": "Infinity", "demands": [1]}""", ErrorCodes.InvalidCapacity)]
    [InlineData("""{"capacity": 10, "demands": []}""", ErrorCodes.EmptyInput)]
    [InlineData("""{"capacity": 10, "demands": [-1]}""", ErrorCodes.InvalidDemand)]
    [InlineData("""{"capacity": 10, "demands": ["NaN"]}""", ErrorCodes.InvalidDemand)]
    [InlineData("""{"capacity": 10, "demands": [1, 2], "weights": [1]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"capacity": 10, "demands": [1, 2], "weights": []}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"capacity": 10, "demands": [1, 2], "weights": [1, 0]}""", ErrorCodes.InvalidWeight)]
    public void Bad_requests_have_stable_errors(string json, string code) => Assert.Equal(code, ErrorOf(json));

    [Fact]
    public void Bad_networks_have_stable_errors()
    {
        string Code(WaterfillRequest request) => Assert.Throws<NetOptException>(() => Run(request)).Code;
        Assert.Equal(ErrorCodes.InvalidRequest, Code(new(TwoLinks(), Capacity: 10, Demands: [1])));
        Assert.Equal(ErrorCodes.MissingDemands, Code(new(Graphs.Duplex("a-b:10"))));
        Assert.Equal(ErrorCodes.MissingDemands, Code(new(Graphs.Duplex("a-b:10").WithDemands(new TrafficMatrix([])))));
        Assert.Equal(ErrorCodes.MissingCapacity, Code(new(Graphs.Duplex("a-b b-c:10").WithDemands(Graphs.Demands("a>c:1")))));
        Assert.Equal(ErrorCodes.Disconnected, Code(new(Graphs.Duplex("a-b:10 c-d:10").WithDemands(Graphs.Demands("a>b:1 a>c:1")))));
        Assert.Equal(ErrorCodes.UnknownNode, Code(new(Graphs.Duplex("a-b:10").WithDemands(Graphs.Demands("a>q:1")))));
        Assert.Equal(ErrorCodes.InvalidWeight, Code(new(TwoLinks(), Weights: [1, 1, 1, -1])));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(new(TwoLinks(), Weights: [1])));
    }

    [Fact]
    public void A_link_without_capacity_that_nobody_uses_is_no_matter()
    {
        WaterfillResult result = Run(new(Graphs.Duplex("a-b:10 b-c").WithDemands(Graphs.Demands("a>b:1"))));
        Assert.Equal(1, result.TotalRate);
    }

    [Fact]
    public void Cancellation_ends_the_run()
    {
        var canceled = new OperationContext { Cancellation = new CancellationToken(true) };
        Assert.ThrowsAny<OperationCanceledException>(() => WaterfillOperation.Run(new(TwoLinks()), canceled));
    }
}
