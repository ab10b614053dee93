namespace NetOpt.Scheduling;

/// <summary>
/// How long a queue under deficit round robin may wait before it is served at its guaranteed rate g = C·Q_i/F, F = ΣQ:
/// Θ = [(F−Q_i)(1+L_i/Q_i) + ΣL_j]/C, so that a (σ, ρ) flow with ρ at most g is delayed by at most σ/g + Θ. The same argument, a round at a time, holds for
/// surplus round robin, whose debts are below one packet as deficits are.
/// Source: Lenzini, Mingozzi and Stea 2004 (deficit round robin); Stiliadis and Varma 1998 (latency-rate servers).
/// </summary>
public static class RoundRobinLatency
{
    /// <summary>Θ in seconds. O(queues).</summary>
    /// <param name="queue">i.</param>
    /// <param name="quantaBits">Q of each queue in bits, above 0.</param>
    /// <param name="largestPacketBits">L of each queue: its largest packet in bits.</param>
    /// <param name="capacityBps">C in bit/s, above 0.</param>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static double Seconds(int queue, ReadOnlySpan<double> quantaBits, ReadOnlySpan<double> largestPacketBits, double capacityBps)
    {
        if (largestPacketBits.Length != quantaBits.Length || queue < 0 || queue >= quantaBits.Length)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Queue {queue} was asked for of {quantaBits.Length} quanta and {largestPacketBits.Length} packet sizes", "a quantum and a size for each queue");
        double frame = 0, packets = 0;
        for (int i = 0; i < quantaBits.Length; i++)
        {
            if (!(quantaBits[i] > 0) || double.IsInfinity(quantaBits[i]))
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, FormattableString.Invariant($"Quantum {i} is {quantaBits[i]} bits"), "a finite number above 0", value: quantaBits[i]);
            frame += quantaBits[i];
            packets += largestPacketBits[i];
        }
        return Seconds(quantaBits[queue], largestPacketBits[queue], frame, packets, capacityBps);
    }

    /// <summary>Θ in seconds, from the sums. O(1).</summary>
    internal static double Seconds(double quantumBits, double packetBits, double frameBits, double packetsBits, double capacityBps) =>
        ((frameBits - quantumBits) * (1 + packetBits / quantumBits) + packetsBits) / capacityBps;
}
