using System.Collections.Immutable;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// What traffic should be according to theory, in closed form, to be set beside what is measured. A figure is null where it is
/// undefined, infinite or has no closed form; the notes say which.
/// </summary>
/// <param name="Name">The source or the trace.</param>
/// <param name="Kind">The kind of source; "Sum" for several together.</param>
/// <param name="Count">How many independent sources.</param>
/// <param name="MeanRateBps">Mean rate of all sources together, bit/s.</param>
/// <param name="PeakRateBps">The highest rate that all sources together reach over more than a few packets, bit/s; null where there is no limit.</param>
/// <param name="PacketsPerSecond">Mean packet rate of all sources together, 1/s.</param>
/// <param name="MeanPacketBytes">Mean packet size, bytes.</param>
/// <param name="IntervalScv">Squared coefficient of variation of the time between packets of one source.</param>
/// <param name="DispersionLimit">Limit of the index of dispersion for counts, variance over mean of the packets in a long interval (1 for Poisson).</param>
/// <param name="Hurst">Hurst parameter: 0.5 without long-range dependence, up to 1 with it; null for deterministic traffic, which does not vary at all in the long run.</param>
/// <param name="ActiveFraction">The part of time in which a source sends, 0..1.</param>
/// <param name="Notes">Parameters as they were chosen or derived, and why a figure is missing.</param>
public sealed record TrafficExpectation(
    string Name,
    string Kind,
    int Count,
    double? MeanRateBps,
    double? PeakRateBps,
    double? PacketsPerSecond,
    double? MeanPacketBytes,
    double? IntervalScv,
    double? DispersionLimit,
    double? Hurst,
    double? ActiveFraction,
    ImmutableArray<string> Notes)
{
    // Deterministic traffic has no Hurst parameter (its dispersion is 0, whatever the scale) and takes none from the others.
    /// <summary>What independent traffic is together. Means add up; dispersions mix by packet rate; the highest Hurst parameter prevails.</summary>
    /// <param name="name">What the sum is called.</param>
    /// <param name="parts">At least one part.</param>
    public static TrafficExpectation Sum(string name, IReadOnlyList<TrafficExpectation> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 1) return parts[0] with { Name = name };
        double? packets = Add(parts, p => p.PacketsPerSecond), rate = Add(parts, p => p.MeanRateBps);
        double? dispersed = Add(parts, p => p.DispersionLimit * p.PacketsPerSecond);
        return new TrafficExpectation(name, "Sum", parts.Sum(p => p.Count), rate, Add(parts, p => p.PeakRateBps), packets,
            packets > 0 ? rate / 8 / packets : null, IntervalScv: null, packets > 0 ? dispersed / packets : null,
            parts.Any(p => p.Hurst is null && p.DispersionLimit is null) ? null : parts.Max(p => p.Hurst), ActiveFraction: null,
            [.. parts.SelectMany(p => p.Notes.Select(n => $"{p.Name}: {n}"))]);
    }

    private static double? Add(IReadOnlyList<TrafficExpectation> parts, Func<TrafficExpectation, double?> figure)
    {
        double? sum = 0;
        foreach (TrafficExpectation part in parts) sum += figure(part);
        return sum;
    }
}
