using System.Globalization;
using NetOpt.Units;

namespace NetOpt.Traffic.Sources;

/// <summary>The mean rate, the peak rate and the mean periods of one on-off source: any that fit together, and what follows for the others.</summary>
/// <param name="PeakRateBps">Rate while on, bit/s.</param>
/// <param name="OnSeconds">Mean on-time, s.</param>
/// <param name="OffSeconds">Mean off-time, s.</param>
internal readonly record struct OnOffTimes(double PeakRateBps, double OnSeconds, double OffSeconds)
{
    private const double UsualOn = 0.35, UsualOff = 2.15, UsualPeak = 1e6;

    /// <summary>The part of time in which the source is on.</summary>
    public double Activity => OnSeconds / (OnSeconds + OffSeconds);

    /// <summary>Completes what was given.</summary>
    /// <param name="source">Whose parameters these are.</param>
    /// <param name="total">Mean rate of all its copies, bit/s.</param>
    /// <param name="peak">Rate of one copy while on, bit/s.</param>
    /// <param name="on">Mean on-time, s.</param>
    /// <param name="off">Mean off-time, s.</param>
    /// <exception cref="NetOptException">InvalidParameter: one is out of range, or all four are given, or the mean rate is not below the peak rate.</exception>
    public static OnOffTimes Of(TrafficSource source, double? total, double? peak, double? on, double? off)
    {
        SourceCheck.Count(source.Count);
        if (total is { } r) SourceCheck.Positive(r, "rateBps", "a rate in bit/s", "7e6");
        if (peak is { } p) SourceCheck.Positive(p, "peakRateBps", "a rate in bit/s", "1e6");
        double onSeconds = SourceCheck.Positive(on ?? UsualOn, "meanOnSeconds", "a time in seconds", "0.35");
        double offSeconds = SourceCheck.Positive(off ?? UsualOff, "meanOffSeconds", "a time in seconds", "2.15");
        if (total is not { } all) return new OnOffTimes(peak ?? UsualPeak, onSeconds, offSeconds);
        double mean = all / source.Count;
        if (peak is not { } top) return new OnOffTimes(mean * ((onSeconds + offSeconds) / onSeconds), onSeconds, offSeconds);
        if (off is not null && on is not null)
            throw SourceCheck.Refuse("rateBps", all, "a mean rate and a peak rate with one of the mean on-time and the mean off-time, as the fourth follows from three", null);
        if (mean >= top)
        {
            throw SourceCheck.Refuse("rateBps", all, string.Create(CultureInfo.InvariantCulture,
                $"a mean rate that leaves each source below its peak rate; {UnitFormat.Rate(all)} over {source.Count} is {UnitFormat.Rate(mean)} each, and the peak rate is {UnitFormat.Rate(top)}"), null);
        }
        return off is null
            ? new OnOffTimes(top, onSeconds, onSeconds * (top / mean - 1))
            : new OnOffTimes(top, offSeconds / (top / mean - 1), offSeconds);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"each source sends {UnitFormat.Rate(PeakRateBps, true)} for {UnitFormat.Time(OnSeconds, true)} on average and is silent for {UnitFormat.Time(OffSeconds, true)}";
}
