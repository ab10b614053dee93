namespace NetOpt.Simulation;

/// <summary>The queue of a link.</summary>
/// <param name="Discipline">Who is dropped or marked, and who goes next.</param>
/// <param name="Buffer">How much may wait, without the packet that is being sent: packets ("100p"), bytes ("64KiB"), time at the link's rate ("30ms"), or bandwidth-delay
/// products ("1bdp", over the mean round-trip time of the flows that use the link). Null for 1 bdp, but at least 10 packets, with tail drop, and 10,240 packets otherwise.</param>
/// <param name="MarkThresholdPackets">With tail drop: ECN-capable packets that find more than this many waiting are marked, at least 1. Null for none; where a DCTCP flow runs, a seventh of a bandwidth-delay product.</param>
/// <param name="TargetSeconds">CoDel, FQ-CoDel and PIE: the delay to keep, s, above 0. Null for 5 ms, of PIE 15 ms.</param>
/// <param name="IntervalSeconds">CoDel and FQ-CoDel: how long the delay may be above the target, s; PIE: time between updates, s; above 0. Null for 100 ms, of PIE 15 ms.</param>
/// <param name="MinThresholdPackets">RED: mean queue from which on packets are dropped or marked, above 0. Null for 5.</param>
/// <param name="MaxThresholdPackets">RED: mean queue at which the probability has reached its maximum, above the other. Null for three times the other.</param>
/// <param name="MaxProbability">RED: that maximum, above 0 and at most 1. Null for 0.1.</param>
/// <param name="AverageWeight">RED: weight of the newest queue in the mean, above 0 and below 1. Null for 0.002.</param>
public sealed record QueueSettings(
    PacketQueueDiscipline Discipline = PacketQueueDiscipline.DropTail,
    BufferSize? Buffer = null,
    double? MarkThresholdPackets = null,
    double? TargetSeconds = null,
    double? IntervalSeconds = null,
    double? MinThresholdPackets = null,
    double? MaxThresholdPackets = null,
    double? MaxProbability = null,
    double? AverageWeight = null);
