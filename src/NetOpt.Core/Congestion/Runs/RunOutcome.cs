using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>What one replication measured.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Queues">The links, by place in the scenario.</param>
/// <param name="Jain">Jain's index of the goodputs; null of one flow.</param>
/// <param name="JainOfSeconds">Its mean over windows; null where there is none.</param>
/// <param name="ConvergenceSeconds">When fairness was reached, s; null where it was not.</param>
/// <param name="PacketHops">Packets times links.</param>
/// <param name="Events">Events.</param>
/// <param name="Series">The course; null where it was not recorded.</param>
internal sealed record RunOutcome(
    ImmutableArray<CongestionFlowResult> Flows,
    ImmutableArray<CongestionQueueResult> Queues,
    double? Jain,
    double? JainOfSeconds,
    double? ConvergenceSeconds,
    long PacketHops,
    long Events,
    CongestionSeries? Series);
