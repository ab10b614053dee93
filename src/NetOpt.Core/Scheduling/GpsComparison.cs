namespace NetOpt.Scheduling;

/// <summary>How far a discipline is from GPS, for each queue.</summary>
/// <param name="LagBits">The most by which it has served the queue less than GPS had by the same time.</param>
/// <param name="LeadBits">The most by which it has served the queue more.</param>
/// <param name="LagNanoseconds">The most by which a packet was finished later than by GPS; below 0 where all were earlier, the least value where the queue had none.</param>
/// <param name="LeadNanoseconds">The most by which a packet was finished earlier.</param>
internal sealed record GpsComparison(double[] LagBits, double[] LeadBits, long[] LagNanoseconds, long[] LeadNanoseconds);
