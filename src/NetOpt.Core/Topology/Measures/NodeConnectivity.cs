using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The least number of nodes whose loss disconnects the rest of a simple graph (n - 1 where every pair is joined).
/// <para>A disconnected graph has 0, one with an articulation point 1, one with a node of degree 2 besides 2, a complete one
/// n - 1. Otherwise, with v a node of least degree δ, it is the least of δ, the node-disjoint paths between v and each node
/// that is not its neighbor, and those between each two neighbors of v that are not joined: either a separator leaves v
/// standing, or it holds v and separates two of its neighbors.</para>
/// <para>Time O((n + δ²) · κ · (n + m)) with κ the result, on all cores; space O(n + m) for each. Only up to
/// <see cref="NodeLimit"/> nodes; the easy cases at any size.</para>
/// <para>Source: Even, SIAM J. Computing 4(3), 1975; Esfahanian and Hakimi, Networks 14, 1984. Deviation: none.</para>
/// </summary>
internal static class NodeConnectivity
{
    /// <summary>The most nodes for which paths are counted.</summary>
    public const int NodeLimit = 2_000;

    /// <summary>Measures a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="components">How many components it has.</param>
    /// <param name="hasArticulation">Whether it has an articulation point.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <returns>Null below two nodes, and above the limit where the answer is not easy.</returns>
    public static int? Of(SimpleGraph graph, int components, bool hasArticulation, OperationContext context)
    {
        int n = graph.NodeCount;
        if (n < 2) return null;
        if (components > 1) return 0;
        if (hasArticulation) return 1;
        if (graph.EdgeCount == (long)n * (n - 1) / 2) return n - 1;
        int v = 0;
        for (int u = 1; u < n; u++)
        {
            if (graph.Degree(u) < graph.Degree(v)) v = u;
        }
        if (graph.Degree(v) == 2) return 2;
        if (n > NodeLimit) return null;

        List<(int From, int To)> pairs = Pairs(graph, v);
        int best = graph.Degree(v);
        var progress = new WorkProgress(context, "Measuring node connectivity", pairs.Count);
        ParallelWork.For(pairs.Count, context, () => new DisjointPaths(graph, context), (i, search) =>
        {
            // Counting stops at the best so far: a pair that is joined better than that cannot lower it.
            int found = search.Count(pairs[i].From, pairs[i].To, Volatile.Read(ref best));
            for (int seen = Volatile.Read(ref best); found < seen;)
            {
                int now = Interlocked.CompareExchange(ref best, found, seen);
                if (now == seen) break;
                seen = now;
            }
            progress.Step();
        });
        return best;
    }

    private static List<(int From, int To)> Pairs(SimpleGraph graph, int v)
    {
        var near = new HashSet<int>(graph.Neighbor.AsSpan(graph.Offset[v], graph.Degree(v)).ToArray());
        var pairs = new List<(int, int)>();
        for (int u = 0; u < graph.NodeCount; u++)
        {
            if (u != v && !near.Contains(u)) pairs.Add((v, u));
        }
        foreach (int a in near)
        {
            ReadOnlySpan<int> ofA = graph.Neighbor.AsSpan(graph.Offset[a], graph.Degree(a));
            foreach (int b in near)
            {
                if (a < b && ofA.BinarySearch(b) < 0) pairs.Add((a, b));
            }
        }
        return pairs;
    }
}
