namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>
/// The three bounds of network calculus for a concave arrival curve of two lines and a rate-latency service curve, in closed form. Bits, bit/s, seconds. O(1).
/// Each is tight: some traffic within the curve attains it. With r &gt; R nothing is bounded.
/// Source: Le Boudec and Thiran, Network Calculus, 2001, theorems 1.4.1 to 1.4.3 and proposition 1.4.1; the output of two lines follows from the same
/// deconvolution (theorem 1.4.3), which is at rate R first where the service lags behind the peak.
/// </summary>
internal static class CurveBounds
{
    /// <summary>Whether the bounds exist: the flow's long-term rate is at most the service rate.</summary>
    public static bool Stable(ArrivalCurve a, ServiceCurve s) => a.Rate <= s.Rate;

    /// <summary>The longest delay: the horizontal distance, T + (M + θ·(p - R)⁺)/R.</summary>
    public static double Delay(ArrivalCurve a, ServiceCurve s) => s.Latency + (a.PeakBurst + a.Crossing * Math.Max(0, a.PeakRate - s.Rate)) / s.Rate;

    /// <summary>The largest backlog: the vertical distance, b + r·T + (θ - T)⁺·((p - R)⁺ - p + r).</summary>
    public static double Backlog(ArrivalCurve a, ServiceCurve s) =>
        a.Burst + a.Rate * s.Latency + Math.Max(0, a.Crossing - s.Latency) * (Math.Max(0, a.PeakRate - s.Rate) - a.PeakRate + a.Rate);

    /// <summary>What comes out: the deconvolution of the two curves.</summary>
    public static ArrivalCurve Output(ArrivalCurve a, ServiceCurve s)
    {
        double burst = a.Burst + a.Rate * s.Latency;
        if (a.Crossing <= s.Latency) return new ArrivalCurve(burst, a.Rate);
        return a.PeakRate > s.Rate
            ? new ArrivalCurve(Backlog(a, s), s.Rate, burst, a.Rate)
            : new ArrivalCurve(a.PeakBurst + a.PeakRate * s.Latency, a.PeakRate, burst, a.Rate);
    }
}
