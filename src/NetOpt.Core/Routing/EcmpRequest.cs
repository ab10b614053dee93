using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>Asks for the link loads that shortest-path routing with even splitting gives (<c>routing.ecmp</c>).</summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="Weights">
/// The weights to route on. Null takes the topology's costs where every arc has one, and inverse capacity otherwise
/// (what OSPF does by itself); the result says which.
/// </param>
public sealed record EcmpRequest(NetworkTopology? Topology = null, WeightChoice? Weights = null) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
