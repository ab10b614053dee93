namespace NetOpt.Topology.Measures;

/// <summary>How many shortest paths pass a node.</summary>
/// <param name="Index">Its place in the topology.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Sum over unordered pairs of other nodes of the share of their shortest paths (hops) that pass the node, at least 0.</param>
/// <param name="Normalized">Value over (n-1)(n-2)/2, 0..1; null below three nodes.</param>
/// <param name="StandardError">Standard error of the value; null where the value is exact.</param>
public sealed record NodeBetweenness(int Index, string Id, string Name, double Value, double? Normalized, double? StandardError);
