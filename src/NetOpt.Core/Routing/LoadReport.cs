using System.Collections.Immutable;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>Turns arc loads into the part of a result that all routing operations share. O(arcs + nodes).</summary>
internal sealed class LoadReport
{
    private LoadReport(double max, double mean, ImmutableArray<LinkLoad> loads)
    {
        MaxUtilization = max;
        MeanUtilization = mean;
        LinkLoads = loads;
    }

    public double MaxUtilization { get; }

    public double MeanUtilization { get; }

    public ImmutableArray<LinkLoad> LinkLoads { get; }

    public static LoadReport Of(NetworkTopology topology, ReadOnlySpan<double> load)
    {
        ArcArrays arcs = topology.Arcs;
        string[] label = NodeLabels(topology);
        var loads = ImmutableArray.CreateBuilder<LinkLoad>(arcs.Count);
        double max = 0, sum = 0;
        for (int a = 0; a < arcs.Count; a++)
        {
            double utilization = load[a] / arcs.CapacityBps[a];
            max = Math.Max(max, utilization);
            sum += utilization;
            loads.Add(new LinkLoad(a, arcs.Link[a], topology.Links[arcs.Link[a]].Name, label[arcs.Source[a]], label[arcs.Target[a]],
                load[a], arcs.CapacityBps[a], utilization));
        }
        return new LoadReport(max, arcs.Count == 0 ? 0 : sum / arcs.Count, loads.MoveToImmutable());
    }

    /// <summary>Largest utilization of any arc.</summary>
    public static double MaxUtilizationOf(ReadOnlySpan<double> load, ReadOnlySpan<double> capacity)
    {
        double max = 0;
        for (int a = 0; a < load.Length; a++) max = Math.Max(max, load[a] / capacity[a]);
        return max;
    }

    /// <summary>What to call each node so that the topology finds it again: its name where that is unique and no other node's id, otherwise its id.</summary>
    public static string[] NodeLabels(NetworkTopology topology)
    {
        var uses = new Dictionary<string, int>(topology.Nodes.Length, StringComparer.Ordinal);
        foreach (NetworkNode node in topology.Nodes) uses[node.Name] = uses.GetValueOrDefault(node.Name) + 1;
        return [.. topology.Nodes.Select(n => uses[n.Name] == 1 && (n.Name == n.Id || !topology.HasNode(n.Name)) ? n.Name : n.Id)];
    }
}
