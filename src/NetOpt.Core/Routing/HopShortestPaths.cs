using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// One path for each pair of nodes: of the paths with the fewest hops the one whose sequence of node indices is
/// lexicographically smallest; between parallel links the lowest link index.
/// A breadth-first search backward from each target gives the hops to it, and at each node the next hop is the smallest
/// neighbor that is one hop nearer. All flows to a target share its search.
/// Time O(T·(V + A) + H) with T distinct targets, V nodes, A arcs and H = Σ path lengths, on all cores; space O(H + F + cores·V).
/// Source: Moore 1959 (breadth-first search). Deviation: none.
/// </summary>
public static class HopShortestPaths
{
    /// <summary>Finds the paths.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="source">Node index where each flow enters.</param>
    /// <param name="target">Node index where each flow leaves; a flow to its own source gets an empty path.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="NetOptException">Disconnected: no path leads from a flow's source to its target.</exception>
    public static FlowPaths Find(NetworkTopology topology, int[] source, int[] target, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(context);
        ArcArrays arcs = topology.Arcs;
        int nodes = arcs.NodeCount, flows = source.Length;

        var groupOffset = new int[nodes + 1];
        foreach (int v in target) groupOffset[v + 1]++;
        for (int v = 0; v < nodes; v++) groupOffset[v + 1] += groupOffset[v];
        var grouped = new int[flows];
        int[] next = groupOffset.AsSpan(0, nodes).ToArray();
        for (int f = 0; f < flows; f++) grouped[next[target[f]]++] = f;

        // The paths to each target come one after the other, in the order of its flows; then they move to their rows.
        var offset = new int[flows + 1];
        var pathsTo = new int[nodes][];
        var options = new ParallelOptions { CancellationToken = context.Cancellation };
        Parallel.For(0, nodes, options, () => new Search(arcs), (v, _, search) =>
        {
            ReadOnlySpan<int> group = grouped.AsSpan(groupOffset[v]..groupOffset[v + 1]);
            if (group.IsEmpty) return search;
            search.Run(v);
            int hops = 0;
            foreach (int f in group)
            {
                int length = search.Hops[source[f]];
                // An unreachable source gets no arcs here and its error below: the first flow's, on any number of cores.
                offset[f + 1] = length;
                hops += Math.Max(0, length);
            }
            int[] path = pathsTo[v] = new int[hops];
            int end = 0;
            foreach (int f in group)
            {
                if (search.Hops[source[f]] < 0) continue;
                for (int u = source[f]; u != v; u = arcs.Target[path[end++]]) path[end] = search.NextArc(u);
            }
            return search;
        }, _ => { });

        long total = 0;
        for (int f = 0; f < flows; f++)
        {
            if (offset[f + 1] < 0) throw Disconnected(topology, source[f], target[f]);
            total += offset[f + 1];
            if (total > Array.MaxLength)
                throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"The paths of {flows} flows have more than {Array.MaxLength} hops", "fewer flows at a time");
            offset[f + 1] = (int)total;
        }
        var arc = new int[total];
        for (int v = 0; v < nodes; v++)
        {
            context.ThrowIfCanceled();
            int start = 0;
            for (int i = groupOffset[v]; i < groupOffset[v + 1]; i++)
            {
                int f = grouped[i], length = offset[f + 1] - offset[f];
                pathsTo[v].AsSpan(start, length).CopyTo(arc.AsSpan(offset[f]));
                start += length;
            }
        }
        return new FlowPaths(offset, arc);
    }

    private static NetOptException Disconnected(NetworkTopology topology, int source, int target) =>
        new(ErrorCodes.Disconnected, ErrorKind.Infeasible,
            $"No path leads from '{topology.Nodes[source].Id}' to '{topology.Nodes[target].Id}'", "a demand between nodes that links join");

    private sealed class Search(ArcArrays arcs)
    {
        private readonly int[] _queue = new int[arcs.NodeCount];
        private readonly int[] _nextArc = new int[arcs.NodeCount];

        public int[] Hops { get; } = new int[arcs.NodeCount];

        public void Run(int target)
        {
            Hops.AsSpan().Fill(-1);
            _nextArc.AsSpan().Fill(-1);
            Hops[target] = 0;
            _queue[0] = target;
            for (int head = 0, tail = 1; head < tail; head++)
            {
                int v = _queue[head];
                foreach (int a in arcs.InArc.AsSpan(arcs.InOffset[v]..arcs.InOffset[v + 1]))
                {
                    int u = arcs.Source[a];
                    if (Hops[u] >= 0) continue;
                    Hops[u] = Hops[v] + 1;
                    _queue[tail++] = u;
                }
            }
        }

        // Arcs of a node stand in link order, so the first arc to the smallest neighbor is that of the lowest link.
        public int NextArc(int node)
        {
            int found = _nextArc[node];
            if (found >= 0) return found;
            foreach (int a in arcs.OutArc.AsSpan(arcs.OutOffset[node]..arcs.OutOffset[node + 1]))
            {
                if (Hops[arcs.Target[a]] == Hops[node] - 1 && (found < 0 || arcs.Target[a] < arcs.Target[found])) found = a;
            }
            return _nextArc[node] = found;
        }
    }
}
