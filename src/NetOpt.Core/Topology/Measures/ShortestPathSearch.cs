using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Shortest paths from one node by Dijkstra's algorithm on an indexed 4-ary heap, and the delay added up along each.
/// Of several shortest paths the one with the greatest delay counts, since traffic that is split over all of them feels it.
/// O((n + m) log n) time, O(n) space. One object per thread.
/// Source: Dijkstra, Numerische Mathematik 1, 1959. Deviation: the second measure.
/// </summary>
internal sealed class ShortestPathSearch(ArcGraph graph, OperationContext context)
{
    private const int CheckEvery = 1024;
    private const int None = -1;

    private readonly IndexedHeap _heap = new(graph.NodeCount);
    private readonly bool[] _done = new bool[graph.NodeCount];

    /// <summary>Length of the shortest path to each node; infinite where there is none.</summary>
    public double[] Distance { get; } = new double[graph.NodeCount];

    /// <summary>Delay along it, for nodes that are reached.</summary>
    public double[] Delay { get; } = new double[graph.NodeCount];

    /// <summary>The slot of the arc by which the path enters each node; -1 at the source and where there is no path.</summary>
    public int[] EntrySlot { get; } = new int[graph.NodeCount];

    /// <summary>How many nodes were reached, the source included; the first so many of <see cref="Order"/>.</summary>
    public int Reached { get; private set; }

    /// <summary>Nodes in order of distance.</summary>
    public int[] Order { get; } = new int[graph.NodeCount];

    /// <summary>Searches from a node.</summary>
    public void Run(int source)
    {
        Distance.AsSpan().Fill(double.PositiveInfinity);
        EntrySlot.AsSpan().Fill(None);
        _done.AsSpan().Clear();
        Reached = 0;
        Distance[source] = 0;
        Delay[source] = 0;
        _heap.Set(source, 0);
        while (_heap.Count > 0)
        {
            if (Reached % CheckEvery == 0) context.ThrowIfCanceled();
            int v = _heap.Pop(out double distance);
            _done[v] = true;
            Order[Reached++] = v;
            for (int slot = graph.Offset[v]; slot < graph.Offset[v + 1]; slot++)
            {
                int u = graph.Target[slot];
                if (_done[u]) continue;
                double length = distance + graph.Length[slot], delay = Delay[v] + graph.Delay[slot];
                if (!(length < Distance[u] || length == Distance[u] && delay > Delay[u])) continue;
                if (length < Distance[u]) _heap.Set(u, length);
                Distance[u] = length;
                Delay[u] = delay;
                EntrySlot[u] = slot;
            }
        }
    }
}
