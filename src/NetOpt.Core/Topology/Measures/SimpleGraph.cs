using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The simple undirected graph under a topology: directions dropped, parallel links merged into one edge with a
/// multiplicity. Compressed sparse rows with sorted neighbors; edges are numbered by smaller and then larger end.
/// Built in O(n + m) by two counting sorts, where n is the number of nodes and m that of links; read-only and shared.
/// </summary>
internal sealed class SimpleGraph
{
    private const int CheckEvery = 1 << 14;

    private SimpleGraph(int nodeCount, int[] edgeSource, int[] edgeTarget, int[] multiplicity, int[] edgeOfLink)
    {
        NodeCount = nodeCount;
        EdgeSource = edgeSource;
        EdgeTarget = edgeTarget;
        Multiplicity = multiplicity;
        EdgeOfLink = edgeOfLink;

        Offset = new int[nodeCount + 1];
        for (int e = 0; e < edgeSource.Length; e++)
        {
            Offset[edgeSource[e] + 1]++;
            Offset[edgeTarget[e] + 1]++;
        }
        for (int v = 0; v < nodeCount; v++) Offset[v + 1] += Offset[v];
        Neighbor = new int[2 * edgeSource.Length];
        Edge = new int[2 * edgeSource.Length];
        int[] next = Offset.AsSpan(0, nodeCount).ToArray();
        // Edges come in order of their smaller and then larger end: first all smaller neighbors of each node in order,
        // then all larger ones.
        for (int e = 0; e < edgeSource.Length; e++) Place(edgeTarget[e], edgeSource[e], e, next);
        for (int e = 0; e < edgeSource.Length; e++) Place(edgeSource[e], edgeTarget[e], e, next);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Number of edges.</summary>
    public int EdgeCount => EdgeSource.Length;

    /// <summary>The smaller end of each edge.</summary>
    public int[] EdgeSource { get; }

    /// <summary>The larger end of each edge.</summary>
    public int[] EdgeTarget { get; }

    /// <summary>Of each edge u, v: max(number of u→v, number of v→u), a duplex link counting both ways.</summary>
    public int[] Multiplicity { get; }

    /// <summary>The edge that each link of the topology became part of.</summary>
    public int[] EdgeOfLink { get; }

    /// <summary>Neighbors of v: <see cref="Neighbor"/>[Offset[v] .. Offset[v+1]].</summary>
    public int[] Offset { get; }

    /// <summary>Neighbors grouped by node, ascending within each.</summary>
    public int[] Neighbor { get; }

    /// <summary>The edge to each of them.</summary>
    public int[] Edge { get; }

    /// <summary>Number of neighbors of a node.</summary>
    public int Degree(int v) => Offset[v + 1] - Offset[v];

    /// <summary>The graph under a topology.</summary>
    public static SimpleGraph Of(NetworkTopology topology, OperationContext context)
    {
        int n = topology.Nodes.Length, m = topology.Links.Length;
        var low = new int[m];
        var high = new int[m];
        for (int i = 0; i < m; i++)
        {
            if (i % CheckEvery == 0) context.ThrowIfCanceled();
            NetworkLink link = topology.Links[i];
            low[i] = Math.Min(link.Source, link.Target);
            high[i] = Math.Max(link.Source, link.Target);
        }
        int[] order = SortBy(low, n, SortBy(high, n, null, context), context);

        var edgeSource = new int[m];
        var edgeTarget = new int[m];
        var multiplicity = new int[m];
        var edgeOfLink = new int[m];
        int count = 0;
        for (int i = 0; i < m;)
        {
            if (count % CheckEvery == 0) context.ThrowIfCanceled();
            int u = low[order[i]], v = high[order[i]], up = 0, down = 0;
            for (; i < m && low[order[i]] == u && high[order[i]] == v; i++)
            {
                NetworkLink link = topology.Links[order[i]];
                if (!link.IsDirected || link.Source == u) up++;
                if (!link.IsDirected || link.Source == v) down++;
                edgeOfLink[order[i]] = count;
            }
            edgeSource[count] = u;
            edgeTarget[count] = v;
            multiplicity[count++] = Math.Max(up, down);
        }
        return new SimpleGraph(n, edgeSource[..count], edgeTarget[..count], multiplicity[..count], edgeOfLink);
    }

    private void Place(int node, int neighbor, int edge, int[] next)
    {
        int slot = next[node]++;
        Neighbor[slot] = neighbor;
        Edge[slot] = edge;
    }

    // Stable counting sort of 0 .. key.Length-1, or of an order already made, by key.
    private static int[] SortBy(int[] key, int range, int[]? order, OperationContext context)
    {
        var next = new int[range + 1];
        foreach (int k in key) next[k + 1]++;
        for (int k = 0; k < range; k++) next[k + 1] += next[k];
        var sorted = new int[key.Length];
        for (int i = 0; i < key.Length; i++)
        {
            if (i % CheckEvery == 0) context.ThrowIfCanceled();
            int item = order is null ? i : order[i];
            sorted[next[key[item]]++] = item;
        }
        return sorted;
    }
}
