using System.Text.Json.Serialization;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Bandwidth;

/// <summary>
/// What to share: either one link (<paramref name="Capacity"/> and <paramref name="Demands"/>) or a network
/// (<paramref name="Topology"/> with its demands, each along its hop-shortest path). Rates are in one unit of the caller's
/// choice, or in that of the topology.
/// </summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="DemandCapped">Whether nobody gets more than it demands; false makes everyone greedy (a demand of 0 still asks for nothing).</param>
/// <param name="Capacity">Capacity of the one link, above 0 and finite.</param>
/// <param name="Demands">Demands on the one link, at least 0; null or "Infinity" where there is no limit.</param>
/// <param name="Weights">A weight above 0 for each demand, in the same order; null where all weigh the same.</param>
public sealed record WaterfillRequest(
    NetworkTopology? Topology = null,
    bool DemandCapped = true,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double? Capacity = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<double?>? Demands = null,
    IReadOnlyList<double>? Weights = null) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
