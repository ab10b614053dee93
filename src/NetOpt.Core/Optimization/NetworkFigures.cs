namespace NetOpt.Optimization;

/// <summary>The figures of merit of a network under one routing, all from the same model (<see cref="NetworkModel"/>).</summary>
public sealed record NetworkFigures
{
    /// <summary>Largest offered load over capacity of any arc; above 1 where more is asked than fits.</summary>
    public required double MaxUtilization { get; init; }

    /// <summary>Mean offered load over capacity of all arcs.</summary>
    public required double MeanUtilization { get; init; }

    /// <summary>Arcs that are asked to carry more than their capacity.</summary>
    public required int OverloadedArcs { get; init; }

    /// <summary>Mean one-way delay of the traffic in seconds, demands weighted by rate: propagation (where known) plus queueing and transmission. Undefined where the file states no unit of rates.</summary>
    public double? MeanDelaySeconds { get; init; }

    /// <summary>The delay in seconds that 95 % of the traffic stays within, each demand taken at its mean delay and weighted by its rate.</summary>
    public double? Percentile95DelaySeconds { get; init; }

    /// <summary>Part of the traffic that finite buffers lose, 0..1, demands weighted by rate. Undefined where the file states no unit of rates.</summary>
    public double? LossRatio { get; init; }

    /// <summary>Sum of all demands, in the unit of the topology's rates.</summary>
    public required double OfferedBps { get; init; }

    /// <summary>What fits when demands share by max-min fairness (equal served shares grow together until a link is full).</summary>
    public required double ServedBps { get; init; }

    /// <summary>Offered minus served: 0 where no arc is overloaded.</summary>
    public required double UnservedBps { get; init; }

    /// <summary>Demands that are not served in full.</summary>
    public required int UnservedDemands { get; init; }

    /// <summary>Jain's index of the served share (rate over demand) of the demands: 1 where all are treated alike.</summary>
    public required double JainIndex { get; init; }

    /// <summary>Fortz-Thorup congestion cost, Σ c·φ(load/c), in the unit of the rates.</summary>
    public required double FortzThorupCost { get; init; }
}
