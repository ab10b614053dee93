namespace NetOpt.Topology.Measures;

/// <summary>The arcs of a topology in rows by source node, with the lengths that a search needs beside each. Read-only and shared.</summary>
internal sealed class ArcGraph
{
    public ArcGraph(NetworkTopology topology, ArcLengths length, ArcLengths delay)
    {
        ArcArrays arcs = topology.Arcs;
        NodeCount = arcs.NodeCount;
        Offset = arcs.OutOffset;
        Arc = arcs.OutArc;
        Target = new int[arcs.Count];
        Length = new double[arcs.Count];
        Delay = ReferenceEquals(length, delay) ? Length : new double[arcs.Count];
        for (int slot = 0; slot < arcs.Count; slot++)
        {
            int arc = Arc[slot];
            Target[slot] = arcs.Target[arc];
            Length[slot] = length.Length[arc];
            Delay[slot] = delay.Length[arc];
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Arcs from v stand at Offset[v] .. Offset[v+1]-1 of the arrays below.</summary>
    public int[] Offset { get; }

    /// <summary>The arc's index in the topology.</summary>
    public int[] Arc { get; }

    /// <summary>Where it ends.</summary>
    public int[] Target { get; }

    /// <summary>What paths are shortest by, at least 0.</summary>
    public double[] Length { get; }

    /// <summary>What is added up along them, at least 0.</summary>
    public double[] Delay { get; }
}
