using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>What <c>network.optimize</c> is asked.</summary>
public sealed record OptimizeNetworkRequest : ITopologyRequest
{
    /// <summary>The network, with its demands attached.</summary>
    public NetworkTopology? Topology { get; init; }

    /// <summary>How to make it better; auto decides by the rules of <see cref="MethodChoice"/>.</summary>
    public OptimizationMethod Method { get; init; } = OptimizationMethod.Auto;

    /// <summary>The weights that the demands are routed on now; null for <see cref="RoutingWeights.DefaultChoice"/>: the links' costs where every link has one, otherwise inverse capacity.</summary>
    public WeightChoice? Weights { get; init; }

    /// <summary>How many weights may change, at least 1; null for any number. With method auto, a limit asks for weights.</summary>
    public int? MaxChanges { get; init; }

    /// <summary>Wanted gap between the multipath routing and its bound, above 0 and below 1.</summary>
    public double Gap { get; init; } = MultipathRequest.DefaultGap;

    /// <summary>Seconds that the weight search may take, above 0.</summary>
    public double TimeLimitSeconds { get; init; } = 10;

    /// <summary>Seed of the weight search; null for that of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How links queue.</summary>
    public QueueAssumptions Queues { get; init; } = new();

    /// <summary>Whether the result carries the improved network.</summary>
    public bool IncludeImproved { get; init; } = true;

    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
