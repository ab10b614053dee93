using System.Collections.Immutable;

namespace NetOpt.Topology.Measures;

/// <summary>A link that limits the network, and why.</summary>
/// <param name="Index">Its place in the topology.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Id of its first end.</param>
/// <param name="Target">Id of its second end.</param>
/// <param name="Reasons">All reasons that apply, at least one.</param>
/// <param name="Betweenness">Its betweenness (estimated where sampled).</param>
/// <param name="Utilization">Its known utilization in the worse direction, or null.</param>
public sealed record Bottleneck(int Index, string Name, string Source, string Target, ImmutableArray<BottleneckReason> Reasons, double Betweenness, double? Utilization);
