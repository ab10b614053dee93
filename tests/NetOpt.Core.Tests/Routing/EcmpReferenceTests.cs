using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Routing;

public class EcmpReferenceTests
{
    [SharedDataTheory]
    [InlineData("repetita/Abilene.graph", "repetita/Abilene.0000.demands")]
    [InlineData("repetita/Geant2012.graph", "repetita/Geant2012.0000.demands")]
    [InlineData("repetita/rf1755_real_hard.graph", "repetita/rf1755_real_hard.0000.demands")]
    [InlineData("sndlib-native/abilene.txt", null)]
    [InlineData("sndlib-native/atlanta.txt", null)]
    [InlineData("sndlib-native/nobel-germany.txt", null)]
    [InlineData("sndlib-native/polska.txt", null)]
    [InlineData("sndlib-xml/france.xml", null)]
    [InlineData("sndlib-xml/geant.xml", null)]
    [InlineData("sndlib-xml/polska.xml", null)]
    public void Loads_and_utilizations_are_those_of_the_reference(string file, string? demands)
    {
        NetworkTopology net = TopologyFile.Read(SharedData.Data(file)).Topology;
        if (demands is not null) net = net.WithDemands(TrafficMatrixFile.Read(SharedData.Data(demands)).Demands);
        using JsonDocument document = SharedData.Expected($"te/{file.Replace("/", "__")}.json");
        JsonElement result = document.RootElement.GetProperty("result");
        // The reference leaves rates in the unit of the file: kbit/s or Mbit/s where we have bit/s.
        double unit = net.Arcs.CapacityBps[0] / result.GetProperty("capacity")[0].GetDouble();
        JsonElement ecmp = result.GetProperty("ecmp");
        Check(net, WeightChoice.Unit, ecmp.GetProperty("unit"), unit);
        Check(net, WeightChoice.InverseCapacity, ecmp.GetProperty("inverse_capacity"), unit);
        if (ecmp.TryGetProperty("file_weight", out JsonElement byFile) && byFile.ValueKind == JsonValueKind.Object)
            Check(net, WeightChoice.File, byFile, unit);
        else
            Assert.Null(demands);
    }

    private static void Check(NetworkTopology net, WeightChoice weights, JsonElement expected, double unit)
    {
        EcmpResult result = RoutingOperations.Ecmp.Run(new EcmpRequest(net, weights), OperationContext.Default);
        Assert.True(result.ExactTies);
        double[] loads = [.. expected.GetProperty("arc_load").EnumerateArray().Select(v => v.GetDouble() * unit)];
        Assert.Equal(loads.Length, result.LinkLoads.Length);
        for (int a = 0; a < loads.Length; a++) AssertNear(loads[a], result.LinkLoads[a].Load, $"{weights}, arc {a}");
        AssertNear(expected.GetProperty("mlu").GetDouble(), result.MaxUtilization, "mlu");
        AssertNear(expected.GetProperty("mean_utilisation").GetDouble(), result.MeanUtilization, "mean");
        int[] fullest = [.. expected.GetProperty("max_arcs").EnumerateArray().Select(v => v.GetInt32()).Order()];
        Assert.Equal(fullest, result.LinkLoads.Where(l => l.Utilization >= result.MaxUtilization * (1 - 1e-12)).Select(l => l.Index));
    }

    private static void AssertNear(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-9 * Math.Abs(expected), $"{what}: expected {expected:R}, was {actual:R}");
}
