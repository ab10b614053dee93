using System.Collections.Immutable;

namespace NetOpt.Topology;

/// <summary>
/// The directed view of a topology as parallel arrays. Arcs are numbered in link order: a duplex link gives its
/// direction as listed and then the way back, a directed link gives one. So link i of an all-duplex topology has arcs
/// 2i and 2i+1, and link i of an all-directed one has arc i. Values that are not known are NaN in these arrays
/// (and only here; results say "undefined" or fail with MissingCapacity and the like).
/// The arrays are shared: do not write to them.
/// </summary>
public sealed class ArcArrays
{
    internal ArcArrays(int nodeCount, ImmutableArray<NetworkLink> links)
    {
        NodeCount = nodeCount;
        int count = 0;
        FirstArcOfLink = new int[links.Length + 1];
        for (int i = 0; i < links.Length; i++)
        {
            FirstArcOfLink[i] = count;
            count += links[i].IsDirected ? 1 : 2;
        }
        FirstArcOfLink[links.Length] = count;

        Source = new int[count];
        Target = new int[count];
        Link = new int[count];
        CapacityBps = new double[count];
        LatencySeconds = new double[count];
        Loss = new double[count];
        Cost = new double[count];
        for (int i = 0; i < links.Length; i++)
        {
            NetworkLink link = links[i];
            int arc = FirstArcOfLink[i];
            Set(arc, i, link.Source, link.Target, link.Forward);
            if (link.Backward is { } back) Set(arc + 1, i, link.Target, link.Source, back);
        }
        (OutOffset, OutArc) = Adjacency(Source);
        (InOffset, InArc) = Adjacency(Target);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Number of arcs.</summary>
    public int Count => Source.Length;

    /// <summary>Node index where the arc starts.</summary>
    public int[] Source { get; }

    /// <summary>Node index where the arc ends.</summary>
    public int[] Target { get; }

    /// <summary>Index of the link that the arc belongs to.</summary>
    public int[] Link { get; }

    /// <summary>Index of the first arc of each link; one entry more than there are links.</summary>
    public int[] FirstArcOfLink { get; }

    /// <summary>Capacity, bit/s; NaN where not known.</summary>
    public double[] CapacityBps { get; }

    /// <summary>One-way latency, seconds; NaN where not known.</summary>
    public double[] LatencySeconds { get; }

    /// <summary>Loss ratio; NaN where not known.</summary>
    public double[] Loss { get; }

    /// <summary>Routing weight; NaN where not known.</summary>
    public double[] Cost { get; }

    /// <summary>Arcs that leave node v: <see cref="OutArc"/>[OutOffset[v] .. OutOffset[v+1]], in arc order.</summary>
    public int[] OutOffset { get; }

    /// <summary>Arc indices grouped by source node.</summary>
    public int[] OutArc { get; }

    /// <summary>Arcs that enter node v: <see cref="InArc"/>[InOffset[v] .. InOffset[v+1]], in arc order.</summary>
    public int[] InOffset { get; }

    /// <summary>Arc indices grouped by target node.</summary>
    public int[] InArc { get; }

    private void Set(int arc, int link, int source, int target, LinkDirection direction)
    {
        Source[arc] = source;
        Target[arc] = target;
        Link[arc] = link;
        CapacityBps[arc] = direction.CapacityBps ?? double.NaN;
        LatencySeconds[arc] = direction.LatencySeconds ?? double.NaN;
        Loss[arc] = direction.Loss ?? double.NaN;
        Cost[arc] = direction.Cost ?? double.NaN;
    }

    // Counting sort by end node: O(nodes + arcs), stable, so that arcs stay in order within a node.
    private (int[] Offset, int[] Arc) Adjacency(int[] end)
    {
        var offset = new int[NodeCount + 1];
        foreach (int v in end) offset[v + 1]++;
        for (int v = 0; v < NodeCount; v++) offset[v + 1] += offset[v];
        var next = offset.AsSpan(0, NodeCount).ToArray();
        var arcs = new int[end.Length];
        for (int a = 0; a < end.Length; a++) arcs[next[end[a]]++] = a;
        return (offset, arcs);
    }
}
