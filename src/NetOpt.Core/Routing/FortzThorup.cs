namespace NetOpt.Routing;

/// <summary>
/// The congestion cost of Fortz and Thorup: for each arc a convex, piecewise linear function of its load that resembles
/// the queueing delay of a link and stays finite above its capacity.
/// Parameters: load and capacity of each arc in one unit. Result: the sum over arcs of c·φ(load/c), with
/// φ(u) = max(u, 3u - 2/3, 10u - 16/3, 70u - 178/3, 500u - 1468/3, 5000u - 16318/3); slopes 1, 3, 10, 70, 500, 5000 that
/// change at u = 1/3, 2/3, 9/10, 1, 11/10. Time O(arcs).
/// Source: Fortz and Thorup, "Internet traffic engineering by optimizing OSPF weights", INFOCOM 2000, §III. Deviation: none.
/// </summary>
public static class FortzThorup
{
    /// <summary>φ(u) for one arc of capacity 1.</summary>
    /// <param name="utilization">Load over capacity, at least 0.</param>
    public static double Phi(double utilization)
    {
        double u = utilization;
        double low = Math.Max(u, Math.Max(3 * u - 2.0 / 3, 10 * u - 16.0 / 3));
        return Math.Max(low, Math.Max(70 * u - 178.0 / 3, Math.Max(500 * u - 1468.0 / 3, 5000 * u - 16318.0 / 3)));
    }

    /// <summary>Σ c·φ(load/c), in the unit of the loads.</summary>
    public static double Cost(ReadOnlySpan<double> load, ReadOnlySpan<double> capacity)
    {
        double sum = 0;
        for (int a = 0; a < load.Length; a++) sum += capacity[a] * Phi(load[a] / capacity[a]);
        return sum;
    }

    /// <summary>
    /// The cost over what the demands would cost on hop-shortest paths of unlimited capacity, where each unit of traffic
    /// costs 1 per hop: 1 is the least there is, and 10 2/3 is what those paths would cost if every link were exactly full.
    /// 0 where there is no traffic.
    /// </summary>
    /// <param name="cost">From <see cref="Cost"/>.</param>
    /// <param name="hopLoad">Σ rate × fewest hops over all demands.</param>
    public static double Normalize(double cost, double hopLoad) => hopLoad > 0 ? cost / hopLoad : 0;
}
