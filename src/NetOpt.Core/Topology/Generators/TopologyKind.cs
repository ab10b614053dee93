using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Topology.Generators;

/// <summary>The shapes that can be generated. Each names the parameters of <see cref="GenerateTopologyRequest"/> that it takes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TopologyKind>))]
public enum TopologyKind
{
    /// <summary>Nodes in a row. Takes nodes (at least 1).</summary>
    Line,

    /// <summary>A closed row. Takes nodes (at least 3).</summary>
    Ring,

    /// <summary>One center, all others joined to it. Takes nodes (at least 1, the center included).</summary>
    Star,

    /// <summary>Every pair joined. Takes nodes (at least 1).</summary>
    FullMesh,

    /// <summary>A rectangle of nodes, joined to the neighbors beside, above and below. Takes rows and columns (at least 1).</summary>
    Grid,

    /// <summary>A grid whose rows and columns are rings. Takes rows and columns (at least 3).</summary>
    Torus,

    /// <summary>A complete tree. Takes fanOut (at least 1) and depth (at least 0, links from root to leaf).</summary>
    Tree,

    /// <summary>A three-layer fat tree of k-port switches with k³/4 hosts. Takes k (even, at least 2).</summary>
    FatTree,

    /// <summary>Every leaf switch joined to every spine switch. Takes spines and leaves (at least 1) and, optionally, hostsPerLeaf.</summary>
    LeafSpine,

    /// <summary>Senders on the left, receivers on the right, one bottleneck between. Takes pairs (at least 1) and, optionally, the bottleneck's capacity and latency.</summary>
    Dumbbell,

    /// <summary>A row of bottlenecks, one flow across all and one across each. Takes hops (at least 1) and, optionally, the bottlenecks' capacity and latency.</summary>
    ParkingLot,

    /// <summary>Random pairs joined. Takes nodes, and either probability (0..1, of each pair) or links (how many pairs).</summary>
    ErdosRenyi,

    /// <summary>Growth by preferential attachment. Takes nodes and attachment (1 .. nodes-1, links of each new node).</summary>
    BarabasiAlbert,

    /// <summary>Random places in the unit square, near pairs joined more often. Takes nodes, alpha (above 0) and beta (0..1).</summary>
    Waxman,

    /// <summary>A ring of near neighbors with rewired links. Takes nodes, neighbors (even, below nodes) and rewiring (0..1).</summary>
    WattsStrogatz,

    /// <summary>Random places in the unit square, pairs within a radius joined. Takes nodes and radius (at least 0).</summary>
    RandomGeometric,
}
