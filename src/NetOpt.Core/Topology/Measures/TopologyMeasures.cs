using System.Collections.Immutable;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The measures of a network. Unless a member says otherwise they are those of the simple undirected graph: directions
/// dropped, parallel links merged. What is undefined is null (the diameter of a single node). Arrays are in node or link
/// order of the topology.
/// </summary>
public sealed record TopologyMeasures
{
    /// <summary>What the network is called.</summary>
    public required string Name { get; init; }

    /// <summary>The snapshot's version.</summary>
    public required long Version { get; init; }

    /// <summary>Number of nodes, n.</summary>
    public required int Nodes { get; init; }

    /// <summary>Undirected links, parallel ones counted: over node pairs u, v the sum of max(number of u→v, number of v→u), a duplex link counting both ways.</summary>
    public required int Links { get; init; }

    /// <summary>Links as the topology lists them, so that a directed link counts as one.</summary>
    public required int LinksInFile { get; init; }

    /// <summary>Distinct node pairs that links join, m.</summary>
    public required int SimpleLinks { get; init; }

    /// <summary>Directions that traffic can take: two for a duplex link, one for a directed one.</summary>
    public required int Arcs { get; init; }

    /// <summary>2m / (n(n-1)), 0..1; 0 below two nodes.</summary>
    public required double Density { get; init; }

    /// <summary>2m / n; null without nodes.</summary>
    public required double? AverageDegree { get; init; }

    /// <summary>2 × <see cref="Links"/> / n; null without nodes.</summary>
    public required double? AverageDegreeMulti { get; init; }

    /// <summary>The least number of neighbors of a node; null without nodes.</summary>
    public required int? MinDegree { get; init; }

    /// <summary>The greatest number of neighbors of a node; null without nodes.</summary>
    public required int? MaxDegree { get; init; }

    /// <summary>Number of neighbors of each node.</summary>
    public required ImmutableArray<int> Degrees { get; init; }

    /// <summary>Connected components; an isolated node is one.</summary>
    public required int Components { get; init; }

    /// <summary>Nodes of each component, largest first.</summary>
    public required ImmutableArray<int> ComponentSizes { get; init; }

    /// <summary>The greatest hop distance between nodes that reach each other; null where no node reaches another.</summary>
    public required int? DiameterHops { get; init; }

    /// <summary>The mean hop distance over pairs of different nodes that reach each other; null where no node reaches another.</summary>
    public required double? AveragePathLengthHops { get; init; }

    /// <summary>Ordered pairs of different nodes that reach each other.</summary>
    public required long ReachablePairs { get; init; }

    /// <summary>The least eccentricity in the largest component (the one with the smallest node index among equals); null without nodes.</summary>
    public required int? RadiusHops { get; init; }

    /// <summary>The nodes of that component whose eccentricity is the radius.</summary>
    public required ImmutableArray<NodeReference> Center { get; init; }

    /// <summary>Mean local clustering coefficient, nodes with fewer than two neighbors counting as 0; null without nodes.</summary>
    public required double? AverageClustering { get; init; }

    /// <summary>3 × triangles / connected triples; null where no node has two neighbors.</summary>
    public required double? Transitivity { get; init; }

    /// <summary>Triangles.</summary>
    public required long Triangles { get; init; }

    /// <summary>The least number of links, each parallel one counted, whose loss disconnects the network; 0 where it is disconnected, null below two nodes.</summary>
    public required int? EdgeConnectivity { get; init; }

    /// <summary>The same with parallel links merged.</summary>
    public required int? EdgeConnectivitySimple { get; init; }

    /// <summary>The least number of nodes whose loss disconnects the rest (n-1 where every pair is joined); 0 where it is disconnected, null below two nodes and, where the answer is not at hand (0, 1, 2, n-1), above 2,000 nodes.</summary>
    public required int? NodeConnectivity { get; init; }

    /// <summary>The second-smallest eigenvalue of the Laplacian; 0 where disconnected, null below two nodes and above 500 nodes.</summary>
    public required double? AlgebraicConnectivity { get; init; }

    /// <summary>The largest k with a non-empty k-core; 0 without links.</summary>
    public required int MaxCore { get; init; }

    /// <summary>Biconnected components (blocks) that hold a link.</summary>
    public required int BiconnectedComponents { get; init; }

    /// <summary>Nodes whose loss disconnects their component.</summary>
    public required ImmutableArray<NodeReference> ArticulationPoints { get; init; }

    /// <summary>Links whose loss disconnects their component; a link with a parallel one is none. Of two directed links that are one bridge, the first.</summary>
    public required ImmutableArray<LinkReference> Bridges { get; init; }

    /// <summary>Node pairs that are bridges once parallel links are merged, by smaller and then larger index.</summary>
    public required ImmutableArray<NodePair> BridgesSimple { get; init; }

    /// <summary>Whether betweenness is exact; otherwise estimated from <see cref="BetweennessPivots"/> sampled sources.</summary>
    public required bool BetweennessIsExact { get; init; }

    /// <summary>How many source nodes betweenness was summed over.</summary>
    public required int BetweennessPivots { get; init; }

    /// <summary>Betweenness of each node.</summary>
    public required ImmutableArray<NodeBetweenness> Betweenness { get; init; }

    /// <summary>Betweenness of each link.</summary>
    public required ImmutableArray<LinkBetweenness> LinkBetweenness { get; init; }

    /// <summary>Weighted path lengths: by latency and by cost where every link has one, by great-circle distance where every node has geographical coordinates.</summary>
    public required ImmutableArray<WeightedPathMeasures> WeightedPaths { get; init; }

    /// <summary>Great-circle length of all links together, parallel ones once, km; null where a node lacks geographical coordinates.</summary>
    public required double? TotalLinkLengthKm { get; init; }

    /// <summary>Links that limit the network.</summary>
    public required ImmutableArray<Bottleneck> Bottlenecks { get; init; }

    /// <summary>Up to five paths with the greatest delay, worst first: of the demands where the topology has any, else of all node pairs.</summary>
    public required ImmutableArray<CriticalPath> CriticalPaths { get; init; }
}
