using System.Collections.Immutable;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>Turns splits into the form of results: per destination, the nodes that forward to it and their next hops, by name.</summary>
internal static class SplitReport
{
    /// <summary>All splits, destinations in node order, in each the nodes nearest to it first.</summary>
    public static ImmutableArray<NodeSplit> Of(NetworkTopology topology, RoutingSplits splits)
    {
        string[] labels = LoadReport.NodeLabels(topology);
        return [.. Enumerable.Range(0, splits.Destinations.Length)
            .SelectMany(g => ByNode(topology.Arcs, splits, g).Select(n => Split(topology, labels, splits.Destinations[g], n.Node, n.Hops)))];
    }

    /// <summary>
    /// The splits toward one destination that another routing has and the first has not, nodes nearest to the destination first: what a
    /// node hands on is then always handled the new way already, and nothing can circle on the way from the one to the other.
    /// </summary>
    public static ImmutableArray<NodeSplit> Changed(NetworkTopology topology, RoutingSplits from, RoutingSplits to, int place)
    {
        string[] labels = LoadReport.NodeLabels(topology);
        var old = ByNode(topology.Arcs, from, place).ToDictionary(n => n.Node, n => n.Hops);
        return [.. ByNode(topology.Arcs, to, place)
            .Where(n => !old.TryGetValue(n.Node, out List<(int Arc, double Share)>? was) || !n.Hops.SequenceEqual(was))
            .Select(n => Split(topology, labels, to.Destinations[place], n.Node, n.Hops))];
    }

    private static List<(int Node, List<(int Arc, double Share)> Hops)> ByNode(ArcArrays arcs, RoutingSplits splits, int place)
    {
        var nodes = new List<(int Node, List<(int, double)> Hops)>();
        ReadOnlySpan<int> used = splits.Arcs(place);
        for (int i = 0; i < used.Length; i++)
        {
            int node = arcs.Source[used[i]];
            if (nodes.Count == 0 || nodes[^1].Node != node) nodes.Add((node, []));
            nodes[^1].Hops.Add((used[i], splits.Shares(place)[i]));
        }
        nodes.Reverse();
        return nodes;
    }

    private static NodeSplit Split(NetworkTopology topology, string[] labels, int destination, int node, List<(int Arc, double Share)> hops) =>
        new(labels[destination], labels[node], [.. hops.Select(h =>
            new NextHopShare(h.Arc, topology.Links[topology.Arcs.Link[h.Arc]].Name, labels[topology.Arcs.Target[h.Arc]], h.Share))]);
}
