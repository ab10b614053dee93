namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>What a trace really does in the worst server that keeps the promise of the whole path: rate min R, every bit a latency ΣT later.</summary>
/// <param name="TraceName">The trace.</param>
/// <param name="Packets">Its packets.</param>
/// <param name="Conforms">Whether it keeps to the buckets; where it does not, the bounds need not hold for it.</param>
/// <param name="MaxDelaySeconds">The longest delay of a packet, from its arrival to its last bit.</param>
/// <param name="MeanDelaySeconds">The mean over packets.</param>
/// <param name="MaxBacklogBits">The most that was waiting or on its way.</param>
/// <param name="MaxDelayPacket">The packet of the longest delay.</param>
public sealed record TraceBounds(string TraceName, long Packets, bool Conforms, double MaxDelaySeconds, double MeanDelaySeconds, double MaxBacklogBits, int MaxDelayPacket);
