using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>The course of a run, in columns; of several replications the first.</summary>
/// <param name="IntervalSeconds">Time between samples, s.</param>
/// <param name="TimeSeconds">Times, s.</param>
/// <param name="Flows">The flows that are recorded.</param>
/// <param name="Queues">The queues that are recorded.</param>
public sealed record CongestionSeries(double IntervalSeconds, ImmutableArray<double> TimeSeconds, ImmutableArray<FlowSeries> Flows, ImmutableArray<QueueSeries> Queues);
