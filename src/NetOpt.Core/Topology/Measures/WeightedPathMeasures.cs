namespace NetOpt.Topology.Measures;

/// <summary>Shortest paths over all ordered pairs of different nodes that reach each other along the directions of the links.</summary>
/// <param name="Weight">What lengths are the sum of.</param>
/// <param name="Diameter">The greatest length of a shortest path.</param>
/// <param name="AverageLength">The mean length of the shortest paths.</param>
/// <param name="ReachablePairs">How many ordered pairs there are.</param>
/// <param name="From">Where the longest of the shortest paths starts.</param>
/// <param name="To">Where it ends.</param>
public sealed record WeightedPathMeasures(PathWeight Weight, double Diameter, double AverageLength, long ReachablePairs, NodeReference From, NodeReference To);
