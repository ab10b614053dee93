using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The global minimum cut of an undirected graph with whole edge weights: the least total weight whose loss disconnects it.
/// With the multiplicities as weights that is the edge connectivity of the multigraph, with ones that of the simple graph.
/// <para>Every contraction leaves at least one minimum cut among those still to be looked at, or has its value already:
/// <br/>- the lightest node gives the best cut so far, λ;
/// <br/>- nodes are scanned in maximum-adjacency order, and an edge over which a node's attachment reaches λ joins two nodes
/// that no cut below λ separates: contracted (Nagamochi, Ono, Ibaraki);
/// <br/>- an edge with at least half of the weight of one of its ends is contracted too (Padberg, Rinaldi), which takes rings
/// and chains apart in a few rounds.</para>
/// Each round contracts at least one edge: O(n(n + m)) time at worst, a few rounds of O(n + m) on most networks; O(n + m) space.
/// <para>Source: Nagamochi, Ono and Ibaraki, Mathematical Programming 67, 1994; Padberg and Rinaldi, Mathematical Programming
/// 47, 1990; queue limited to λ as in Henzinger, Noe, Schulz and Strash, ALENEX 2018. Deviation: none.</para>
/// </summary>
internal sealed class MinimumCut
{
    private readonly OperationContext _context;
    private int _nodeCount;
    private int _edgeCount;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _weight;
    private readonly int[] _offset;
    private readonly int[] _end;
    private readonly int[] _slotNode;
    private readonly long[] _slotWeight;
    private readonly long[] _degree;
    private readonly int[] _leader;
    private long _best;

    private MinimumCut(SimpleGraph graph, Func<int, long> weight, OperationContext context)
    {
        _context = context;
        _nodeCount = graph.NodeCount;
        _edgeCount = graph.EdgeCount;
        _from = [.. graph.EdgeSource];
        _to = [.. graph.EdgeTarget];
        _weight = new long[_edgeCount];
        for (int e = 0; e < _edgeCount; e++) _weight[e] = weight(e);
        _offset = new int[_nodeCount + 1];
        _end = new int[_nodeCount];
        _slotNode = new int[2 * _edgeCount];
        _slotWeight = new long[2 * _edgeCount];
        _degree = new long[_nodeCount];
        _leader = new int[_nodeCount];
        _best = long.MaxValue;
    }

    /// <summary>The weight of the minimum cut of a connected graph with at least two nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="weight">The weight of each edge, at least 1.</param>
    /// <param name="context">Cancellation and progress.</param>
    public static long Of(SimpleGraph graph, Func<int, long> weight, OperationContext context) => new MinimumCut(graph, weight, context).Run();

    private long Run()
    {
        int all = _nodeCount;
        while (true)
        {
            _context.ThrowIfCanceled();
            _context.Report("Measuring edge connectivity", 1 - _nodeCount / (double)all);
            BuildRows();
            for (int v = 0; v < _nodeCount; v++) _best = Math.Min(_best, _degree[v]);
            if (_nodeCount <= 2) return _best;
            for (int v = 0; v < _nodeCount; v++) _leader[v] = v;
            ContractByAttachment();
            ContractHeavyEdges();
            Rebuild();
            if (_nodeCount == 1) return _best;
        }
    }

    // Rows of neighbors, parallel edges merged within each.
    private void BuildRows()
    {
        _offset.AsSpan(0, _nodeCount + 1).Clear();
        _degree.AsSpan(0, _nodeCount).Clear();
        for (int e = 0; e < _edgeCount; e++)
        {
            _offset[_from[e] + 1]++;
            _offset[_to[e] + 1]++;
            _degree[_from[e]] += _weight[e];
            _degree[_to[e]] += _weight[e];
        }
        for (int v = 0; v < _nodeCount; v++) _offset[v + 1] += _offset[v];
        _offset.AsSpan(0, _nodeCount).CopyTo(_end);
        for (int e = 0; e < _edgeCount; e++)
        {
            Put(_from[e], _to[e], _weight[e]);
            Put(_to[e], _from[e], _weight[e]);
        }
        var slotOf = new int[_nodeCount];
        slotOf.AsSpan().Fill(-1);
        for (int v = 0; v < _nodeCount; v++)
        {
            int end = _offset[v];
            for (int slot = _offset[v]; slot < _end[v]; slot++)
            {
                int u = _slotNode[slot];
                if (slotOf[u] >= _offset[v])
                {
                    _slotWeight[slotOf[u]] += _slotWeight[slot];
                    continue;
                }
                slotOf[u] = end;
                _slotNode[end] = u;
                _slotWeight[end++] = _slotWeight[slot];
            }
            _end[v] = end;
        }
    }

    private void Put(int node, int other, long weight)
    {
        int slot = _end[node]++;
        _slotNode[slot] = other;
        _slotWeight[slot] = weight;
    }

    // Nodes wait in one list per attachment 0 .. limit, where everything from λ on counts as λ.
    private void ContractByAttachment()
    {
        int limit = (int)Math.Min(_best, int.MaxValue - 1);
        var queue = new BucketQueue(_nodeCount, limit);
        var attachment = new long[_nodeCount];
        var scanned = new bool[_nodeCount];
        queue.Set(0, 0);
        for (int count = 0; queue.TryPop(out int v); count++)
        {
            if (count % 1024 == 0) _context.ThrowIfCanceled();
            scanned[v] = true;
            for (int slot = _offset[v]; slot < _end[v]; slot++)
            {
                int u = _slotNode[slot];
                if (scanned[u]) continue;
                attachment[u] += _slotWeight[slot];
                queue.Set(u, (int)Math.Min(attachment[u], limit));
                if (attachment[u] >= _best) Join(u, v);
            }
        }
    }

    // A node takes part in one such contraction a round, since its weight is another one afterwards.
    private void ContractHeavyEdges()
    {
        var merged = new bool[_nodeCount];
        for (int v = 0; v < _nodeCount; v++)
        {
            if (Leader(v) != v) merged[v] = merged[Leader(v)] = true;
        }
        for (int v = 0; v < _nodeCount; v++)
        {
            if (v % 1024 == 0) _context.ThrowIfCanceled();
            for (int slot = _offset[v]; slot < _end[v] && !merged[v]; slot++)
            {
                if (2 * _slotWeight[slot] < _degree[v]) continue;
                merged[v] = merged[_slotNode[slot]] = true;
                Join(v, _slotNode[slot]);
            }
        }
    }

    private void Rebuild()
    {
        var number = new int[_nodeCount];
        int nodes = 0;
        for (int v = 0; v < _nodeCount; v++)
        {
            if (Leader(v) == v) number[v] = nodes++;
        }
        int edges = 0;
        for (int e = 0; e < _edgeCount; e++)
        {
            int a = Leader(_from[e]), b = Leader(_to[e]);
            if (a == b) continue;
            _from[edges] = number[a];
            _to[edges] = number[b];
            _weight[edges++] = _weight[e];
        }
        _nodeCount = nodes;
        _edgeCount = edges;
    }

    private int Leader(int v)
    {
        while (_leader[v] != v) v = _leader[v] = _leader[_leader[v]];
        return v;
    }

    private void Join(int a, int b)
    {
        a = Leader(a);
        b = Leader(b);
        _leader[Math.Max(a, b)] = Math.Min(a, b);
    }
}
