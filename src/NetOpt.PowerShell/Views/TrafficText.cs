using System.Globalization;
using System.Text;
using NetOpt.Traffic;
using NetOpt.Traffic.Measures;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Measures of traffic as people read them.</summary>
public static class TrafficText
{
    private const int ScalesShown = 7;
    private const int LabelWidth = 13;

    /// <summary>What a trace is like, on one screen.</summary>
    public static string Of(TraceMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var text = new StringBuilder();
        Line(text, "Trace", $"{measures.Name}, {measures.Packets} packets of {Plural(measures.Flows, "flow")} in {UnitFormat.Time(measures.LastSeconds - measures.FirstSeconds)}");
        Line(text, "Rate", $"{UnitFormat.Rate(measures.MeanRateBps)} on average, {ViewText.Number(measures.PacketsPerSecond)} packets/s");
        Line(text, "Size", Statistics(measures.Size));
        Line(text, "Between them", Statistics(measures.Interarrival));
        if (measures.LongGaps > 0) Line(text, "Long gaps", $"{measures.LongGaps} above {UnitFormat.Time(measures.LongGapSeconds)}");
        Line(text, "Size tail", Tail(measures.SizeTail));
        Line(text, "Time tail", Tail(measures.InterarrivalTail));
        Line(text, "Sizes like", Fit(measures.SizeFits, "B"));
        Line(text, "Times like", Fit(measures.InterarrivalFits, "s"));
        Line(text, "Hurst", measures.Hurst?.Verdict ?? "-");
        if (measures.Hurst is { } hurst)
        {
            text.AppendLine();
            AppendHurst(text, hurst);
        }
        if (!measures.Scales.IsEmpty)
        {
            text.AppendLine();
            var table = new TextTable("rrrrrr", "Interval", "Intervals", "Peak rate", "Peak/mean", "IDC", "Empty");
            foreach (ScaleMeasures s in Some(measures.Scales))
            {
                table.Add(UnitFormat.Time(s.IntervalSeconds), s.Intervals.ToString(CultureInfo.InvariantCulture), UnitFormat.Rate(s.PeakRateBps), ViewText.Number(s.PeakToMean),
                    ViewText.Number(s.PacketDispersion), s.EmptyIntervals.ToString(CultureInfo.InvariantCulture));
            }
            table.AppendTo(text);
            if (measures.Scales.Length > ScalesShown) text.AppendLine("All scales are in .Scales");
        }
        foreach (string note in measures.Notes) Line(text.AppendLine(), "Note", note + ".");
        return text.ToString().TrimEnd();
    }

    /// <summary>What a series is like.</summary>
    public static string Of(SampleMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        string unit = measures.Statistics.Unit;
        var text = new StringBuilder();
        Line(text, "Series", $"{measures.Name}, {measures.Statistics.Count} values");
        Line(text, "Values", Statistics(measures.Statistics));
        Line(text, "Percentiles", string.Join(", ", measures.Statistics.Percentiles.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Percent} %: {Value(p.Value, unit)}"))));
        Line(text, "Correlation", Correlation(measures.Statistics));
        if (measures.Jitter is not null) Line(text, "Jitter", $"{Value(measures.Jitter, unit)} (RFC 3550) at the end, {Value(measures.MeanAbsoluteDifference, unit)} from one to the next on average");
        if (measures.Timer is { } timer)
            Line(text, "Timer", $"RTO {Value(timer.Timeout, unit)} (RFC 6298, no lower bound) at the end, at most {Value(timer.LargestTimeout, unit)}; {timer.LateSamples} values came later than it");
        Line(text, "Tail", Tail(measures.Tail));
        Line(text, "Like", Fit(measures.Fits, unit));
        Line(text, "Hurst", measures.Hurst?.Verdict ?? $"fewer than {HurstEstimation.FewestPoints} values, or all equal");
        if (measures.Hurst is { } hurst)
        {
            text.AppendLine();
            AppendHurst(text, hurst);
        }
        foreach (string note in measures.Notes) Line(text.AppendLine(), "Note", note + ".");
        return text.ToString().TrimEnd();
    }

    /// <summary>The estimators side by side.</summary>
    public static string Of(HurstAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var text = new StringBuilder();
        Line(text, "Verdict", analysis.Verdict);
        Line(text, "Series", $"{analysis.Points} values{(analysis.IntervalSeconds is { } i ? ", " + UnitFormat.Time(i) + " apart" : "")}, linear trend {ViewText.Percent(analysis.Trend)} of the mean taken out");
        text.AppendLine();
        AppendHurst(text, analysis);
        return text.ToString().TrimEnd();
    }

    /// <summary>Traces and links side by side.</summary>
    public static string Of(TrafficEffectResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        bool finite = result.BufferBytes is not null;
        var table = new TextTable("lrrrrrrr", "Trace", "Capacity", "Load", "Loss", "Mean wait", "p95", "p99", "M/M/1");
        foreach (TraceQueue q in result.Queues)
        {
            table.Add(q.Trace.Length > 22 ? q.Trace[..21] + "…" : q.Trace, UnitFormat.Rate(q.CapacityBps), q.Load.ToString("0.000", CultureInfo.InvariantCulture), finite ? Ratio(q.Loss) : "-", UnitFormat.Time(q.MeanWaitSeconds), UnitFormat.Time(q.P95WaitSeconds),
                UnitFormat.Time(q.P99WaitSeconds), UnitFormat.Time(q.Mm1WaitSeconds));
        }
        table.AppendTo(text);
        text.AppendLine();
        Paragraph.AppendTo(text, (finite ? $"Buffer {UnitFormat.Size(result.BufferBytes)}. M/M/1 is the mean wait by formula, for an infinite buffer." : "Infinite buffer. M/M/1 is the mean wait by formula.")
            + " The longest wait and other formulas are in .Queues.", "");
        foreach (TraceQueue q in result.Queues.Where(q => q.Note.Length > 0).Take(5)) Paragraph.AppendTo(text, $"{q.Trace}, {UnitFormat.Rate(q.CapacityBps)}: {q.Note}.", "");
        return text.ToString().TrimEnd();
    }

    /// <summary>Mean, spread and range in a line.</summary>
    public static string Statistics(SampleStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.Count == 0) return "-";
        string unit = statistics.Unit;
        return $"mean {Value(statistics.Mean, unit)}, c2 {ViewText.Number(statistics.Scv)}, median {Value(statistics.Percentile(50), unit)}, p99 {Value(statistics.Percentile(99), unit)}, {Value(statistics.Minimum, unit)} to {Value(statistics.Maximum, unit)}";
    }

    /// <summary>Autocorrelation at its lags.</summary>
    public static string Correlation(SampleStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return statistics.Autocorrelation.Length == 0 ? "-"
            : string.Join(", ", statistics.Autocorrelation.Select(a => string.Create(CultureInfo.InvariantCulture, $"lag {a.Lag}: {(a.Value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "-")}")));
    }

    /// <summary>A tail index in a line.</summary>
    public static string Tail(TailIndex? tail)
    {
        if (tail is null) return "-";
        string index = tail.Alpha is { } a ? string.Create(CultureInfo.InvariantCulture, $"{a:0.00} ± {tail.StandardError:0.00} from the {tail.Largest} largest; ") : "";
        return index + tail.Verdict;
    }

    /// <summary>The best fit in a line.</summary>
    public static string Fit(IEnumerable<DistributionFit> fits, string unit)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return fits.FirstOrDefault() is { } best
            ? $"{Name(best, unit)}, KS distance {best.KsDistance.ToString("0.000", CultureInfo.InvariantCulture)}{(best.IsRejected ? " (the best of four, and still not like it)" : "")}"
            : "none of the four";
    }

    /// <summary>A fitted distribution with its parameters.</summary>
    public static string Name(DistributionFit fit, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Distribution switch
        {
            FittedDistribution.Exponential => $"exponential, mean {Value(fit.Scale, unit)}",
            FittedDistribution.Lognormal => $"lognormal, mu {ViewText.Number(fit.Scale)}, sigma {ViewText.Number(fit.Shape)}",
            FittedDistribution.Pareto => $"Pareto from {Value(fit.Scale, unit)}, index {ViewText.Number(fit.Shape)}",
            _ => $"Weibull, scale {Value(fit.Scale, unit)}, shape {ViewText.Number(fit.Shape)}",
        };
    }

    /// <summary>An estimator by its name.</summary>
    public static string Name(HurstMethod method) => method switch
    {
        HurstMethod.RescaledRange => "Rescaled range",
        HurstMethod.VarianceTime => "Variance-time",
        HurstMethod.Periodogram => "Periodogram",
        _ => "Haar wavelet",
    };

    /// <summary>A value in its unit.</summary>
    public static string Value(double? value, string unit) => value is null ? "-" : unit switch
    {
        "s" => UnitFormat.Time(value),
        "bit/s" => UnitFormat.Rate(value),
        "B" => TraceText.Bytes(value),
        "" => ViewText.Number(value),
        _ => ViewText.Number(value) + " " + unit,
    };

    /// <summary>A small ratio: percent, or a power of ten.</summary>
    public static string Ratio(double ratio) => ratio is > 0 and < 0.0005 ? ratio.ToString("0.#e0", CultureInfo.InvariantCulture) : UnitFormat.Percent(ratio);

    /// <summary>An estimate with its error.</summary>
    public static string Estimate(HurstEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.Hurst is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:0.000} ± {estimate.StandardError:0.000}") : "-";
    }

    private static void AppendHurst(StringBuilder text, HurstAnalysis hurst)
    {
        bool timed = hurst.IntervalSeconds is not null;
        var table = new TextTable("lrrrl", "Estimator", "H", "Anis-Lloyd", "Fitted over", "Trusted");
        foreach (HurstEstimate e in hurst.Estimates)
        {
            string range = e.FitPoints == 0 ? "-" : timed ? $"{UnitFormat.Time(e.FitFromSeconds)} .. {UnitFormat.Time(e.FitToSeconds)}" : $"{ViewText.Number(e.FitFromSeconds)} .. {ViewText.Number(e.FitToSeconds)} values";
            table.Add(Name(e.Method), Estimate(e), e.CorrectedHurst?.ToString("0.000", CultureInfo.InvariantCulture) ?? "", range, e.IsReliable ? "yes" : "no");
        }
        table.AppendTo(text);
        foreach (HurstEstimate e in hurst.Estimates.Where(e => !e.IsReliable)) Line(text, Name(e.Method), e.Note);
    }

    private static void Line(StringBuilder text, string label, string value) => Paragraph.Line(text, label, LabelWidth, value);

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    // Evenly over the whole range, the first and the last among them.
    private static IEnumerable<ScaleMeasures> Some(IReadOnlyList<ScaleMeasures> scales)
    {
        int shown = Math.Min(ScalesShown, scales.Count);
        for (int i = 0; i < shown; i++) yield return scales[shown == 1 ? 0 : i * (scales.Count - 1) / (shown - 1)];
    }
}
