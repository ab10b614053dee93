using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Articulation points, bridges and blocks (biconnected components) of a simple graph, by one depth-first search that
/// keeps for each node the earliest node that its subtree reaches back to.
/// Iterative, so that a path of a million nodes needs no deep stack. O(n + m) time and space.
/// Source: Hopcroft and Tarjan, CACM 16(6), 1973. Deviation: none. A bridge of the simple graph is one of the multigraph
/// where a single link makes it.
/// </summary>
internal sealed class Biconnectivity
{
    private const int CheckEvery = 1 << 14;

    public Biconnectivity(SimpleGraph graph, OperationContext context)
    {
        int n = graph.NodeCount;
        IsArticulation = new bool[n];
        IsBridge = new bool[graph.EdgeCount];
        var found = new int[n];
        var low = new int[n];
        var next = graph.Offset.AsSpan(0, n).ToArray();
        var stack = new int[n];
        var edgeTo = new int[n];
        int time = 0;
        for (int root = 0; root < n; root++)
        {
            if (found[root] != 0) continue;
            int depth = 0, rootChildren = 0;
            stack[0] = root;
            edgeTo[root] = -1;
            found[root] = low[root] = ++time;
            while (depth >= 0)
            {
                int v = stack[depth];
                if (next[v] < graph.Offset[v + 1])
                {
                    int slot = next[v]++, u = graph.Neighbor[slot];
                    if (slot % CheckEvery == 0) context.ThrowIfCanceled();
                    if (graph.Edge[slot] == edgeTo[v]) continue;
                    if (found[u] != 0)
                    {
                        low[v] = Math.Min(low[v], found[u]);
                        continue;
                    }
                    found[u] = low[u] = ++time;
                    edgeTo[u] = graph.Edge[slot];
                    stack[++depth] = u;
                    continue;
                }
                if (--depth < 0) break;
                int parent = stack[depth];
                low[parent] = Math.Min(low[parent], low[v]);
                if (low[v] < found[parent]) continue;
                BlockCount++;
                if (low[v] > found[parent]) IsBridge[edgeTo[v]] = true;
                if (parent == root) rootChildren++;
                else IsArticulation[parent] = true;
            }
            if (rootChildren > 1) IsArticulation[root] = true;
        }
    }

    /// <summary>Whether the loss of each node disconnects its component.</summary>
    public bool[] IsArticulation { get; }

    /// <summary>Whether the loss of each edge disconnects its component.</summary>
    public bool[] IsBridge { get; }

    /// <summary>Number of blocks that hold an edge.</summary>
    public int BlockCount { get; }
}
