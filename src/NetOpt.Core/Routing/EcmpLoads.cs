namespace NetOpt.Routing;

/// <summary>What <see cref="EcmpRouting"/> puts on the arcs.</summary>
/// <param name="Load">Load of each arc, in the unit of the demands.</param>
/// <param name="Ignored">How many demands load nothing: from a node to itself, or of rate 0.</param>
/// <param name="Unserved">Indices of the active demands that have no path, ascending. They load nothing.</param>
public sealed record EcmpLoads(double[] Load, int Ignored, int[] Unserved);
