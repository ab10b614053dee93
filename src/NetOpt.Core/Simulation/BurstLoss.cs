namespace NetOpt.Simulation;

/// <summary>Loss in bursts by the chain of Gilbert and Elliott.</summary>
/// <param name="MeanGoodPackets">Mean number of packets between bursts, at least 1.</param>
/// <param name="MeanBadPackets">Mean number of packets of a burst, at least 1.</param>
/// <param name="BadLoss">Probability that a packet of a burst is lost, above 0 and at most 1.</param>
/// <param name="GoodLoss">Probability that another is, at least 0 and below 1.</param>
public sealed record BurstLoss(double MeanGoodPackets, double MeanBadPackets, double BadLoss = 1, double GoodLoss = 0);
