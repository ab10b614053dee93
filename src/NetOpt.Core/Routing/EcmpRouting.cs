using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Link loads when every node splits what it holds for a destination evenly over its outgoing arcs on shortest paths
/// (equal-cost multipath of OSPF and IS-IS). Each arc is a next hop of its own, so parallel links share.
/// Parameters: weights per arc (<see cref="RoutingWeights"/>), demands by node index. Result: load per arc in the unit of
/// the demands, and the demands that have no path; a caller that cannot accept any of those refuses them itself.
/// Time O(t (n + m) log n + k) for t destinations, n nodes, m arcs, k demands; space O(m) for each of 16 parts of the work.
/// Source: RFC 2328 §16 (equal-cost paths), Fortz and Thorup 2000 §II. Deviation: fluid splitting, where routers hash flows.
/// Parts are summed in a fixed order, so the result does not depend on the number of processors.
/// </summary>
public static class EcmpRouting
{
    private const int Parts = 16;
    private const int SequentialWork = 50_000;

    /// <summary>Routes the demands.</summary>
    public static EcmpLoads Route(ArcArrays arcs, RoutingWeights weights, BoundDemands demands, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(context);
        var groups = new DemandsByTarget(demands, arcs.NodeCount);
        int parts = Math.Min(Parts, groups.Count);
        var loads = new double[parts][];
        var unserved = new List<int>[parts];

        void RoutePart(int part)
        {
            var load = loads[part] = new double[arcs.Count];
            unserved[part] = [];
            var paths = new ShortestPaths(arcs);
            var held = new double[arcs.NodeCount];
            int end = (int)((long)groups.Count * (part + 1) / parts);
            for (int g = (int)((long)groups.Count * part / parts); g < end; g++)
            {
                context.ThrowIfCanceled();
                paths.ToUnchecked(groups.Target[g], weights.Values);
                foreach (int i in groups.Group(g))
                {
                    int v = demands.Source[i];
                    if (double.IsInfinity(paths.Distance[v])) unserved[part].Add(i);
                    else held[v] += demands.RateBps[i];
                }
                Spread(arcs, weights, paths, held, load);
            }
        }

        bool small = (long)groups.Count * arcs.Count < SequentialWork;
        var options = new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = small ? 1 : -1 };
        Parallel.For(0, parts, options, RoutePart);

        var total = new double[arcs.Count];
        foreach (double[] load in loads)
        {
            for (int a = 0; a < total.Length; a++) total[a] += load[a];
        }
        int[] all = [.. unserved.SelectMany(u => u).Order()];
        return new EcmpLoads(total, groups.Ignored, all);
    }

    /// <summary>How nodes split their traffic, for each destination of an active demand.</summary>
    public static RoutingSplits Splits(ArcArrays arcs, RoutingWeights weights, BoundDemands demands, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(context);
        var groups = new DemandsByTarget(demands, arcs.NodeCount);
        var splits = new RoutingSplits(arcs, groups.Target);
        var paths = new ShortestPaths(arcs);
        for (int g = 0; g < groups.Count; g++)
        {
            context.ThrowIfCanceled();
            paths.ToUnchecked(groups.Target[g], weights.Values);
            ReadOnlySpan<int> order = paths.Order;
            for (int i = order.Length - 1; i > 0; i--)
            {
                int v = order[i];
                ReadOnlySpan<int> leaving = arcs.OutArc.AsSpan(arcs.OutOffset[v]..arcs.OutOffset[v + 1]);
                int hops = 0;
                foreach (int a in leaving)
                {
                    if (IsNextHop(arcs, weights, paths, a)) hops++;
                }
                foreach (int a in leaving)
                {
                    if (IsNextHop(arcs, weights, paths, a)) splits.Add(a, 1.0 / hops);
                }
            }
            splits.EndDestination();
        }
        return splits;
    }

    // Farthest nodes first, so that a node has received everything before it passes it on. Leaves held all zero.
    private static void Spread(ArcArrays arcs, RoutingWeights weights, ShortestPaths paths, double[] held, double[] load)
    {
        ReadOnlySpan<int> order = paths.Order;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int v = order[i];
            double amount = held[v];
            if (amount == 0) continue;
            held[v] = 0;
            ReadOnlySpan<int> leaving = arcs.OutArc.AsSpan(arcs.OutOffset[v]..arcs.OutOffset[v + 1]);
            int hops = 0;
            foreach (int a in leaving)
            {
                if (IsNextHop(arcs, weights, paths, a)) hops++;
            }
            double share = amount / hops;
            foreach (int a in leaving)
            {
                if (!IsNextHop(arcs, weights, paths, a)) continue;
                load[a] += share;
                held[arcs.Target[a]] += share;
            }
        }
        held[order[0]] = 0;
    }

    // With exact lengths this is "on a shortest path". Otherwise near ties count too, but only toward the root: traffic cannot circle.
    internal static bool IsNextHop(ArcArrays arcs, RoutingWeights weights, ShortestPaths paths, int arc)
    {
        double here = paths.Distance[arcs.Source[arc]], there = paths.Distance[arcs.Target[arc]];
        return there + weights.Values[arc] <= here * weights.TieFactor && (there < here || paths.Arc[arcs.Source[arc]] == arc);
    }
}
