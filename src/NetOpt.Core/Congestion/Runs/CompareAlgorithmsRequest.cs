using NetOpt.Simulation;

namespace NetOpt.Congestion.Runs;

/// <summary>A bottleneck for which the best congestion controller is to be found by trying them.</summary>
/// <param name="CapacityBps">Its rate, bit/s, above 0.</param>
/// <param name="RttSeconds">Propagation round-trip time of all flows, s, above 0.</param>
/// <param name="Algorithms">The candidates; null for all but AdaptiveNaive, and DCTCP only with <paramref name="Ecn"/>.</param>
/// <param name="FlowCount">How many flows share the bottleneck, 1 to 100,000.</param>
/// <param name="Queue">Its queue; null for tail drop with one bandwidth-delay product.</param>
/// <param name="Ecn">Whether flows and queue use explicit congestion notification.</param>
/// <param name="LossRatio">Probability that a data packet is lost on the wire, at least 0 and below 1.</param>
/// <param name="DurationSeconds">How long each run is, s; a quarter of it is warm-up. Null for 20 s, or 500 round-trip times where those are longer.</param>
/// <param name="Replications">Runs of each candidate with other random draws, 1 to 1,000; from 2 on the scores have confidence intervals.</param>
public sealed record CompareAlgorithmsRequest(
    double? CapacityBps = null,
    double? RttSeconds = null,
    IReadOnlyList<CongestionAlgorithm>? Algorithms = null,
    int FlowCount = 2,
    QueueSettings? Queue = null,
    bool Ecn = false,
    double? LossRatio = null,
    double? DurationSeconds = null,
    int Replications = 1);
