namespace NetOpt.Scheduling;

/// <summary>What a queue got from a discipline. A delay is from a packet's arrival to its last bit sent; everything is null for a queue without packets.</summary>
/// <param name="Queue">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Discipline">The discipline.</param>
/// <param name="ThroughputBps">Its bits over the time from its first arrival to its last bit sent, bit/s.</param>
/// <param name="MeanDelaySeconds">The mean.</param>
/// <param name="MedianDelaySeconds">The median; percentiles are interpolated linearly between ranks.</param>
/// <param name="P95DelaySeconds">The 95th percentile.</param>
/// <param name="P99DelaySeconds">The 99th percentile.</param>
/// <param name="MaxDelaySeconds">The maximum.</param>
/// <param name="GuaranteedRateBps">g: what the discipline guarantees the queue, bit/s; null where it guarantees nothing.</param>
/// <param name="BurstBits">σ: the smallest burst with which its arrivals conform to g, in bits.</param>
/// <param name="DelayBoundSeconds">What no delay exceeds, given σ and g.</param>
/// <param name="BoundKept">Whether none did.</param>
/// <param name="LagBits">The most by which the queue had been served less than under GPS, in bits; null where GPS is no measure (class trees, GPS itself).</param>
/// <param name="LeadBits">The most by which it had been served more, in bits.</param>
/// <param name="LagSeconds">The most by which a packet was finished later than under GPS; negative where all were earlier.</param>
/// <param name="LeadSeconds">The most by which a packet was finished earlier than under GPS; negative where all were later.</param>
public sealed record QueueService(
    int Queue,
    string Name,
    SchedulingDiscipline Discipline,
    double? ThroughputBps = null,
    double? MeanDelaySeconds = null,
    double? MedianDelaySeconds = null,
    double? P95DelaySeconds = null,
    double? P99DelaySeconds = null,
    double? MaxDelaySeconds = null,
    double? GuaranteedRateBps = null,
    double? BurstBits = null,
    double? DelayBoundSeconds = null,
    bool? BoundKept = null,
    double? LagBits = null,
    double? LeadBits = null,
    double? LagSeconds = null,
    double? LeadSeconds = null);
