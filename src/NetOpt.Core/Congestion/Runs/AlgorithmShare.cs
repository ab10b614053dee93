namespace NetOpt.Congestion.Runs;

/// <summary>What all flows of one algorithm got together, after the warm-up.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Flows">How many flows.</param>
/// <param name="GoodputBps">Their goodput, bit/s.</param>
/// <param name="Share">Share of the goodput of all flows, 0..1; null where there is none.</param>
/// <param name="ShareOfFairShare">Goodput per flow over that of all flows; above 1 where the algorithm takes more than its part; null where there is none.</param>
/// <param name="MeanRttSeconds">Mean round-trip time of its flows, s; null where there is no sample.</param>
public sealed record AlgorithmShare(CongestionAlgorithm Algorithm, int Flows, double GoodputBps, double? Share, double? ShareOfFairShare, double? MeanRttSeconds);
