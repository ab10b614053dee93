using System.Numerics;
using System.Runtime.Intrinsics;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Up to 512 breadth-first searches at once. Bit i of a node's vector belongs to the search from the i-th source:
/// <c>seen</c> holds the searches that have reached the node, <c>frontier</c> those that reached it in the last level.
/// One object per thread; it is used for one batch after the other.
/// </summary>
internal sealed class HopDistanceSearch
{
    /// <summary>How many searches run at once.</summary>
    public const int Width = 512;

    private const int Words = Width / 64;
    private const int CheckEvery = 4096;

    private readonly OrderedGraph _graph;
    private readonly OperationContext _context;
    private readonly Vector512<ulong>[] _seen;
    private Vector512<ulong>[] _frontier;
    private Vector512<ulong>[] _next;
    private int[] _active;
    private int[] _nextActive;
    private int _activeCount;
    private long _activeDegree;
    private long _openDegree;

    // What the current level found.
    private Vector512<ulong> _all;
    private Vector512<ulong> _reached;
    private int _nextCount;
    private long _nextDegree;
    private long _found;

    public HopDistanceSearch(OrderedGraph graph, OperationContext context)
    {
        _graph = graph;
        _context = context;
        int n = graph.NodeCount;
        _seen = new Vector512<ulong>[n];
        _frontier = new Vector512<ulong>[n];
        _next = new Vector512<ulong>[n];
        _active = new int[n];
        _nextActive = new int[n];
    }

    /// <summary>Searches from the nodes first .. end-1 (in the graph's order).</summary>
    /// <param name="first">The first source.</param>
    /// <param name="end">One past the last source, at most <see cref="Width"/> further.</param>
    /// <param name="eccentricity">Receives the eccentricity of each source at its place in the topology.</param>
    /// <returns>How many nodes the searches reached (sources apart), and the sum of their distances.</returns>
    public (long Pairs, long Sum) Run(int first, int end, int[] eccentricity)
    {
        // Only the components of the sources can be reached, and these are one range of nodes.
        int low = _graph.ComponentStart[_graph.ComponentOf[first]];
        int high = _graph.ComponentStart[_graph.ComponentOf[end - 1] + 1];
        Start(first, end, low, high);
        long pairs = 0, sum = 0;
        for (int level = 1; _activeCount > 0; level++)
        {
            _context.ThrowIfCanceled();
            _reached = Vector512<ulong>.Zero;
            _nextCount = 0;
            _nextDegree = 0;
            _found = 0;
            if (_activeDegree > _openDegree) Pull(low, high);
            else Push();
            (_frontier, _next) = (_next, _frontier);
            (_active, _nextActive) = (_nextActive, _active);
            _activeCount = _nextCount;
            _activeDegree = _nextDegree;
            pairs += _found;
            sum += _found * level;
            for (int word = 0; word < Words; word++)
            {
                for (ulong bits = _reached[word]; bits != 0; bits &= bits - 1)
                    eccentricity[_graph.Node[first + word * 64 + BitOperations.TrailingZeroCount(bits)]] = level;
            }
        }
        return (pairs, sum);
    }

    private void Start(int first, int end, int low, int high)
    {
        _seen.AsSpan(low, high - low).Clear();
        _frontier.AsSpan(low, high - low).Clear();
        _next.AsSpan(low, high - low).Clear();
        _all = Vector512<ulong>.Zero;
        _activeCount = 0;
        _activeDegree = 0;
        _openDegree = _graph.Offset[high] - _graph.Offset[low];
        for (int source = first; source < end; source++)
        {
            int bit = source - first;
            Vector512<ulong> own = Vector512<ulong>.Zero.WithElement(bit / 64, 1UL << (bit % 64));
            _seen[source] = own;
            _frontier[source] = own;
            _all |= own;
            _active[_activeCount++] = source;
            _activeDegree += Degree(source);
        }
    }

    // From the nodes reached last to their neighbors; leaves the old frontier cleared.
    private void Push()
    {
        int[] offset = _graph.Offset, neighbor = _graph.Neighbor;
        Vector512<ulong>[] frontier = _frontier, next = _next;
        int touched = 0;
        for (int i = 0; i < _activeCount; i++)
        {
            if (i % CheckEvery == 0) _context.ThrowIfCanceled();
            int v = _active[i];
            Vector512<ulong> moving = frontier[v];
            frontier[v] = Vector512<ulong>.Zero;
            foreach (int u in neighbor.AsSpan(offset[v], offset[v + 1] - offset[v]))
            {
                Vector512<ulong> before = next[u];
                if (before == Vector512<ulong>.Zero) _nextActive[touched++] = u;
                next[u] = before | moving;
            }
        }
        // Nodes that every arriving search had seen before are dropped from the list, in place.
        for (int i = 0; i < touched; i++)
        {
            int u = _nextActive[i];
            Vector512<ulong> found = Vector512.AndNot(next[u], _seen[u]);
            next[u] = found;
            if (found != Vector512<ulong>.Zero) Reach(u, found);
        }
    }

    // From every node that some search has yet to reach to its neighbors; leaves the old frontier cleared.
    private void Pull(int low, int high)
    {
        int[] offset = _graph.Offset, neighbor = _graph.Neighbor;
        Vector512<ulong>[] frontier = _frontier, next = _next;
        Vector512<ulong> all = _all;
        for (int v = low; v < high; v++)
        {
            if (v % CheckEvery == 0) _context.ThrowIfCanceled();
            Vector512<ulong> seen = _seen[v];
            if (seen == all) continue;
            Vector512<ulong> arriving = Vector512<ulong>.Zero;
            foreach (int u in neighbor.AsSpan(offset[v], offset[v + 1] - offset[v]))
                arriving |= frontier[u];
            Vector512<ulong> found = Vector512.AndNot(arriving, seen);
            if (found == Vector512<ulong>.Zero) continue;
            next[v] = found;
            Reach(v, found);
        }
        for (int i = 0; i < _activeCount; i++) frontier[_active[i]] = Vector512<ulong>.Zero;
    }

    private void Reach(int v, Vector512<ulong> found)
    {
        Vector512<ulong> seen = _seen[v] | found;
        _seen[v] = seen;
        _reached |= found;
        int count = 0;
        for (int word = 0; word < Words; word++) count += BitOperations.PopCount(found[word]);
        _found += count;
        int degree = Degree(v);
        if (seen == _all) _openDegree -= degree;
        _nextActive[_nextCount++] = v;
        _nextDegree += degree;
    }

    private int Degree(int v) => _graph.Offset[v + 1] - _graph.Offset[v];
}
