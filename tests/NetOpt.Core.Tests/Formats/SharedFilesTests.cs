using System.Text.Json;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

/// <summary>Real files against independent reference results.</summary>
public class SharedFilesTests
{
    [SharedDataFact]
    public void Every_real_file_has_the_counts_of_the_reference()
    {
        int files = 0;
        foreach ((string relative, JsonElement metrics) in References("metrics", "metrics"))
        {
            files++;
            ImportedTopology read = TopologyFile.Read(SharedData.Data(relative));
            NetworkTopology topology = read.Topology;
            bool directed = metrics.GetProperty("link_model").GetString() == "D";
            int loops = read.Notices.SingleOrDefault(n => n.Code == "SelfLoopDropped")?.Count ?? 0;
            Assert.Equal(
                (relative, metrics.GetProperty("format").GetString(), Int(metrics, "n"), Int(metrics, "links_in_file"), Int(metrics, "self_loops"), Int(metrics, "m_multi"), Int(metrics, "m_simple")),
                (relative, read.Format, topology.Nodes.Length, topology.Links.Length + loops, loops, Multi(topology), Simple(topology)));
            Assert.All(topology.Links, l => Assert.Equal(directed, l.IsDirected));
            // Capacities of Topology Zoo files, where they have some, are bit/s.
            if (metrics.TryGetProperty("links_with_capacity", out JsonElement known) && known.ValueKind == JsonValueKind.Number && read.Format is "graphml")
            {
                Assert.Equal(known.GetInt32(), topology.Links.Count(l => l.CapacityBps is not null));
                Assert.Equal(metrics.GetProperty("total_capacity_bit_per_s").GetDouble(), topology.Links.Sum(l => l.CapacityBps ?? 0), 1.0);
                Assert.True(topology.RateUnitKnown);
            }
        }
        Assert.True(files > 0);
    }

    [SharedDataFact]
    public void Capacities_and_demands_equal_the_reference_times_the_unit()
    {
        int files = 0;
        foreach ((string relative, JsonElement te) in References("te", "result"))
        {
            files++;
            NetworkTopology topology = TopologyFile.Read(SharedData.Data(relative)).Topology;
            TrafficMatrix demands = TrafficMatrixFile.Read(SharedData.Data(te.GetProperty("demands_file").GetString()!)).Demands;
            string unit = te.GetProperty("unit").GetString()!;
            double factor = unit.StartsWith("kbit", StringComparison.Ordinal) ? 1e3 : unit == "MBITPERSEC" ? 1e6 : 1;
            Assert.Equal(factor > 1, topology.RateUnitKnown);
            Assert.Equal(factor > 1, demands.RateUnitKnown);
            Assert.Equal(te.GetProperty("capacity").EnumerateArray().Select(c => (double?)(c.GetDouble() * factor)), topology.Links.Select(l => l.CapacityBps));
            Assert.Equal(Int(te, "demand_records"), demands.Demands.Length);
            double total = te.GetProperty("total_demand").GetDouble() * factor;
            Assert.InRange(demands.TotalRateBps, total * (1 - 1e-12), total * (1 + 1e-12));
            BoundDemands bound = demands.Bind(topology);
            Assert.Equal(
                te.GetProperty("ignored_records_self_or_zero").EnumerateArray().Select(i => i.GetInt32()),
                Enumerable.Range(0, bound.Count).Where(i => !bound.IsActive(i)));
        }
        Assert.True(files > 0);
    }

    [SharedDataFact]
    public void A_month_of_measured_matrices_binds_to_the_network_they_were_measured_on()
    {
        NetworkTopology abilene = TopologyFile.Read(SharedData.Data("sndlib-native/abilene.txt")).Topology;
        foreach (string file in Directory.GetFiles(SharedData.Data("traces/abilene-tm-20040301"), "*.xml"))
        {
            ImportedTrafficMatrix read = TrafficMatrixFile.Read(file);
            Assert.True(read.Demands.RateUnitKnown);
            Assert.InRange(read.Demands.Bind(abilene).Count, 100, 132);
        }
    }

    [SharedDataFact]
    public void What_is_odd_about_a_real_file_is_told()
    {
        Assert.Equal(["MissingCoordinates:1", "IsolatedNode:1", "ParallelLink:1", "MissingCapacity:1"], Codes("graphml/KentmanApr2007.graphml"));
        Assert.Equal(["MissingCoordinates:13", "DuplicateLabel:1", "ParallelLink:14", "MissingCapacity:12"], Codes("graphml/Garr201201.graphml"));
        Assert.Equal(["MissingCoordinates:87", "DelayUnitNotStated:1"], Codes("repetita/rf1755_real_hard.graph"));
        Assert.Equal(["ModuleCapacityUsed:3", "RateUnitNotStated:1"], Codes("sndlib-native/atlanta.txt"));

        NetworkTopology rf1755 = TopologyFile.Read(SharedData.Data("repetita/rf1755_real_hard.graph")).Topology;
        Assert.Equal("London,+UnitedKingdom209", rf1755.Nodes[0].Name);
        Assert.Null(rf1755.Nodes[0].X);
        Assert.False(rf1755.IsGeographic);
        Assert.False(TopologyFile.Read(SharedData.Data("sndlib-xml/france.xml")).Topology.IsGeographic);
        Assert.True(TopologyFile.Read(SharedData.Data("sndlib-xml/geant.xml")).Topology.IsGeographic);

        static IEnumerable<string> Codes(string relative) => TopologyFile.Read(SharedData.Data(relative)).Notices.Select(n => $"{n.Code}:{n.Count}");
    }

    [SharedDataFact]
    public void A_default_capacity_fills_only_what_is_missing_and_is_told()
    {
        ImportedTopology read = TopologyFile.Read(SharedData.Data("graphml/KentmanApr2007.graphml"), new TopologyReadOptions { DefaultCapacityBps = 123e6 });
        Assert.Equal(1, read.Notices.Single(n => n.Code == "DefaultCapacityUsed").Count);
        Assert.DoesNotContain(read.Notices, n => n.Code == "MissingCapacity");
        NetworkLink filled = Assert.Single(read.Topology.Links, l => l.CapacityBps == 123e6);
        Assert.Equal(123e6, filled.Backward!.Value.CapacityBps);
    }

    private static IEnumerable<(string Relative, JsonElement Root)> References(string folder, string property)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(SharedData.Root!, "expected", folder), "*__*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            yield return (Path.GetFileNameWithoutExtension(file).Replace("__", "/"), document.RootElement.GetProperty(property).Clone());
        }
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    // Undirected links with parallel ones; for directed links, the larger of the two directions of each pair.
    private static int Multi(NetworkTopology topology)
    {
        int duplex = topology.Links.Count(l => !l.IsDirected);
        return duplex + topology.Links.Where(l => l.IsDirected)
            .GroupBy(l => (Math.Min(l.Source, l.Target), Math.Max(l.Source, l.Target)))
            .Sum(pair => pair.GroupBy(l => l.Source).Max(direction => direction.Count()));
    }

    private static int Simple(NetworkTopology topology) =>
        topology.Links.Select(l => (Math.Min(l.Source, l.Target), Math.Max(l.Source, l.Target))).Distinct().Count();
}
