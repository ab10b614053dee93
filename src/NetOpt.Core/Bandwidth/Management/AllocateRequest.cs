using System.Text.Json.Serialization;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Bandwidth.Management;

/// <summary>What to give away, one link or a network, and who asks for it.</summary>
/// <param name="Topology">The network; its capacities must be known in bit/s. Its demands are not looked at.</param>
/// <param name="Capacity">Capacity of the one link, whole bit/s from 1 to 2^53.</param>
/// <param name="Flows">The flows, each id once. Their order does not matter.</param>
public sealed record AllocateRequest(
    NetworkTopology? Topology = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double? Capacity = null,
    IReadOnlyList<BandwidthRequest>? Flows = null) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
