using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Triangles of a simple graph, and from them the mean local clustering coefficient (Watts and Strogatz: share of a node's
/// pairs of neighbors that are joined, 0 for fewer than two neighbors) and the transitivity (3 × triangles / connected
/// triples), which weights nodes by their pairs and so is another number.
/// Each triangle is found once, from its node of least degree: the neighbors of higher rank are marked, and the marks looked up from
/// each of them. O(m^1.5) time, O(n) space besides the graph. Source: Latapy, Theoretical Computer Science 407, 2008 ("forward").
/// Deviation: none.
/// </summary>
internal sealed class Clustering
{
    private const int CheckEvery = 256;

    public Clustering(SimpleGraph graph, OperationContext context)
    {
        int n = graph.NodeCount;
        (int[] offset, int[] higher) = Oriented(graph);
        var triangles = new long[n];
        var markedBy = new int[n];
        markedBy.AsSpan().Fill(-1);
        for (int v = 0; v < n; v++)
        {
            if (v % CheckEvery == 0) context.ThrowIfCanceled();
            ReadOnlySpan<int> ofV = higher.AsSpan(offset[v], offset[v + 1] - offset[v]);
            foreach (int u in ofV) markedBy[u] = v;
            foreach (int u in ofV)
            {
                foreach (int w in higher.AsSpan(offset[u], offset[u + 1] - offset[u]))
                {
                    if (markedBy[w] != v) continue;
                    triangles[v]++;
                    triangles[u]++;
                    triangles[w]++;
                }
            }
        }

        double local = 0;
        long corners = 0;
        for (int v = 0; v < n; v++)
        {
            long degree = graph.Degree(v), pairs = degree * (degree - 1) / 2;
            corners += triangles[v];
            Triples += pairs;
            if (pairs > 0) local += triangles[v] / (double)pairs;
        }
        Triangles = corners / 3;
        Average = n == 0 ? null : local / n;
        Transitivity = Triples == 0 ? null : corners / (double)Triples;
    }

    /// <summary>Number of triangles.</summary>
    public long Triangles { get; }

    /// <summary>Number of connected triples: pairs of neighbors over all nodes.</summary>
    public long Triples { get; }

    /// <summary>Mean local clustering coefficient; null without nodes.</summary>
    public double? Average { get; }

    /// <summary>3 × triangles / triples; null without triples.</summary>
    public double? Transitivity { get; }

    // The neighbors of higher rank of each node; by degree, so that no node has more than √(2m) of them.
    private static (int[] Offset, int[] Higher) Oriented(SimpleGraph graph)
    {
        int n = graph.NodeCount, count = 0;
        var offset = new int[n + 1];
        var higher = new int[graph.EdgeCount];
        for (int v = 0; v < n; v++)
        {
            int degree = graph.Degree(v);
            for (int slot = graph.Offset[v]; slot < graph.Offset[v + 1]; slot++)
            {
                int u = graph.Neighbor[slot], other = graph.Degree(u);
                if (degree < other || degree == other && v < u) higher[count++] = u;
            }
            offset[v + 1] = count;
        }
        return (offset, higher);
    }
}
