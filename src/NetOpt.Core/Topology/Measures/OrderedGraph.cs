using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// A simple graph with its nodes renumbered in breadth-first order from the node of greatest degree of each component, so
/// that searches touch memory that lies together, and each component is one range of numbers. Neighbors are ascending.
/// O(n + m) time and space. Read-only and shared.
/// </summary>
internal sealed class OrderedGraph
{
    private const int CheckEvery = 1 << 12;

    public OrderedGraph(SimpleGraph graph, OperationContext context)
    {
        int n = graph.NodeCount;
        Node = new int[n];
        ComponentOf = new int[n];
        var starts = new List<int>();
        var place = new int[n];
        place.AsSpan().Fill(-1);
        int head = 0, tail = 0;
        foreach (int root in ByDegree(graph))
        {
            if (place[root] >= 0) continue;
            starts.Add(tail);
            place[root] = tail;
            Node[tail++] = root;
            while (head < tail)
            {
                if (head % CheckEvery == 0) context.ThrowIfCanceled();
                ComponentOf[head] = starts.Count - 1;
                int v = Node[head++];
                for (int slot = graph.Offset[v]; slot < graph.Offset[v + 1]; slot++)
                {
                    int u = graph.Neighbor[slot];
                    if (place[u] >= 0) continue;
                    place[u] = tail;
                    Node[tail++] = u;
                }
            }
        }
        starts.Add(n);
        ComponentStart = [.. starts];

        Offset = new int[n + 1];
        for (int p = 0; p < n; p++) Offset[p + 1] = Offset[p] + graph.Degree(Node[p]);
        Neighbor = new int[graph.Neighbor.Length];
        Edge = new int[graph.Edge.Length];
        int[] next = Offset.AsSpan(0, n).ToArray();
        for (int p = 0; p < n; p++)
        {
            if (p % CheckEvery == 0) context.ThrowIfCanceled();
            int v = Node[p];
            for (int slot = graph.Offset[v]; slot < graph.Offset[v + 1]; slot++)
            {
                int to = next[place[graph.Neighbor[slot]]]++;
                Neighbor[to] = p;
                Edge[to] = graph.Edge[slot];
            }
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Node.Length;

    /// <summary>The topology's index of each node of this order.</summary>
    public int[] Node { get; }

    /// <summary>Neighbors of p: <see cref="Neighbor"/>[Offset[p] .. Offset[p+1]].</summary>
    public int[] Offset { get; }

    /// <summary>Neighbors in this order's numbers.</summary>
    public int[] Neighbor { get; }

    /// <summary>The edge of the simple graph to each of them.</summary>
    public int[] Edge { get; }

    /// <summary>Number of components.</summary>
    public int ComponentCount => ComponentStart.Length - 1;

    /// <summary>Component c holds the nodes ComponentStart[c] .. ComponentStart[c+1]-1.</summary>
    public int[] ComponentStart { get; }

    /// <summary>The component of each node.</summary>
    public int[] ComponentOf { get; }

    // Descending degree, ascending index within a degree: a counting sort.
    private static int[] ByDegree(SimpleGraph graph)
    {
        int n = graph.NodeCount;
        var next = new int[n + 1];
        for (int v = 0; v < n; v++) next[n - 1 - graph.Degree(v) + 1]++;
        for (int d = 0; d < n; d++) next[d + 1] += next[d];
        var order = new int[n];
        for (int v = 0; v < n; v++) order[next[n - 1 - graph.Degree(v)]++] = v;
        return order;
    }
}
