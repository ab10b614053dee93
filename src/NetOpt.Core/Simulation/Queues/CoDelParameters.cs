namespace NetOpt.Simulation.Queues;

/// <summary>What CoDel aims at.</summary>
/// <param name="TargetNanoseconds">The wait that may stand, ns, at least 0.</param>
/// <param name="IntervalNanoseconds">How long waits must have stood above it, ns, above 0: about the longest round-trip time.</param>
/// <param name="PacketBytes">The largest packet, bytes, at least 0: a queue of no more is left alone.</param>
internal sealed record CoDelParameters(long TargetNanoseconds = 5_000_000, long IntervalNanoseconds = 100_000_000, int PacketBytes = 1514);
