using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The paths in use that take longest. A path is in use when it is a shortest one, by cost where every link has a cost and
/// by hops otherwise, of a demand of the topology, or of any node pair where there are no demands. How long it takes is its
/// latency where every link has one, else its great-circle length where every node has geographical coordinates, else its
/// hops; of several shortest paths the slowest counts. Where the network looks the same both ways, a pair counts once.
/// <para>One search from each node that sends: O(n (n + m) log n) time at worst, on all cores; without cost, latency and
/// coordinates (or where they are the same on all links) only the ten nodes of greatest eccentricity are searched from, among
/// which are the ends of five worst pairs.</para>
/// <para>Source: theory §7 ("used path with largest delay"); NetOpt's own, no standard defines one.</para>
/// </summary>
internal static class CriticalPaths
{
    private const int Count = 5;

    private readonly record struct Pair(int Source, int Target, double Delay);

    /// <summary>Up to five paths, worst first.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="hops">Its hop distances.</param>
    /// <param name="allPairs">Whether to search from all nodes where there are no demands and eccentricity does not tell; none is found otherwise.</param>
    /// <param name="context">Cancellation and progress.</param>
    public static ImmutableArray<CriticalPath> Of(NetworkTopology topology, HopDistances hops, bool allPairs, OperationContext context)
    {
        if (topology.Links.IsEmpty) return [];
        ArcLengths unit = ArcLengths.Of(topology, PathWeight.Hops)!;
        ArcLengths routing = ArcLengths.Of(topology, PathWeight.Cost) ?? unit;
        ArcLengths delay = ArcLengths.Of(topology, PathWeight.Latency) ?? ArcLengths.Of(topology, PathWeight.GreatCircle) ?? unit;
        bool mirrored = topology.Links.All(l => l.Backward == l.Forward);
        var graph = new ArcGraph(topology, routing, delay);

        List<int>?[]? targets = Targets(topology);
        int[] sources;
        if (targets is not null) sources = [.. Enumerable.Range(0, graph.NodeCount).Where(v => targets[v] is not null)];
        else if (mirrored && routing.Uniform is not null && delay.Uniform is not null) sources = FarOut(hops);
        else if (allPairs) sources = [.. Enumerable.Range(0, graph.NodeCount)];
        else return [];

        var worst = new List<Pair>[sources.Length];
        var progress = new WorkProgress(context, "Finding critical paths", Math.Max(1, sources.Length));
        ParallelWork.For(sources.Length, context, () => new ShortestPathSearch(graph, context), (i, search) =>
        {
            search.Run(sources[i]);
            worst[i] = WorstFrom(sources[i], search, targets?[sources[i]], mirrored && targets is null);
            progress.Step();
        });

        var found = new List<Pair>();
        foreach (List<Pair> pairs in worst)
        {
            foreach (Pair pair in pairs)
            {
                if (!found.Contains(pair)) Keep(found, pair);
            }
        }
        var paths = ImmutableArray.CreateBuilder<CriticalPath>(found.Count);
        foreach (Pair pair in found)
        {
            var search = new ShortestPathSearch(graph, context);
            search.Run(pair.Source);
            paths.Add(PathTo(topology, graph, search, pair, delay.Weight, routing.Weight));
        }
        return paths.MoveToImmutable();
    }

    private static List<Pair> WorstFrom(int source, ShortestPathSearch search, List<int>? targets, bool ordered)
    {
        var worst = new List<Pair>(Count + 1);
        if (targets is not null)
        {
            foreach (int t in targets)
            {
                if (double.IsFinite(search.Distance[t])) Keep(worst, new Pair(source, t, search.Delay[t]));
            }
            return worst;
        }
        for (int i = 1; i < search.Reached; i++)
        {
            int t = search.Order[i];
            Keep(worst, ordered && t < source ? new Pair(t, source, search.Delay[t]) : new Pair(source, t, search.Delay[t]));
        }
        return worst;
    }

    // Sorted by falling delay and then by ends, the worst few.
    private static void Keep(List<Pair> worst, Pair pair)
    {
        int place = worst.Count;
        while (place > 0 && Before(pair, worst[place - 1])) place--;
        if (place >= Count) return;
        worst.Insert(place, pair);
        if (worst.Count > Count) worst.RemoveAt(Count);
    }

    private static bool Before(Pair a, Pair b)
    {
        if (a.Delay != b.Delay) return a.Delay > b.Delay;
        return a.Source != b.Source ? a.Source < b.Source : a.Target < b.Target;
    }

    // Where each node sends to; null where the topology has no demands.
    private static List<int>?[]? Targets(NetworkTopology topology)
    {
        if (topology.Demands is not { } matrix) return null;
        BoundDemands demands = matrix.Bind(topology);
        var targets = new List<int>?[topology.Nodes.Length];
        var seen = new HashSet<(int, int)>();
        bool any = false;
        for (int i = 0; i < demands.Count; i++)
        {
            if (!demands.IsActive(i) || !seen.Add((demands.Source[i], demands.Target[i]))) continue;
            (targets[demands.Source[i]] ??= []).Add(demands.Target[i]);
            any = true;
        }
        return any ? targets : null;
    }

    // Ten nodes are the ends of at least five pairs, and no other pair is farther apart than the least of their eccentricities.
    private static int[] FarOut(HopDistances hops) =>
        [.. Enumerable.Range(0, hops.Eccentricity.Length).OrderByDescending(v => hops.Eccentricity[v]).Take(2 * Count)];

    private static CriticalPath PathTo(NetworkTopology topology, ArcGraph graph, ShortestPathSearch search, Pair pair, PathWeight measure, PathWeight routedBy)
    {
        var nodes = new List<int> { pair.Target };
        var links = new List<int>();
        for (int v = pair.Target; v != pair.Source;)
        {
            int arc = graph.Arc[search.EntrySlot[v]];
            links.Add(topology.Arcs.Link[arc]);
            nodes.Add(v = topology.Arcs.Source[arc]);
        }
        nodes.Reverse();
        links.Reverse();
        return new CriticalPath(Reference(pair.Source), Reference(pair.Target), pair.Delay, measure, routedBy, [.. nodes], [.. links]);

        NodeReference Reference(int node) => new(node, topology.Nodes[node].Id, topology.Nodes[node].Name);
    }
}
