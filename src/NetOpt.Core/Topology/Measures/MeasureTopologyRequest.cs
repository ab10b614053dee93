using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>What to measure a network by.</summary>
/// <param name="Topology">The network; its demands, where it has any, choose the critical paths.</param>
/// <param name="ExactNodeLimit">
/// Up to this many nodes everything is exact. Above it betweenness is estimated from sampled sources, with its standard
/// error, and weighted path lengths are measured only where <paramref name="Weights"/> names them. At least 0.
/// </param>
/// <param name="BetweennessSamples">How many sources the estimate of betweenness takes. At least 2.</param>
/// <param name="Weights">The weighted path lengths to measure; null for all that the data gives. Naming one that the data does not give is an error.</param>
public sealed record MeasureTopologyRequest(
    NetworkTopology? Topology = null,
    int ExactNodeLimit = 20_000,
    int BetweennessSamples = 1_000,
    ImmutableArray<PathWeight>? Weights = null) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
