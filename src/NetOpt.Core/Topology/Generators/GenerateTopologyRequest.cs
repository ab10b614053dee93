namespace NetOpt.Topology.Generators;

/// <summary>
/// What network to generate: a shape, the parameters that the shape takes (see <see cref="TopologyKind"/>; a missing one,
/// or one that the shape does not take, is an error), and the properties of its links. Links are duplex and have the same
/// capacity and latency both ways.
/// </summary>
public sealed record GenerateTopologyRequest
{
    /// <summary>The shape.</summary>
    public required TopologyKind Kind { get; init; }

    /// <summary>What to call the network; null for a name made of the shape and its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>Seed of the random shapes; null for the seed of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Capacity of every link, bit/s, above 0; null leaves it unknown.</summary>
    public double? CapacityBps { get; init; }

    /// <summary>One-way latency of every link, seconds, at least 0; null leaves it unknown.</summary>
    public double? LatencySeconds { get; init; }

    /// <summary>Capacity of the bottleneck links of a dumbbell or parking lot, bit/s; null for that of the other links.</summary>
    public double? BottleneckCapacityBps { get; init; }

    /// <summary>Latency of the bottleneck links of a dumbbell or parking lot, seconds; null for that of the other links.</summary>
    public double? BottleneckLatencySeconds { get; init; }

    /// <summary>Number of nodes.</summary>
    public int? Nodes { get; init; }

    /// <summary>Rows of a grid or torus.</summary>
    public int? Rows { get; init; }

    /// <summary>Columns of a grid or torus.</summary>
    public int? Columns { get; init; }

    /// <summary>Children of each inner node of a tree.</summary>
    public int? FanOut { get; init; }

    /// <summary>Links from the root of a tree to each leaf.</summary>
    public int? Depth { get; init; }

    /// <summary>Ports of each switch of a fat tree.</summary>
    public int? K { get; init; }

    /// <summary>Spine switches.</summary>
    public int? Spines { get; init; }

    /// <summary>Leaf switches.</summary>
    public int? Leaves { get; init; }

    /// <summary>Hosts on each leaf switch; null for none.</summary>
    public int? HostsPerLeaf { get; init; }

    /// <summary>Senders, and receivers, of a dumbbell.</summary>
    public int? Pairs { get; init; }

    /// <summary>Bottlenecks of a parking lot.</summary>
    public int? Hops { get; init; }

    /// <summary>Probability that a pair is joined (Erdős–Rényi).</summary>
    public double? Probability { get; init; }

    /// <summary>Number of pairs joined (Erdős–Rényi).</summary>
    public int? Links { get; init; }

    /// <summary>Links that each new node brings (Barabási–Albert).</summary>
    public int? Attachment { get; init; }

    /// <summary>How far links reach, as a fraction of the square's diagonal (Waxman).</summary>
    public double? Alpha { get; init; }

    /// <summary>Probability that two nodes at the same place are joined (Waxman).</summary>
    public double? Beta { get; init; }

    /// <summary>Near neighbors that each node is joined to (Watts–Strogatz).</summary>
    public int? Neighbors { get; init; }

    /// <summary>Probability that a link is rewired (Watts–Strogatz).</summary>
    public double? Rewiring { get; init; }

    /// <summary>Greatest distance of a joined pair in the unit square (random geometric).</summary>
    public double? Radius { get; init; }
}
