namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>
/// A bound on traffic: no window of length t holds more than min(M + p·t, b + r·t) bits. Concave, the steep line first. One token bucket is the case in
/// which both lines are the same. Source: Le Boudec and Thiran, Network Calculus, 2001, §1.2.
/// </summary>
internal readonly struct ArrivalCurve
{
    /// <summary>One token bucket, bits and bit/s.</summary>
    public ArrivalCurve(double burst, double rate) : this(burst, rate, burst, rate)
    {
    }

    /// <summary>A peak bucket (M, p) and a sustained one (b, r), bits and bit/s, in any order; a line that never is the lower one is left out.</summary>
    public ArrivalCurve(double peakBurst, double peakRate, double burst, double rate)
    {
        if (peakRate < rate) (peakBurst, peakRate, burst, rate) = (burst, rate, peakBurst, peakRate);
        bool steepNever = peakBurst >= burst, flatNever = peakRate == rate && !steepNever;
        (PeakBurst, PeakRate) = steepNever ? (burst, rate) : (peakBurst, peakRate);
        (Burst, Rate) = flatNever ? (peakBurst, peakRate) : (burst, rate);
    }

    /// <summary>M.</summary>
    public double PeakBurst { get; }

    /// <summary>p.</summary>
    public double PeakRate { get; }

    /// <summary>b.</summary>
    public double Burst { get; }

    /// <summary>r.</summary>
    public double Rate { get; }

    /// <summary>θ, where the lines cross, s.</summary>
    public double Crossing => PeakRate > Rate ? (Burst - PeakBurst) / (PeakRate - Rate) : 0;
}
