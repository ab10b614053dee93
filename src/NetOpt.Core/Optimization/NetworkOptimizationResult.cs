using System.Collections.Immutable;
using NetOpt.Notebooks;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>A better network, or the statement that there is none to be had, with before and after and the proof of how far from optimal it is.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NetworkOptimizationResult
{
    /// <summary>The outcome in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Version of the snapshot that was measured as "before".</summary>
    public required long Version { get; init; }

    /// <summary>Whether the network was made better, as measured by the model.</summary>
    public required bool Improved { get; init; }

    /// <summary>What was done: weights, multiPath, or none.</summary>
    public required OptimizationMethod Method { get; init; }

    /// <summary>The rule by which the method was chosen.</summary>
    public required string Reason { get; init; }

    /// <summary>The weights that demands were routed on before.</summary>
    public required WeightChoice Weights { get; init; }

    /// <summary>Figures of merit as it was.</summary>
    public required NetworkFigures Before { get; init; }

    /// <summary>Figures of merit after all changes, measured by the same model.</summary>
    public required NetworkFigures After { get; init; }

    /// <summary>No routing of these demands has a maximum utilization below this.</summary>
    public required double LowerBound { get; init; }

    /// <summary>(Maximum utilization after − lower bound) / lower bound; 0 where both are 0.</summary>
    public required double Gap { get; init; }

    /// <summary>The same for the network as it was.</summary>
    public required double GapBefore { get; init; }

    /// <summary>The changes, in the order in which to apply them.</summary>
    public required ImmutableArray<NetworkChange> Changes { get; init; }

    /// <summary>Largest maximum utilization at any point while the changes are applied in order, both ends included.</summary>
    public required double PeakWhileChanging { get; init; }

    /// <summary>Each arc before and after, in arc order.</summary>
    public required ImmutableArray<LinkComparison> Links { get; init; }

    /// <summary>Demands in the matrix.</summary>
    public required int Demands { get; init; }

    /// <summary>Those that load nothing: from a node to itself, or of rate 0.</summary>
    public required int IgnoredDemands { get; init; }

    /// <summary>Whether rates are bit/s; otherwise they are in the unit of the file, and delay and loss are undefined.</summary>
    public required bool RateUnitKnown { get; init; }

    /// <summary>What the reader should know: figures that got worse, what could not be computed and why.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The assumptions about queues.</summary>
    public required QueueAssumptions Queues { get; init; }

    /// <summary>
    /// The improved snapshot: new weights as link costs, and the utilization of each direction as measured after. The given one where nothing
    /// improved; null where it was not asked for. How a multipath routing splits is in <see cref="Changes"/>.
    /// </summary>
    public NetworkTopology? ImprovedNetwork { get; init; }
}
