using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The largest k for which a simple graph has a k-core (a part in which every node has at least k neighbors), by taking
/// nodes of least remaining degree away one after the other. O(n + m) time and space.
/// Source: Batagelj and Zaveršnik, arXiv:cs/0310049, 2003. Deviation: none.
/// </summary>
internal static class CoreNumbers
{
    private const int CheckEvery = 1 << 12;

    /// <summary>The largest core number; 0 without edges.</summary>
    public static int Largest(SimpleGraph graph, OperationContext context)
    {
        int n = graph.NodeCount;
        var degree = new int[n];
        var start = new int[n + 1];
        for (int v = 0; v < n; v++) start[(degree[v] = graph.Degree(v)) + 1]++;
        for (int d = 0; d < n; d++) start[d + 1] += start[d];
        // Nodes by degree; start[d] is where those of degree d begin.
        var order = new int[n];
        var place = new int[n];
        int[] next = start.AsSpan(0, n).ToArray();
        for (int v = 0; v < n; v++)
        {
            place[v] = next[degree[v]]++;
            order[place[v]] = v;
        }
        int largest = 0;
        for (int i = 0; i < n; i++)
        {
            if (i % CheckEvery == 0) context.ThrowIfCanceled();
            int v = order[i];
            largest = Math.Max(largest, degree[v]);
            foreach (int u in graph.Neighbor.AsSpan(graph.Offset[v], graph.Degree(v)))
            {
                if (degree[u] <= degree[v]) continue;
                // u moves to the front of its degree's nodes, which then begin one further.
                int front = Math.Max(start[degree[u]], i + 1), other = order[front];
                (order[place[u]], order[front]) = (other, u);
                (place[other], place[u]) = (place[u], front);
                start[degree[u]] = front + 1;
                degree[u]--;
            }
        }
        return largest;
    }
}
