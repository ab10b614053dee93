namespace NetOpt.Topology.Measures;

/// <summary>How many shortest paths pass a link.</summary>
/// <param name="Index">Its place in the topology.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Id of its first end.</param>
/// <param name="Target">Id of its second end.</param>
/// <param name="Value">
/// Sum over unordered node pairs of the share of their shortest paths (hops) that pass the link, at least 0.
/// Parallel links share alike what passes between their ends; the two directed links of a pair both carry it.
/// </param>
/// <param name="Normalized">Value over n(n-1)/2, 0..1.</param>
/// <param name="StandardError">Standard error of the value; null where the value is exact.</param>
public sealed record LinkBetweenness(int Index, string Name, string Source, string Target, double Value, double Normalized, double? StandardError);
