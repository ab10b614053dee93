using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The greatest number of paths between two nodes of a simple graph that share no other node (Menger), by shortest
/// augmenting paths on the graph with each node split into an entry and an exit with room for one path between.
/// O(paths · (n + m)) time, O(n + m) space. One object per thread.
/// Source: Ford and Fulkerson 1956; Edmonds and Karp, J. ACM 19(2), 1972. Deviation: none.
/// </summary>
internal sealed class DisjointPaths
{
    private const int CheckEvery = 4096;

    private readonly SimpleGraph _graph;
    private readonly OperationContext _context;

    // The slot of the way back, for each slot of the neighbor lists.
    private readonly int[] _twin;

    // Whether a path passes each node, and each slot.
    private readonly bool[] _nodeUsed;
    private readonly bool[] _slotUsed;

    // Search states: 2v is the entry of node v, 2v + 1 its exit.
    private readonly int[] _parent;
    private readonly int[] _queue;
    private int _tail;

    public DisjointPaths(SimpleGraph graph, OperationContext context)
    {
        _graph = graph;
        _context = context;
        _nodeUsed = new bool[graph.NodeCount];
        _slotUsed = new bool[graph.Neighbor.Length];
        _parent = new int[2 * graph.NodeCount];
        _queue = new int[2 * graph.NodeCount];
        _twin = new int[graph.Neighbor.Length];
        // Neighbors are ascending, so that the ways back to v come up in the order of v.
        int[] next = graph.Offset.AsSpan(0, graph.NodeCount).ToArray();
        for (int slot = 0; slot < _twin.Length; slot++) _twin[slot] = next[graph.Neighbor[slot]]++;
    }

    /// <summary>Counts the paths between two nodes that are not joined, and stops at a limit.</summary>
    public int Count(int from, int to, int limit)
    {
        _nodeUsed.AsSpan().Clear();
        _slotUsed.AsSpan().Clear();
        int paths = 0;
        while (paths < limit && Search(from, to))
        {
            Apply(from, to);
            paths++;
        }
        return paths;
    }

    private bool Search(int from, int to)
    {
        _context.ThrowIfCanceled();
        _parent.AsSpan().Fill(-1);
        _tail = 0;
        _parent[2 * from] = 2 * from;
        Visit(2 * from + 1, 2 * from);
        for (int head = 0; head < _tail && _parent[2 * to] < 0; head++)
        {
            if (head % CheckEvery == 0) _context.ThrowIfCanceled();
            int state = _queue[head], v = state >> 1;
            bool isExit = (state & 1) != 0;
            // Inside a node: onward where no path passes, and back where one does.
            if (_nodeUsed[v] == isExit) Visit(state ^ 1, state);
            for (int slot = _graph.Offset[v]; slot < _graph.Offset[v + 1]; slot++)
            {
                int u = _graph.Neighbor[slot];
                if (isExit ? !_slotUsed[slot] : _slotUsed[_twin[slot]]) Visit(isExit ? 2 * u : 2 * u + 1, state);
            }
        }
        return _parent[2 * to] >= 0;
    }

    private void Visit(int state, int parent)
    {
        if (_parent[state] >= 0) return;
        _parent[state] = parent;
        _queue[_tail++] = state;
    }

    private void Apply(int from, int to)
    {
        for (int state = 2 * to; state != 2 * from + 1; state = _parent[state])
        {
            int parent = _parent[state], v = parent >> 1, u = state >> 1;
            if (u == v)
            {
                _nodeUsed[v] = (state & 1) != 0;
                continue;
            }
            int slot = _graph.Neighbor.AsSpan(_graph.Offset[v], _graph.Degree(v)).BinarySearch(u) + _graph.Offset[v];
            if ((parent & 1) != 0) _slotUsed[slot] = true;
            else _slotUsed[_twin[slot]] = false;
        }
    }
}
