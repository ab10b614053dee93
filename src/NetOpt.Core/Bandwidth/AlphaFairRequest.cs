using System.Text.Json.Serialization;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Bandwidth;

/// <summary>
/// What to share in the α-fair way: one link (<paramref name="Capacity"/> and <paramref name="Demands"/>), or a network
/// (<paramref name="Topology"/> with its demands, each along its hop-shortest path).
/// </summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="DemandCapped">Whether nobody gets more than it demands; false makes everyone greedy (a demand of 0 still asks for nothing).</param>
/// <param name="Capacity">Capacity of the one link, above 0 and finite.</param>
/// <param name="Demands">Demands on the one link, at least 0; null or "Infinity" where there is no limit.</param>
/// <param name="Weights">A weight above 0 for each demand, in the same order; null where all weigh the same.</param>
/// <param name="Alpha">From 0.05 to 100: 1 is proportional fairness, more is nearer to max-min, less is nearer to the largest total.</param>
public sealed record AlphaFairRequest(
    NetworkTopology? Topology = null,
    bool DemandCapped = true,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double? Capacity = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<double?>? Demands = null,
    IReadOnlyList<double>? Weights = null,
    double Alpha = 1) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
