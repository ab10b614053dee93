namespace NetOpt.Scheduling;

/// <summary>
/// Delay bounds for a flow that never sends more than σ + ρt bits in any time t, at nodes that guarantee it a rate g of at least ρ.
/// Source: Parekh and Gallager 1993 (single node) and 1994 (network). O(nodes).
/// </summary>
public static class ParekhGallager
{
    /// <summary>Under GPS no bit waits longer than σ/g.</summary>
    /// <param name="burstBits">σ in bits, at least 0.</param>
    /// <param name="rateBps">g in bit/s, above 0.</param>
    /// <returns>Seconds.</returns>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static double GpsDelay(double burstBits, double rateBps)
    {
        Check(burstBits, "The burst", 0);
        Check(rateBps, "The guaranteed rate", double.Epsilon);
        return burstBits / rateBps;
    }

    /// <summary>At one PGPS node: σ/g + L_max/C.</summary>
    /// <param name="burstBits">σ in bits, at least 0.</param>
    /// <param name="rateBps">g in bit/s, above 0.</param>
    /// <param name="largestPacketBits">L_max, the largest packet of any flow, in bits.</param>
    /// <param name="capacityBps">C of the link, bit/s.</param>
    /// <returns>Seconds from arrival to the last bit sent.</returns>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static double NodeDelay(double burstBits, double rateBps, double largestPacketBits, double capacityBps) =>
        EndToEndDelay(burstBits, rateBps, packetBits: 0, [capacityBps], largestPacketBits);

    /// <summary>Over K PGPS nodes: (σ + (K−1)·L_i)/g + Σ L_max/C_m + propagation.</summary>
    /// <param name="burstBits">σ of the flow in bits, at least 0.</param>
    /// <param name="rateBps">g, the least rate that a node guarantees it, bit/s, above 0 and at least ρ.</param>
    /// <param name="packetBits">L_i, the flow's largest packet, in bits.</param>
    /// <param name="capacitiesBps">C_m of each node, bit/s; at least one.</param>
    /// <param name="largestPacketBits">L_max, the largest packet of any flow, in bits.</param>
    /// <param name="propagationSeconds">Over all links, at least 0.</param>
    /// <returns>Seconds from the arrival at the first node to the last bit sent by the last.</returns>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static double EndToEndDelay(double burstBits, double rateBps, double packetBits, IReadOnlyList<double> capacitiesBps, double largestPacketBits, double propagationSeconds = 0)
    {
        ArgumentNullException.ThrowIfNull(capacitiesBps);
        if (capacitiesBps.Count == 0)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "There is no node", "the capacity of at least one");
        Check(burstBits, "The burst", 0);
        Check(rateBps, "The guaranteed rate", double.Epsilon);
        Check(packetBits, "The packet", 0);
        Check(largestPacketBits, "The largest packet", 0);
        Check(propagationSeconds, "The propagation time", 0);
        double sum = propagationSeconds;
        foreach (double capacity in capacitiesBps)
        {
            Check(capacity, "A capacity", rateBps);
            sum += largestPacketBits / capacity;
        }
        return (burstBits + (capacitiesBps.Count - 1) * packetBits) / rateBps + sum;
    }

    private static void Check(double value, string what, double least)
    {
        if (!(value >= least) || double.IsInfinity(value))
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, FormattableString.Invariant($"{what} is {value}"),
                least == 0 ? "a finite number of at least 0" : least == double.Epsilon ? "a finite number above 0" : FormattableString.Invariant($"at least the guaranteed rate, {least}"), value: value);
        }
    }
}
