using System.Collections.Immutable;

namespace NetOpt.Topology.Measures;

/// <summary>A path that traffic takes, among those with the greatest delay.</summary>
/// <param name="Source">Where it starts.</param>
/// <param name="Target">Where it ends.</param>
/// <param name="Length">Its delay, or the measure that stands for it.</param>
/// <param name="Measure">What the length is the sum of: latency where every link has one, else great-circle distance where every node has coordinates, else hops.</param>
/// <param name="RoutedBy">What the path is shortest by: cost where every link has one, else hops.</param>
/// <param name="NodeIndices">The nodes on it, in order.</param>
/// <param name="LinkIndices">The links on it, in order.</param>
public sealed record CriticalPath(NodeReference Source, NodeReference Target, double Length, PathWeight Measure, PathWeight RoutedBy,
    ImmutableArray<int> NodeIndices, ImmutableArray<int> LinkIndices);
