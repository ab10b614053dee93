using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>What <c>network.optimize</c> is asked.</summary>
/// <param name="Topology">The network, with its demands attached.</param>
/// <param name="Method">How to make it better; auto decides by the rules of <see cref="MethodChoice"/>.</param>
/// <param name="Weights">
/// The weights that the demands are routed on now. Null takes the links' costs where every link has one, and inverse capacity otherwise.
/// </param>
/// <param name="MaxChanges">How many weights may change, at least 1; null for any number. With method auto, a limit asks for weights.</param>
/// <param name="Gap">Wanted gap between the multipath routing and its bound, above 0 and below 1.</param>
/// <param name="TimeLimitSeconds">Seconds that the weight search may take, above 0.</param>
/// <param name="Seed">Seed of the weight search; null for that of the run.</param>
/// <param name="Queues">How links queue; null for the defaults of <see cref="QueueAssumptions"/>.</param>
/// <param name="IncludeImproved">Whether the result carries the improved network.</param>
public sealed record OptimizeNetworkRequest(
    NetworkTopology? Topology = null,
    OptimizationMethod Method = OptimizationMethod.Auto,
    WeightChoice? Weights = null,
    int? MaxChanges = null,
    double Gap = MultipathRequest.DefaultGap,
    double TimeLimitSeconds = 10,
    ulong? Seed = null,
    QueueAssumptions? Queues = null,
    bool IncludeImproved = true) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
