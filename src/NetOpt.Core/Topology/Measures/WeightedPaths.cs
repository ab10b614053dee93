using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Diameter and mean of the shortest path lengths between all ordered pairs of nodes, along the directions of the links, of
/// parallel links the shortest. One search from each node (<see cref="ShortestPathSearch"/>), on all cores:
/// O(n (n + m) log n) time with n nodes and m arcs, O(n + m) space for each core. Where all links are duplex and equally
/// long, the hop distances tell the answer. There is at least one arc.
/// </summary>
internal static class WeightedPaths
{
    public static WeightedPathMeasures Measure(NetworkTopology topology, ArcLengths lengths, HopDistances hops, OperationContext context)
    {
        var graph = new ArcGraph(topology, lengths, lengths);
        bool byHops = lengths.Uniform is not null && !topology.Links.Any(l => l.IsDirected);
        return byHops ? FromHops(topology, graph, lengths, hops, context) : FromSearches(topology, graph, lengths, context);
    }

    private static WeightedPathMeasures FromHops(NetworkTopology topology, ArcGraph graph, ArcLengths lengths, HopDistances hops, OperationContext context)
    {
        double each = lengths.Uniform!.Value;
        int from = hops.Eccentricity.IndexOf(hops.Diameter!.Value);
        var search = new ShortestPathSearch(graph, context);
        search.Run(from);
        int to = FarthestOf(search);
        return new WeightedPathMeasures(lengths.Weight, each * hops.Diameter!.Value, each * hops.Mean!.Value, hops.ReachablePairs, Reference(topology, from), Reference(topology, to));
    }

    private static WeightedPathMeasures FromSearches(NetworkTopology topology, ArcGraph graph, ArcLengths lengths, OperationContext context)
    {
        int n = graph.NodeCount;
        var sum = new double[n];
        var reached = new int[n];
        var farthest = new int[n];
        var diameter = new double[n];
        var progress = new WorkProgress(context, "Measuring path lengths", Math.Max(1, n));
        ParallelWork.For(n, context, () => new ShortestPathSearch(graph, context), (source, search) =>
        {
            search.Run(source);
            for (int i = 1; i < search.Reached; i++) sum[source] += search.Distance[search.Order[i]];
            reached[source] = search.Reached - 1;
            farthest[source] = FarthestOf(search);
            diameter[source] = search.Distance[farthest[source]];
            progress.Step();
        });
        double total = 0;
        long pairs = 0;
        int from = -1;
        for (int v = 0; v < n; v++)
        {
            total += sum[v];
            pairs += reached[v];
            if (reached[v] > 0 && (from < 0 || diameter[v] > diameter[from])) from = v;
        }
        return new WeightedPathMeasures(lengths.Weight, diameter[from], total / pairs, pairs, Reference(topology, from), Reference(topology, farthest[from]));
    }

    // Of several, the one with the smallest index.
    private static int FarthestOf(ShortestPathSearch search)
    {
        int best = search.Order[search.Reached - 1];
        for (int i = search.Reached - 1; i >= 0 && search.Distance[search.Order[i]] == search.Distance[best]; i--)
            best = Math.Min(best, search.Order[i]);
        return best;
    }

    private static NodeReference Reference(NetworkTopology topology, int node) =>
        new(node, topology.Nodes[node].Id, topology.Nodes[node].Name);
}
