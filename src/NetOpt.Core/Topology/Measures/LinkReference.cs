namespace NetOpt.Topology.Measures;

/// <summary>A link that a result speaks of.</summary>
/// <param name="Index">Its place in the topology.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Id of its first end.</param>
/// <param name="Target">Id of its second end.</param>
/// <param name="SourceIndex">Index of its first end.</param>
/// <param name="TargetIndex">Index of its second end.</param>
public sealed record LinkReference(int Index, string Name, string Source, string Target, int SourceIndex, int TargetIndex);
