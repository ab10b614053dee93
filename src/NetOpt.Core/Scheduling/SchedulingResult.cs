using System.Collections.Immutable;
using NetOpt.Traffic;

namespace NetOpt.Scheduling;

/// <summary>The same packets through the same link under several disciplines.</summary>
/// <param name="Trace">The packets.</param>
/// <param name="CapacityBps">The capacity of the link in bit/s.</param>
/// <param name="Load">Offered bits over what the link could have sent while the trace was observed; above 1 the link was overloaded; null where it lasted no time.</param>
/// <param name="BusyPeriods">How often the link went from idle to busy, the same under every discipline.</param>
/// <param name="QueueRule">How flows were sorted into queues, in a sentence.</param>
/// <param name="QueueOfFlow">The queue of each flow of the trace.</param>
/// <param name="Queues">The queues, in their order.</param>
/// <param name="Runs">One for each discipline, in the order of the request.</param>
public sealed record SchedulingResult(
    PacketTrace Trace,
    double CapacityBps,
    double? Load,
    int BusyPeriods,
    string QueueRule,
    ImmutableArray<int> QueueOfFlow,
    ImmutableArray<SchedulingQueue> Queues,
    ImmutableArray<DisciplineRun> Runs);
