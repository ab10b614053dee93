using NetOpt.Simulation;
using NetOpt.Traffic;

namespace NetOpt.Congestion.Runs;

/// <summary>What one direction of a link has of its own. What is null is taken from the request.</summary>
/// <param name="Link">Id of the link; of a run without a topology, "bottleneck".</param>
/// <param name="Backward">Whether this is about the way back, from target to source.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="LossRatio">Probability that a packet is lost on it, at least 0 and below 1.</param>
/// <param name="BurstLoss">Loss in bursts in place of that.</param>
/// <param name="CapacityTrace">Delivery opportunities that its capacity follows, such as a recorded cellular link; repeated when it is over.</param>
public sealed record LinkSettings(
    string Link,
    bool Backward = false,
    QueueSettings? Queue = null,
    double? LossRatio = null,
    BurstLoss? BurstLoss = null,
    PacketTrace? CapacityTrace = null);
