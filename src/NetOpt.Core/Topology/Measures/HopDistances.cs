using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// What the hop distances between all pairs of nodes of the simple undirected graph add up to: eccentricity of each node,
/// diameter, mean.
/// <para>512 breadth-first searches run at once: each node holds one bit per search, and one step over a link moves all of
/// them (<see cref="HopDistanceSearch"/>). Batches of searches run on all cores.</para>
/// <para>Time O(n/512 · D · (n + m)) with n nodes, m links and at most D levels, in practice far less, since a level only
/// touches nodes that are still to be reached; space 192 bytes per node and core.</para>
/// <para>Source: Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", PVLDB 8(4), 2014.
/// Deviation: switches to looking from the unreached side, as in Beamer et al. 2012, where that touches fewer links.</para>
/// </summary>
public sealed class HopDistances
{
    private HopDistances(ImmutableArray<int> eccentricity, long reachablePairs, long sum)
    {
        Eccentricity = eccentricity;
        ReachablePairs = reachablePairs;
        Sum = sum;
    }

    /// <summary>Of each node, the greatest hop distance to a node that it reaches; 0 for an isolated node.</summary>
    public ImmutableArray<int> Eccentricity { get; }

    /// <summary>Ordered pairs of different nodes that reach each other.</summary>
    public long ReachablePairs { get; }

    /// <summary>Sum of the distances of these pairs.</summary>
    public long Sum { get; }

    /// <summary>The greatest distance; null where no node reaches another.</summary>
    public int? Diameter => ReachablePairs == 0 ? null : Eccentricity.Max();

    /// <summary>The mean distance; null where no node reaches another.</summary>
    public double? Mean => ReachablePairs == 0 ? null : Sum / (double)ReachablePairs;

    /// <summary>Measures a network.</summary>
    /// <exception cref="OperationCanceledException">The context was canceled.</exception>
    public static HopDistances Of(NetworkTopology topology, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(context);
        return Of(new OrderedGraph(SimpleGraph.Of(topology, context), context), context);
    }

    internal static HopDistances Of(OrderedGraph graph, OperationContext context)
    {
        int n = graph.NodeCount;
        var eccentricity = new int[n];
        int batches = (n + HopDistanceSearch.Width - 1) / HopDistanceSearch.Width;
        var pairs = new long[batches];
        var sums = new long[batches];
        var progress = new WorkProgress(context, "Measuring hop distances", batches);
        ParallelWork.For(batches, context, () => new HopDistanceSearch(graph, context), (batch, search) =>
        {
            int first = batch * HopDistanceSearch.Width;
            (pairs[batch], sums[batch]) = search.Run(first, Math.Min(n, first + HopDistanceSearch.Width), eccentricity);
            progress.Step();
        });
        return new HopDistances(ImmutableArray.Create(eccentricity), pairs.Sum(), sums.Sum());
    }
}
