namespace NetOpt.Congestion.Runs;

/// <summary>What one candidate made of the bottleneck. All figures but the last four are of runs in which every flow uses it; of several replications all are means.</summary>
/// <param name="Rank">Place by score, from 1.</param>
/// <param name="Algorithm">The candidate.</param>
/// <param name="Score">0..1: goodput over what is possible, times round-trip time of the empty path over the mean one, times Jain's index.</param>
/// <param name="ScoreHalfWidth">Half the width of its 95 % confidence interval by Student's t; null of one replication.</param>
/// <param name="GoodputBps">Payload of all flows, bit/s.</param>
/// <param name="GoodputShare">That over the payload that the capacity has room for.</param>
/// <param name="MeanRttSeconds">Mean round-trip time, s; null where there is no sample.</param>
/// <param name="RttRatio">That over the round-trip time of the empty path.</param>
/// <param name="P95DelaySeconds">95th percentile of the queueing delay, s; null where nothing came.</param>
/// <param name="LossShare">Share of the packets that were dropped or lost; null where nothing came.</param>
/// <param name="Jain">Jain's index of the goodputs; null of one flow.</param>
/// <param name="CoexistenceShare">Share of the goodput that one flow gets beside one CUBIC flow; an even share is 0.5. Null where neither got anything.</param>
/// <param name="GetsBesideCubic">What that flow gets, over what a CUBIC flow gets beside another; null where those get nothing.</param>
/// <param name="CubicKeeps">What the CUBIC flow gets, over the same; null where those get nothing.</param>
/// <param name="Coexists">Whether both are at least 0.5: neither starves the other. CUBIC coexists with itself.</param>
public sealed record ComparedAlgorithm(
    int Rank,
    CongestionAlgorithm Algorithm,
    double Score,
    double? ScoreHalfWidth,
    double GoodputBps,
    double GoodputShare,
    double? MeanRttSeconds,
    double? RttRatio,
    double? P95DelaySeconds,
    double? LossShare,
    double? Jain,
    double? CoexistenceShare,
    double? GetsBesideCubic,
    double? CubicKeeps,
    bool Coexists);
