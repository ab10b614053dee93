using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>What flows made of a network. Figures leave the warm-up out; of several replications they are means, and <paramref name="Figures"/> has their intervals.</summary>
/// <param name="Name">What was simulated, in words.</param>
/// <param name="Flows">The flows.</param>
/// <param name="Queues">The directions of links that data crossed, busiest first: those with a limited buffer, by utilization to a thousandth, then by loss and queueing delay; then those without a limit.</param>
/// <param name="Algorithms">What each algorithm got.</param>
/// <param name="GoodputBps">Payload of all flows that arrived for the first time, bit/s.</param>
/// <param name="Utilization">Utilization of the busiest link, the first of <paramref name="Queues"/>.</param>
/// <param name="Jain">Jain's fairness index of the goodputs; null where there is one flow.</param>
/// <param name="JainOfSeconds">Mean of Jain's index over windows of a second, or of ten round-trip times where those are longer; null where there is one flow or no full window.</param>
/// <param name="ConvergenceSeconds">When fairness was reached, s from the last start: the first of five such windows in a row with an index of at least 0.95; null where it never was, or where there is one flow.</param>
/// <param name="MeanRttSeconds">Mean of the flows' mean round-trip times, s; null where there is no sample.</param>
/// <param name="MeanDelaySeconds">Mean queueing delay at the busiest link, s; null where nothing came.</param>
/// <param name="P95DelaySeconds">95th percentile of the queueing delay there, s; null where nothing came.</param>
/// <param name="LossShare">Share of the packets that came to the busiest link and were dropped or lost; null where nothing came.</param>
/// <param name="Retransmissions">Segments sent again, of all flows, in the whole run.</param>
/// <param name="Timeouts">Retransmission timeouts, of all flows, in the whole run.</param>
/// <param name="CompletedFlows">Limited transfers that came to their end.</param>
/// <param name="MeanCompletionSeconds">Their mean completion time, s; null where there is none.</param>
/// <param name="DurationSeconds">Time simulated, s.</param>
/// <param name="WarmUpSeconds">How much of it the figures leave out, s.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Replications">Runs.</param>
/// <param name="PacketHops">Packets times links crossed, of all replications.</param>
/// <param name="Events">Events, of all replications.</param>
/// <param name="Figures">Figures with their intervals over replications; empty of one.</param>
/// <param name="Series">The course of the run.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record CongestionRunResult(
    string Name,
    ImmutableArray<CongestionFlowResult> Flows,
    ImmutableArray<CongestionQueueResult> Queues,
    ImmutableArray<AlgorithmShare> Algorithms,
    double GoodputBps,
    double Utilization,
    double? Jain,
    double? JainOfSeconds,
    double? ConvergenceSeconds,
    double? MeanRttSeconds,
    double? MeanDelaySeconds,
    double? P95DelaySeconds,
    double? LossShare,
    double Retransmissions,
    double Timeouts,
    double CompletedFlows,
    double? MeanCompletionSeconds,
    double DurationSeconds,
    double WarmUpSeconds,
    ulong Seed,
    int Replications,
    long PacketHops,
    long Events,
    ImmutableArray<CongestionFigure> Figures,
    CongestionSeries Series,
    ImmutableArray<string> Notes);
