using NetOpt.Simulation;
using NetOpt.Traffic;

namespace NetOpt.Congestion.Runs;

/// <summary>One direction of a link that packets cross, with all that a request leaves open decided.</summary>
/// <param name="Id">Id of the link.</param>
/// <param name="From">Node where the direction starts.</param>
/// <param name="To">Node where it ends.</param>
/// <param name="CapacityBps">Its rate, bit/s; of one that follows a trace the mean.</param>
/// <param name="PropagationNanoseconds">One-way delay, ns.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="BufferPackets">How many packets may wait.</param>
/// <param name="BufferBytes">How many bytes may wait.</param>
/// <param name="MarkThreshold">Packets above which tail drop marks; null for never.</param>
/// <param name="LossRatio">Probability of loss on the wire.</param>
/// <param name="BurstLoss">Loss in bursts in place of that.</param>
/// <param name="CapacityTrace">What its capacity follows; null for a constant rate.</param>
/// <param name="ShaperBurstBytes">Burst of a token bucket shaper; null for a link without one.</param>
internal sealed record LinkPlan(
    string Id,
    string From,
    string To,
    double CapacityBps,
    long PropagationNanoseconds,
    QueueSettings Queue,
    int BufferPackets,
    long BufferBytes,
    double? MarkThreshold,
    double LossRatio,
    BurstLoss? BurstLoss,
    PacketTrace? CapacityTrace,
    long? ShaperBurstBytes);
