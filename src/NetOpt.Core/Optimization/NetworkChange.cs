using System.Collections.Immutable;
using NetOpt.Routing;

namespace NetOpt.Optimization;

/// <summary>One step on the way to the better network. Steps are applied in the order of <see cref="Order"/>; each leaves a network that works.</summary>
public sealed record NetworkChange
{
    /// <summary>1 for the first step.</summary>
    public required int Order { get; init; }

    /// <summary>What kind of step it is: a weight, or the splits toward one destination.</summary>
    public required NetworkChangeKind Kind { get; init; }

    /// <summary>The step in words.</summary>
    public required string Description { get; init; }

    /// <summary>Maximum utilization once this step and those before it are in force.</summary>
    public required double MaxUtilizationAfter { get; init; }

    /// <summary>Index of the arc whose weight changes.</summary>
    public int? Index { get; init; }

    /// <summary>Index of its link.</summary>
    public int? Link { get; init; }

    /// <summary>Name of its link.</summary>
    public string? Name { get; init; }

    /// <summary>The node whose interface gets the weight.</summary>
    public string? Source { get; init; }

    /// <summary>The node at the other end of the link.</summary>
    public string? Target { get; init; }

    /// <summary>The weight so far.</summary>
    public double? From { get; init; }

    /// <summary>The weight to set.</summary>
    public double? To { get; init; }

    /// <summary>The destination whose splits change.</summary>
    public string? Destination { get; init; }

    /// <summary>How each node then splits what it holds for the destination: those nodes only whose splits change.</summary>
    public ImmutableArray<NodeSplit>? Splits { get; init; }
}
