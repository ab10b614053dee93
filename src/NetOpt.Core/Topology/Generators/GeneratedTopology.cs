namespace NetOpt.Topology.Generators;

/// <summary>A generated network.</summary>
/// <param name="Topology">The network.</param>
/// <param name="Seed">The seed that makes it again; null where the shape leaves nothing to chance.</param>
public sealed record GeneratedTopology(NetworkTopology Topology, ulong? Seed);
