using System.Collections.Immutable;

namespace NetOpt.Scheduling;

/// <summary>What one discipline made of the packets. A delay is from a packet's arrival to its last bit sent.</summary>
/// <param name="Discipline">Who decided.</param>
/// <param name="MeanDelaySeconds">Over all packets.</param>
/// <param name="MaxDelaySeconds">Over all packets.</param>
/// <param name="Bound">What the delay bounds are made of, and whose they are; null where the discipline guarantees nothing.</param>
/// <param name="BoundsKept">Whether every queue's delays stayed within its bound; null where there is none.</param>
/// <param name="Queues">What each queue got.</param>
/// <param name="StartNanoseconds">When each packet began to be sent, ns, in the order of the trace.</param>
/// <param name="FinishNanoseconds">When each packet's last bit was sent, to the nearest ns, in the order of the trace.</param>
public sealed record DisciplineRun(
    SchedulingDiscipline Discipline,
    double MeanDelaySeconds,
    double MaxDelaySeconds,
    string? Bound,
    bool? BoundsKept,
    ImmutableArray<QueueService> Queues,
    ImmutableArray<long> StartNanoseconds,
    ImmutableArray<long> FinishNanoseconds);
