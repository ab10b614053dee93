using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

/// <summary>Every measure of every real file against independent results (networkx, cross-checked with igraph).</summary>
public class ReferenceMetricsTests
{
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        if (SharedData.Root is null)
        {
            files.Add("none");
            return files;
        }
        foreach (string path in Directory.GetFiles(Path.Combine(SharedData.Root, "expected", "metrics")).Order(StringComparer.Ordinal))
            files.Add(Path.GetFileName(path));
        return files;
    }

    [SharedDataTheory]
    [MemberData(nameof(Files))]
    public void Every_measure_of_a_real_file_equals_the_reference(string file)
    {
        using JsonDocument document = SharedData.Expected("metrics/" + file);
        JsonElement expected = document.RootElement.GetProperty("metrics");
        NetworkTopology topology = TopologyFile.Read(SharedData.Data(expected.GetProperty("file").GetString()!)).Topology;
        TopologyMeasures actual = TopologyMeasurement.Measure(new MeasureTopologyRequest { Topology = topology }, OperationContext.Default);

        Assert.Equal(Int("n"), actual.Nodes);
        Assert.Equal(Int("m_multi"), actual.Links);
        Assert.Equal(Int("m_simple"), actual.SimpleLinks);
        Assert.Equal(Int("links_in_file") - Int("self_loops"), actual.LinksInFile);
        Assert.Equal(Int("max_degree"), actual.MaxDegree);
        Assert.Equal(Int("min_degree"), actual.MinDegree);
        Assert.Equal(Ints("degrees"), actual.Degrees);
        Assert.Equal(Int("connected_components"), actual.Components);
        Assert.Equal(Ints("component_sizes"), actual.ComponentSizes);
        Assert.Equal(Int("diameter_hops"), actual.DiameterHops);
        Assert.Equal(Int("radius_hops_largest_component"), actual.RadiusHops);
        Assert.Equal(Ints("center_largest_component"), actual.Center.Select(c => c.Index));
        Assert.Equal(Int("reachable_ordered_pairs"), actual.ReachablePairs);
        Assert.Equal(Int("triangles"), actual.Triangles);
        Assert.Equal(Ints("articulation_points"), actual.ArticulationPoints.Select(a => a.Index));
        Assert.Equal(Pairs("bridges_simple"), actual.BridgesSimple.Select(b => (b.SourceIndex, b.TargetIndex)));
        Assert.Equal(Pairs("bridges_multi"), actual.Bridges.Select(b => (Math.Min(b.SourceIndex, b.TargetIndex), Math.Max(b.SourceIndex, b.TargetIndex))).Order());
        Assert.Equal(Int("edge_connectivity_simple"), actual.EdgeConnectivitySimple);
        Assert.Equal(Int("edge_connectivity_multi"), actual.EdgeConnectivity);
        Assert.Equal(Int("node_connectivity"), actual.NodeConnectivity);
        Assert.Equal(Int("biconnected_component_count"), actual.BiconnectedComponents);
        Assert.Equal(Int("max_core"), actual.MaxCore);

        Close(Real("density"), actual.Density);
        Close(Real("average_degree"), actual.AverageDegree);
        Close(Real("average_degree_multi"), actual.AverageDegreeMulti);
        Close(Real("average_shortest_path_hops"), actual.AveragePathLengthHops);
        Close(Real("average_clustering"), actual.AverageClustering);
        Close(Real("transitivity"), actual.Transitivity);
        Assert.Equal(Real("algebraic_connectivity"), actual.AlgebraicConnectivity!.Value, 1e-8);

        Assert.True(actual.BetweennessIsExact);
        double[] betweenness = [.. expected.GetProperty("betweenness_raw").EnumerateArray().Select(v => v.GetDouble())];
        Assert.Equal(betweenness.Length, actual.Betweenness.Length);
        // The reference prints these with 12 digits.
        for (int v = 0; v < betweenness.Length; v++) Close(betweenness[v], actual.Betweenness[v].Value, 1e-9);
        foreach (JsonElement top in expected.GetProperty("betweenness_top5").EnumerateArray())
        {
            NodeBetweenness node = actual.Betweenness[top.GetProperty("node").GetInt32()];
            Close(top.GetProperty("raw").GetDouble(), node.Value);
            Close(top.GetProperty("normalized").GetDouble(), node.Normalized);
        }

        Weighted(PathWeight.Cost, "weighted_diameter_weight", "average_shortest_path_weight");
        Weighted(PathWeight.Latency, "weighted_diameter_delay", "average_shortest_path_delay");
        Weighted(PathWeight.GreatCircle, "weighted_diameter_geo_km", "average_shortest_path_geo_km");
        if (expected.TryGetProperty("total_link_length_geo_km", out JsonElement km)) Close(km.GetDouble(), actual.TotalLinkLengthKm);

        int Int(string name) => expected.GetProperty(name).GetInt32();
        double Real(string name) => expected.GetProperty(name).GetDouble();
        IEnumerable<int> Ints(string name) => expected.GetProperty(name).EnumerateArray().Select(v => v.GetInt32());
        IEnumerable<(int, int)> Pairs(string name) => expected.GetProperty(name).EnumerateArray().Select(v => (v[0].GetInt32(), v[1].GetInt32()));
        void Weighted(PathWeight weight, string diameter, string average)
        {
            if (!expected.TryGetProperty(diameter, out JsonElement d)) return;
            WeightedPathMeasures measured = Assert.Single(actual.WeightedPaths, w => w.Weight == weight);
            Close(d.GetDouble(), measured.Diameter);
            Close(Real(average), measured.AverageLength);
        }
    }

    private static void Close(double expected, double? actual, double tolerance = 1e-9)
    {
        Assert.NotNull(actual);
        Assert.True(Math.Abs(expected - actual.Value) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
    }
}
