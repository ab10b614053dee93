using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Tests.Bandwidth;

public class AlphaFairOperationTests
{
    private static AlphaFairResult Run(AlphaFairRequest request) =>
        ((Operation<AlphaFairRequest, AlphaFairResult>)OperationCatalog.Get("bandwidth.alphafair")).Run(request, OperationContext.Default);

    private static AlphaFairRequest Parse(string json) => JsonSerializer.Deserialize(json, BandwidthJson.Default.AlphaFairRequest)!;

    [Fact]
    public void One_link_is_shared_from_JSON_and_goes_back_to_it()
    {
        AlphaFairResult result = Run(Parse("""{"capacity": 10, "demands": [2, null, "Infinity"], "weights": [1, 1, 3], "alpha": 2}"""));
        double level = 8 / (1 + Math.Sqrt(3));
        Assert.Equal(2, result.Allocations[0].Rate, 1e-9);
        Assert.Equal(level, result.Allocations[1].Rate, 1e-8);
        Assert.Equal(level * Math.Sqrt(3), result.Allocations[2].Rate, 1e-8);
        Assert.Equal([true, false, false], result.Allocations.Select(a => a.Satisfied));
        Assert.Equal([null, "link", "link"], result.Allocations.Select(a => a.BottleneckLink));
        LinkPrice price = Assert.Single(result.Prices);
        Assert.Equal(1 / (level * level), price.Price!.Value, 1e-8);
        Assert.Equal(1, price.Share, 1e-12);
        Assert.True(result.Certificate.Certified);
        string json = JsonSerializer.Serialize(result, BandwidthJson.Default.AlphaFairResult);
        AlphaFairResult back = JsonSerializer.Deserialize(json, BandwidthJson.Default.AlphaFairResult)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, BandwidthJson.Default.AlphaFairResult));
    }

    [Fact]
    public void A_network_names_its_dearest_links()
    {
        NetworkTopology topology = Graphs.Directed("x>y:10 y>z:4").WithDemands(Graphs.Demands("x>z:100 x>y:100 y>z:100 y>z:100 y>y:3"));
        AlphaFairResult result = Run(new(topology));
        Assert.Equal([1.205638, 8.794362, 1.397181, 1.397181, 0], result.Allocations.Select(a => Math.Round(a.Rate, 6)));
        Assert.Equal(["l1", "l0", "l1", "l1", null], result.Allocations.Select(a => a.BottleneckLink));
        Assert.Equal(["l1", "l0"], result.Prices.Select(p => p.Name));
        Assert.Equal(1, result.Prices.Sum(p => p.Share), 1e-12);
        Assert.Equal(1, result.IgnoredDemands);
        Assert.True(result.RateUnitKnown);
    }

    [Theory]
    [InlineData("{}", ErrorCodes.InvalidRequest)]
    [InlineData("""{"capacity": 1}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"capacity": 1, "demands": []}""", ErrorCodes.EmptyInput)]
    [InlineData("""{"capacity": 0, "demands": [1]}""", ErrorCodes.InvalidCapacity)]
    [InlineData("""{"capacity": 1, "demands": [-1]}""", ErrorCodes.InvalidDemand)]
    [InlineData("""{"capacity": 1, "demands": ["NaN"]}""", ErrorCodes.InvalidDemand)]
    [InlineData("""{"capacity": 1, "demands": [1], "weights": [0]}""", ErrorCodes.InvalidWeight)]
    [InlineData("""{"capacity": 1, "demands": [1], "weights": [1, 2]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"capacity": 1, "demands": [1], "alpha": 0}""", ErrorCodes.InvalidParameter)]
    public void A_request_that_makes_no_sense_is_an_error(string json, string code) =>
        Assert.Equal(code, Assert.Throws<NetOptException>(() => Run(Parse(json))).Code);

    [SharedDataTheory]
    [MemberData(nameof(SharedMaxMinTests.Instances), MemberType = typeof(SharedMaxMinTests))]
    public void Real_networks_reach_the_gap_for_any_alpha(string instance, bool capped)
    {
        using JsonDocument document = SharedData.Expected(Path.Combine("te", instance));
        NetworkTopology topology = SharedMaxMinTests.Read(document.RootElement.GetProperty("result"));
        foreach (double alpha in new[] { 0.1, 1, 7.5 })
        {
            AlphaFairResult result = Run(new(topology, DemandCapped: capped, Alpha: alpha));
            Assert.True(result.Certificate.Certified, $"alpha {alpha}, capped {capped}: gap {result.Certificate.Gap}, {result.Iterations} iterations");
        }
    }

    // Fractions of all demands from scipy's trust-constr, an interior point of another kind.
    [SharedDataTheory]
    [InlineData(1, 0.05519408052)]
    [InlineData(2, 0.05255442202)]
    public void Rates_agree_with_another_solver(double alpha, double fraction)
    {
        using JsonDocument document = SharedData.Expected(Path.Combine("te", "sndlib-native__abilene.txt.json"));
        AlphaFairResult result = Run(new(SharedMaxMinTests.Read(document.RootElement.GetProperty("result")), Alpha: alpha));
        Assert.Equal(fraction, result.TotalRate / result.TotalDemand!.Value, 1e-8);
    }
}
