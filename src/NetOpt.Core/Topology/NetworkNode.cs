using System.Collections.Immutable;

namespace NetOpt.Topology;

/// <summary>A node of a topology. Its index is its place in <see cref="NetworkTopology.Nodes"/>.</summary>
/// <param name="Id">Unique in its topology, never empty.</param>
/// <param name="Name">What people call it; need not be unique.</param>
public sealed record NetworkNode(string Id, string Name)
{
    /// <summary>Longitude in degrees, or x where the file's coordinates are not geographical.</summary>
    public double? X { get; init; }

    /// <summary>Latitude in degrees, or y where the file's coordinates are not geographical.</summary>
    public double? Y { get; init; }

    /// <summary>What the node can do ("transit", "customer", ...).</summary>
    public ImmutableArray<string> Capabilities { get; init; } = [];

    /// <summary>Processing load, 0..1.</summary>
    public double? Load { get; init; }

    /// <summary>Probability that the node is up, 0..1.</summary>
    public double? Reliability { get; init; }

    /// <summary>Trust, 0..1.</summary>
    public double? Trust { get; init; }
}
