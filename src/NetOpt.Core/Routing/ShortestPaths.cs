using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Shortest distances from one node, or to one node, by Dijkstra's algorithm. The object owns its arrays and is used
/// again for the next search; it is not thread-safe.
/// Parameters: a weight per arc, at least 0 and finite (sums along paths should stay below 2^53 where they are whole).
/// Result: <see cref="Distance"/>, the order in which nodes were settled, and for each node the arc of a shortest path
/// (of equal ones, the path found first; nodes at equal distance settle by the smaller index).
/// Time O((n + m) log n) with n nodes and m arcs, space O(n).
/// Source: Dijkstra 1959, with a 4-ary heap. Deviation: none.
/// </summary>
public sealed class ShortestPaths
{
    private readonly ArcArrays _arcs;
    private readonly IndexedHeap _heap;
    private readonly int[] _order;
    private int _reached;

    /// <summary>Makes the arrays for a network.</summary>
    public ShortestPaths(ArcArrays arcs)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        _arcs = arcs;
        _heap = new IndexedHeap(arcs.NodeCount);
        _order = new int[arcs.NodeCount];
        Distance = new double[arcs.NodeCount];
        Arc = new int[arcs.NodeCount];
    }

    /// <summary>Distance of each node from (or to) the root of the last search; infinite where there is no path. Overwritten by the next search.</summary>
    public double[] Distance { get; }

    /// <summary>For each node the last arc of its path from the root (or the first arc of its path to it); -1 for the root and where there is no path.</summary>
    public int[] Arc { get; }

    /// <summary>The nodes that have a path, nearest first, the root at the front.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _reached);

    /// <summary>Searches along the arcs from a node.</summary>
    /// <exception cref="NetOptException">InvalidCost: a weight is negative, infinite or not a number.</exception>
    public void From(int root, ReadOnlySpan<double> weights)
    {
        CheckWeights(weights);
        Search(root, weights, _arcs.OutOffset, _arcs.OutArc, _arcs.Target);
    }

    /// <summary>Searches against the arcs, for the distances to a node.</summary>
    /// <exception cref="NetOptException">InvalidCost: a weight is negative, infinite or not a number.</exception>
    public void To(int root, ReadOnlySpan<double> weights)
    {
        CheckWeights(weights);
        ToUnchecked(root, weights);
    }

    /// <summary>As <see cref="To"/>, for callers that search many times with weights they have checked.</summary>
    internal void ToUnchecked(int root, ReadOnlySpan<double> weights) =>
        Search(root, weights, _arcs.InOffset, _arcs.InArc, _arcs.Source);

    private void CheckWeights(ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, _arcs.Count);
        foreach (double weight in weights)
        {
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new NetOptException(ErrorCodes.InvalidCost, ErrorKind.InvalidArgument, $"An arc has the weight {weight}", "a finite number of at least 0", "10", weight);
        }
    }

    private void Search(int root, ReadOnlySpan<double> weights, int[] offset, int[] arcs, int[] end)
    {
        double[] distance = Distance;
        distance.AsSpan().Fill(double.PositiveInfinity);
        Arc.AsSpan().Fill(-1);
        _reached = 0;
        distance[root] = 0;
        _heap.PushOrDecrease(root, 0);
        while (_heap.Count > 0)
        {
            int v = _heap.Pop(out double d);
            _order[_reached++] = v;
            for (int i = offset[v]; i < offset[v + 1]; i++)
            {
                int a = arcs[i];
                int w = end[a];
                double through = d + weights[a];
                if (!(through < distance[w])) continue;
                distance[w] = through;
                Arc[w] = a;
                _heap.PushOrDecrease(w, through);
            }
        }
    }
}
