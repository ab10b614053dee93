namespace NetOpt.Topology.Measures;

/// <summary>A node that a result speaks of.</summary>
/// <param name="Index">Its place in the topology.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record NodeReference(int Index, string Id, string Name);
