using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>Asks for OSPF weights that lower the maximum utilization (<c>routing.weights</c>).</summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="MaxChanges">How many weights may differ from the starting ones, at least 1; null for any number.</param>
/// <param name="TimeLimitSeconds">Seconds to search at most, above 0; null for no limit but the search's own.</param>
/// <param name="Seed">Seed of the search; null for the seed of the run.</param>
/// <param name="Start">
/// The weights to start from. Null takes the topology's costs where every arc has one, and inverse capacity otherwise.
/// </param>
/// <param name="MaxWeight">
/// Largest weight to use, 1..65535 (OSPF's 16 bits). Null takes 20 where the starting weights allow it, and otherwise
/// the least of 20 times the powers of 10 and 65535 that holds them.
/// </param>
public sealed record WeightSearchRequest(
    NetworkTopology? Topology = null,
    int? MaxChanges = null,
    double? TimeLimitSeconds = null,
    ulong? Seed = null,
    WeightChoice? Start = null,
    int? MaxWeight = null) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
