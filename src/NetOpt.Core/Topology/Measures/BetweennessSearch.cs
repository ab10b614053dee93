using System.Runtime.CompilerServices;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// One source of Brandes' algorithm. Forward, level by level: how many shortest paths σ lead to each node. Backward: with
/// c(w) = 1/σ(w) + Σ c over the successors of w, the dependency of the source on node w is σ(w) · Σ c over its successors,
/// and on the link v-w it is σ(v)·c(w).
/// <para>The links between a level and the next are found from the side that has fewer links: pushed from the nodes of the
/// level, or pulled by the nodes not reached yet. Either way the links of the shortest-path graph are written down one
/// after the other, and the way back reads that record in reverse and tests nothing.</para>
/// <para>O(n + m) time and space. Where σ would leave the range of a double (a thousand forks in a row), the source is done
/// by <see cref="BetweennessWideSearch"/>.</para>
/// <para>Deviation from Brandes 2001: no predecessor lists, the recurrence in c, and the pull step (Beamer et al. 2012).</para>
/// One object per thread.
/// </summary>
internal sealed class BetweennessSearch
{
    private const int CheckEvery = 4096;
    private const double LargestCount = 1e290;

    private readonly OrderedGraph _graph;
    private readonly OperationContext _context;
    private readonly int[] _level;
    private readonly double[] _count;
    private readonly double[] _share;

    // Nodes in the order in which they were reached, with the place in the record of the links pushed from, or pulled by, each.
    private readonly int[] _order;
    private readonly int[] _pushStart;
    private readonly int[] _pullStart;
    private readonly List<Level> _levels = [];
    private int _reached;

    private readonly int[] _record;
    private readonly int[] _recordEdge;
    private int _recorded;

    // The nodes that a pull still looks at.
    private readonly int[] _open;
    private int _openCount;

    public BetweennessSearch(OrderedGraph graph, OperationContext context)
    {
        _graph = graph;
        _context = context;
        int n = graph.NodeCount, m = graph.Neighbor.Length / 2;
        _level = new int[n];
        _count = new double[n];
        _share = new double[n];
        _order = new int[n + 1];
        _pushStart = new int[n];
        _pullStart = new int[n];
        _open = new int[n];
        _record = new int[m + 1];
        _recordEdge = new int[m + 1];
    }

    // The nodes Start .. End-1 of the order; Pulled says how the links from the level before were found.
    private readonly record struct Level(int Start, int End, bool Pulled);

    /// <summary>Adds the dependencies of one source to the sums.</summary>
    public void Run(int source, BetweennessSums sums)
    {
        bool withEdges = sums.Edge.Length > 0;
        if (Forward(source, withEdges)) Backward(sums, withEdges);
        else new BetweennessWideSearch(_graph, _context).Run(source, sums);
    }

    // False where the number of paths leaves the range.
    private bool Forward(int source, bool withEdges)
    {
        int component = _graph.ComponentOf[source];
        int low = _graph.ComponentStart[component], high = _graph.ComponentStart[component + 1];
        _level.AsSpan(low, high - low).Fill(-1);
        _count.AsSpan(low, high - low).Clear();
        _share.AsSpan(low, high - low).Clear();
        _levels.Clear();
        _recorded = 0;
        _openCount = -1;
        _order[0] = source;
        _level[source] = 0;
        _count[source] = 1;
        _reached = 1;
        _levels.Add(new Level(0, 1, false));
        long levelDegree = Degree(source), openDegree = _graph.Offset[high] - _graph.Offset[low] - levelDegree;
        while (_reached < high - low)
        {
            int start = _levels[^1].Start, end = _reached, next = _levels.Count;
            bool pull = levelDegree > openDegree;
            if (pull) Pull(next, low, high, withEdges);
            else Push(start, end, next, withEdges);
            levelDegree = 0;
            double largest = 0;
            for (int i = end; i < _reached; i++)
            {
                levelDegree += Degree(_order[i]);
                largest = Math.Max(largest, _count[_order[i]]);
            }
            if (largest > LargestCount) return false;
            openDegree -= levelDegree;
            _levels.Add(new Level(end, _reached, pull));
        }
        return true;
    }

    private void Push(int start, int end, int next, bool withEdges)
    {
        int[] offset = _graph.Offset, neighbor = _graph.Neighbor, level = _level, record = _record;
        double[] count = _count;
        int[] order = _order;
        int recorded = _recorded, reached = _reached;
        for (int i = start; i < end; i++)
        {
            if (i % CheckEvery == 0) _context.ThrowIfCanceled();
            int v = _order[i];
            double paths = count[v];
            _pushStart[i] = recorded;
            for (int slot = offset[v]; slot < offset[v + 1]; slot++)
            {
                int u = neighbor[slot];
                int at = level[u];
                order[reached] = u;
                reached += One(at < 0);
                at = at < 0 ? next : at;
                level[u] = at;
                count[u] += If(at == next, paths);
                record[recorded] = u;
                if (withEdges) _recordEdge[recorded] = _graph.Edge[slot];
                recorded += One(at == next);
            }
        }
        _recorded = recorded;
        _reached = reached;
    }

    private void Pull(int next, int low, int high, bool withEdges)
    {
        int[] offset = _graph.Offset, neighbor = _graph.Neighbor, level = _level, record = _record;
        double[] count = _count;
        if (_openCount < 0)
        {
            _openCount = 0;
            for (int v = low; v < high; v++)
            {
                if (level[v] < 0) _open[_openCount++] = v;
            }
        }
        int recorded = _recorded, reached = _reached, kept = 0;
        for (int i = 0; i < _openCount; i++)
        {
            if (i % CheckEvery == 0) _context.ThrowIfCanceled();
            int u = _open[i];
            if (level[u] >= 0) continue;
            int first = recorded;
            double paths = 0;
            for (int slot = offset[u]; slot < offset[u + 1]; slot++)
            {
                int v = neighbor[slot];
                bool before = level[v] == next - 1;
                paths += If(before, count[v]);
                record[recorded] = v;
                if (withEdges) _recordEdge[recorded] = _graph.Edge[slot];
                recorded += One(before);
            }
            if (recorded == first)
            {
                _open[kept++] = u;
                continue;
            }
            level[u] = next;
            count[u] = paths;
            _pullStart[reached] = first;
            _order[reached++] = u;
        }
        _openCount = kept;
        _recorded = recorded;
        _reached = reached;
    }

    private void Backward(BetweennessSums sums, bool withEdges)
    {
        int[] order = _order, record = _record;
        double[] count = _count, share = _share;
        int end = _recorded;
        for (int l = _levels.Count - 1; l > 0; l--)
        {
            _context.ThrowIfCanceled();
            Level level = _levels[l];
            for (int i = level.Start; i < level.End; i++)
            {
                int w = order[i];
                double ofSuccessors = share[w];
                share[w] = ofSuccessors + 1 / count[w];
                sums.AddNode(w, count[w] * ofSuccessors);
            }
            if (level.Pulled)
            {
                for (int i = level.End - 1; i >= level.Start; i--)
                {
                    double c = share[order[i]];
                    for (int r = _pullStart[i]; r < end; r++)
                    {
                        int v = record[r];
                        share[v] += c;
                        if (withEdges) sums.AddEdge(_recordEdge[r], count[v] * c);
                    }
                    end = _pullStart[i];
                }
                continue;
            }
            for (int i = level.Start - 1; i >= _levels[l - 1].Start; i--)
            {
                int v = order[i];
                double sum = 0;
                for (int r = _pushStart[i]; r < end; r++)
                {
                    double c = share[record[r]];
                    sum += c;
                    if (withEdges) sums.AddEdge(_recordEdge[r], count[v] * c);
                }
                share[v] = sum;
                end = _pushStart[i];
            }
        }
    }

    // Which way a link goes is as good as random: arithmetic on the outcome costs less than branches predicted wrong.
    private static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    private static double If(bool condition, double value) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & -(long)One(condition));

    private int Degree(int v) => _graph.Offset[v + 1] - _graph.Offset[v];
}
