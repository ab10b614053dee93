using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>What to measure a network by.</summary>
public sealed record MeasureTopologyRequest : ITopologyRequest
{
    /// <summary>The network; its demands, where it has any, choose the critical paths.</summary>
    public NetworkTopology? Topology { get; init; }

    /// <summary>
    /// Up to this many nodes everything is exact. Above it betweenness is estimated from sampled sources, with its standard
    /// error, and weighted path lengths are measured only where <see cref="Weights"/> names them. At least 0.
    /// </summary>
    public int ExactNodeLimit { get; init; } = 20_000;

    /// <summary>How many sources the estimate of betweenness takes. At least 2.</summary>
    public int BetweennessSamples { get; init; } = 1_000;

    /// <summary>The weighted path lengths to measure; null for all that the data gives. Naming one that the data does not give is an error.</summary>
    public ImmutableArray<PathWeight>? Weights { get; init; }

    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
