using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>Asks for the routing over any number of paths that keeps the most loaded link lowest (<c>routing.multipath</c>).</summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="Gap">How far from the optimum the answer may be, relative to the proven bound: above 0 and below 1.</param>
/// <param name="IncludeSplits">Whether the result lists how every node splits its traffic for every destination.</param>
public sealed record MultipathRequest(NetworkTopology? Topology = null, double Gap = MultipathRequest.DefaultGap, bool IncludeSplits = false) : ITopologyRequest
{
    /// <summary>The gap where none is given: 1 %.</summary>
    public const double DefaultGap = 0.01;

    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
