using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Bandwidth;

/// <summary>Max-min rates on real networks against independent ones, which were computed in exact rational arithmetic.</summary>
public class SharedMaxMinTests
{
    // The reference prints 12 significant digits.
    private const double Tolerance = 1e-9;

    public static TheoryData<string, bool> Instances
    {
        get
        {
            var data = new TheoryData<string, bool>();
            if (SharedData.Root is null) return data;
            foreach (string file in Directory.EnumerateFiles(Path.Combine(SharedData.Root, "expected", "te"), "*.json").Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetFileName(file), false);
                data.Add(Path.GetFileName(file), true);
            }
            return data;
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(Instances))]
    public void Rates_levels_and_paths_equal_the_reference(string instance, bool capped)
    {
        using JsonDocument document = SharedData.Expected(Path.Combine("te", instance));
        JsonElement reference = document.RootElement.GetProperty("result");
        NetworkTopology net = Read(reference);
        CheckPaths(net, reference.GetProperty("max_min"));

        WaterfillResult result = WaterfillOperation.Run(new WaterfillRequest(net, capped), OperationContext.Default);
        JsonElement expected = reference.GetProperty("max_min").GetProperty(capped ? "demand_capped" : "unlimited");
        // The reference keeps the file's unit (kbit/s in REPETITA files); ours is bit/s where the file states one.
        double unit = net.Demands!.TotalRateBps / reference.GetProperty("total_demand").GetDouble();
        double[] rates = [.. result.Allocations.Select(a => a.Rate)];
        WaterFillingTests.Close([.. expected.GetProperty("rates").EnumerateArray().Select(r => r.GetDouble() * unit)], rates, Tolerance);
        Assert.Equal(1, result.TotalRate / unit / expected.GetProperty("sum").GetDouble(), Tolerance);
        Assert.Equal(expected.GetProperty("min").GetDouble() * unit, rates.Min(), Tolerance * rates.Min());
        Assert.Equal(1, rates.Max() / unit / expected.GetProperty("max").GetDouble(), Tolerance);
        Assert.Equal(expected.GetProperty("jain_index").GetDouble(), result.JainIndex!.Value, Tolerance);
        Assert.Equal(expected.GetProperty("distinct_levels").GetInt32(), DistinctLevels(rates));
        Assert.Equal(reference.GetProperty("ignored_records_self_or_zero").GetArrayLength(), result.IgnoredDemands);
        if (capped) Assert.Equal(expected.GetProperty("satisfied_demands").GetInt32(), result.Allocations.Count(a => a.Satisfied));
        Assert.True(result.Certificate.Certified);
        Assert.True(result.Certificate.LargestViolation < 1e-13, result.Certificate.ToString());
        Assert.True(result.Certificate.LargestOverload < 1e-13, result.Certificate.ToString());
    }

    internal static NetworkTopology Read(JsonElement reference)
    {
        string file = reference.GetProperty("file").GetString()!, demands = reference.GetProperty("demands_file").GetString()!;
        var options = new TopologyReadOptions { DirectedLinks = reference.GetProperty("link_model").GetString() == "D" };
        NetworkTopology net = TopologyFile.Read(SharedData.Data(file), options).Topology;
        return file == demands ? net : net.WithDemands(TrafficMatrixFile.Read(SharedData.Data(demands)).Demands);
    }

    private static void CheckPaths(NetworkTopology net, JsonElement expected)
    {
        BoundDemands demands = net.Demands!.Bind(net);
        FlowPaths paths = HopShortestPaths.Find(net, demands.Source, demands.Target, OperationContext.Default);
        int hops = Enumerable.Range(0, demands.Count).Where(demands.IsActive).Sum(i => paths.Of(i).Length);
        Assert.Equal(expected.GetProperty("hops_total").GetInt32(), hops);
        if (!expected.TryGetProperty("arc_paths", out JsonElement list)) return;
        int i = 0;
        foreach (JsonElement path in list.EnumerateArray())
        {
            if (demands.IsActive(i)) Assert.Equal(path.EnumerateArray().Select(a => a.GetInt32()), paths.Of(i).ToArray());
            i++;
        }
        Assert.Equal(demands.Count, i);
    }

    private static int DistinctLevels(double[] rates)
    {
        double[] sorted = [.. rates.Order()];
        return 1 + Enumerable.Range(1, sorted.Length - 1).Count(i => sorted[i] > sorted[i - 1] * (1 + 1e-11));
    }
}
