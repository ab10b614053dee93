namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>
/// A promise of service: a backlogged flow is served at least max(0, R·(t - T)) bits in any time t. Source: Le Boudec and Thiran, 2001, §1.3.
/// A WFQ node gives R = the flow's guaranteed rate and T = largest packet / capacity.
/// </summary>
/// <param name="Rate">R, bit/s, above 0.</param>
/// <param name="Latency">T, s, at least 0.</param>
internal readonly record struct ServiceCurve(double Rate, double Latency)
{
    /// <summary>One after the other: the least rate and the sum of the latencies.</summary>
    public static ServiceCurve operator +(ServiceCurve a, ServiceCurve b) => new(Math.Min(a.Rate, b.Rate), a.Latency + b.Latency);
}
