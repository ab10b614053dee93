using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>Asks for a network as text in a format (<c>topology.convert</c>).</summary>
/// <param name="Topology">The network, with its demands where the format is to carry them.</param>
/// <param name="Format">The format.</param>
public sealed record ConvertRequest(NetworkTopology? Topology = null, TopologyFormat Format = TopologyFormat.Json) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
