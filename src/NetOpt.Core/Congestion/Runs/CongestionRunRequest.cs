using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Traffic;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// Flows that share a network, to be simulated packet by packet. Without a topology they share one bottleneck: a dumbbell whose other links have ten times its rate and room for everything.
/// </summary>
/// <param name="Topology">The network; links that state no latency get <paramref name="LatencySeconds"/>. Null for the dumbbell.</param>
/// <param name="CapacityBps">Of the dumbbell: rate of the bottleneck, bit/s, above 0.</param>
/// <param name="RttSeconds">Of the dumbbell: propagation round-trip times, s, above 0, given to the flows in turn.</param>
/// <param name="Algorithms">Congestion controllers, given to the flows in turn; null for CUBIC.</param>
/// <param name="FlowCount">Of the dumbbell: how many flows, 1 to 100,000; null for as many as there are algorithms, round-trip times or starts, whichever are most.</param>
/// <param name="Flows">The flows one by one, in place of a count. In a topology, null makes one flow of each of its demands.</param>
/// <param name="StartSeconds">When flows begin, s, at least 0, given to them in turn; null for 0.</param>
/// <param name="StartSpreadSeconds">Each flow without a start of its own begins later by a random time up to this, s, at least 0, so that flows are not in step by accident. Null for 0.1 s where <paramref name="StartSeconds"/> is null, and 0 where it is not.</param>
/// <param name="Bytes">How much each flow has to send, at least 1 byte; null for without end.</param>
/// <param name="SourceRateBps">How fast each flow's application makes data, bit/s of payload, above 0; null for as fast as it can be sent.</param>
/// <param name="Queue">The queue of the bottleneck, or of every link of a topology; null for tail drop with one bandwidth-delay product.</param>
/// <param name="Ecn">Whether flows and queues use explicit congestion notification (RFC 3168).</param>
/// <param name="LossRatio">Probability that a data packet is lost on the bottleneck's wire (in a topology: on each link, both ways, in place of its own loss), at least 0 and below 1.</param>
/// <param name="BurstLoss">Loss in bursts in place of that.</param>
/// <param name="CapacityTrace">Of the dumbbell: delivery opportunities that the bottleneck's capacity follows; repeated when it is over.</param>
/// <param name="ShaperBurstBytes">Of the dumbbell: makes the bottleneck a token bucket shaper (as tc tbf) with this burst, at least one packet; null for a link that just takes its time.</param>
/// <param name="Links">What single links have of their own.</param>
/// <param name="Background">Traffic that does not react.</param>
/// <param name="DurationSeconds">How long to simulate, s, above 0 and up to 1,000,000.</param>
/// <param name="WarmUpSeconds">How much of that the figures leave out, s, below the duration; null for a quarter.</param>
/// <param name="SampleSeconds">Interval of the time series, s, above 0; null for a thousandth of the duration.</param>
/// <param name="SegmentBytes">Payload of a full segment (MSS), 64 to 65,000 bytes.</param>
/// <param name="HeaderBytes">What each packet has on the wire beside its payload, 20 to 500 bytes; an ACK is that large. 66 are Ethernet, IPv4 and TCP with time stamps.</param>
/// <param name="SegmentsPerAck">1 for an ACK for each segment, 2 to 16 for delayed ACKs.</param>
/// <param name="InitialWindowSegments">Window at the start, 1 to 1,000 segments (RFC 6928: 10).</param>
/// <param name="MinTimeoutSeconds">Least retransmission timeout, s, above 0. RFC 6298 asks for 1 s; operating systems use 0.2 s.</param>
/// <param name="MaxWindowBytes">The receiver's window, bytes, at least one segment; null for 1 GiB.</param>
/// <param name="Pacing">Whether window-based algorithms spread their packets over the round-trip time; BBR always does.</param>
/// <param name="AdaptivePreset">Which kind of path Adaptive takes its own for; automatic finds it out.</param>
/// <param name="LatencySeconds">One-way delay of links of a topology that state none, s, at least 0.</param>
/// <param name="Replications">Runs with other random draws, 1 to 1,000; from 2 on the figures have confidence intervals.</param>
/// <param name="MaxEvents">Events of one run, at least 1: a run that would need more ends with an error.</param>
public sealed record CongestionRunRequest(
    NetworkTopology? Topology = null,
    double? CapacityBps = null,
    IReadOnlyList<double>? RttSeconds = null,
    IReadOnlyList<CongestionAlgorithm>? Algorithms = null,
    int? FlowCount = null,
    IReadOnlyList<CongestionFlow>? Flows = null,
    IReadOnlyList<double>? StartSeconds = null,
    double? StartSpreadSeconds = null,
    long? Bytes = null,
    double? SourceRateBps = null,
    QueueSettings? Queue = null,
    bool Ecn = false,
    double? LossRatio = null,
    BurstLoss? BurstLoss = null,
    PacketTrace? CapacityTrace = null,
    long? ShaperBurstBytes = null,
    IReadOnlyList<LinkSettings>? Links = null,
    IReadOnlyList<BackgroundTraffic>? Background = null,
    double DurationSeconds = 60,
    double? WarmUpSeconds = null,
    double? SampleSeconds = null,
    int SegmentBytes = 1448,
    int HeaderBytes = 66,
    int SegmentsPerAck = 1,
    int InitialWindowSegments = 10,
    double MinTimeoutSeconds = 0.2,
    long? MaxWindowBytes = null,
    bool Pacing = false,
    AdaptivePreset AdaptivePreset = AdaptivePreset.Automatic,
    double LatencySeconds = 0.001,
    int Replications = 1,
    long MaxEvents = 10_000_000_000) : ITopologyRequest
{
    /// <inheritdoc/>
    public ITopologyRequest WithTopology(NetworkTopology topology) => this with { Topology = topology };
}
