namespace NetOpt.Topology.Measures;

/// <summary>Two nodes that one or several links join, whatever the direction.</summary>
/// <param name="SourceIndex">The smaller index.</param>
/// <param name="TargetIndex">The larger index.</param>
/// <param name="Source">Id of the node with the smaller index.</param>
/// <param name="Target">Id of the node with the larger index.</param>
public sealed record NodePair(int SourceIndex, int TargetIndex, string Source, string Target);
