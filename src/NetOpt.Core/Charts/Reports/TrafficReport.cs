using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Traffic.Measures;
using NetOpt.Units;

namespace NetOpt.Charts.Reports;

/// <summary>The reports on measured traffic: dispersion over scales, the plots that Hurst parameters and tail indices are read from, and what traces do to a queue.</summary>
public static class TrafficReport
{
    private const int MostQueues = 8;
    private const int MostBacklogs = 4;

    /// <summary>Dispersion and peak to mean over scales, variance-time plot, wavelet energies, tails. O(scales).</summary>
    /// <param name="measures">What was measured.</param>
    public static ChartPage Create(TraceMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        var scale = new ChartAxis("Interval", ChartUnit.Seconds) { IsLogarithmic = true };
        Points(items, ChartFactory.Lines("Index of dispersion over scales", scale, new ChartAxis("Variance over mean of the packets in an interval") { IsLogarithmic = true },
            Series("measured", measures.Scales.Select(s => (s.IntervalSeconds, s.PacketDispersion)))) with
        {
            Subtitle = "Poisson arrivals stay at 1; traffic with memory rises as the interval to the power 2H - 1",
            References = [new ReferenceLine(1, "Poisson")],
        });
        Points(items, ChartFactory.Lines("Peak to mean rate over scales", scale, new ChartAxis("Peak over mean rate") { IsLogarithmic = true },
            Series("measured", measures.Scales.Select(s => (s.IntervalSeconds, s.PeakToMean)))));
        if (measures.Hurst is { } hurst) AddHurst(items, hurst);
        AddTail(items, "Tail of the packet sizes", new ChartAxis("Size", ChartUnit.Bytes), measures.SizeTail, measures.Size.Count);
        AddTail(items, "Tail of the times between packets", new ChartAxis("Time between packets", ChartUnit.Seconds), measures.InterarrivalTail, measures.Interarrival.Count);
        string rate = measures.MeanRateBps is { } r ? $" at {UnitFormat.Rate(r)}" : "";
        return new ChartPage(measures.Name, string.Create(CultureInfo.InvariantCulture, $"{measures.Packets} packets{rate}. {measures.Hurst?.Verdict ?? "Too few intervals for a Hurst parameter"}."), items.ToImmutable());
    }

    /// <summary>Percentiles, and the plots that the Hurst parameter and the tail index are read from. O(points).</summary>
    /// <param name="measures">What was measured.</param>
    public static ChartPage Create(SampleMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        string unit = measures.Statistics.Unit.Length == 0 ? "" : $" ({measures.Statistics.Unit})";
        items.Add(new PageTable("Statistics", [new PageColumn("Figure"), new PageColumn("Value" + unit, IsNumeric: true)],
        [
            ["Mean", ChartNumber.Format(measures.Statistics.Mean)],
            ["Standard deviation", ChartNumber.Format(measures.Statistics.StandardDeviation)],
            .. measures.Statistics.Percentiles.Select(p => ImmutableArray.Create(string.Create(CultureInfo.InvariantCulture, $"{p.Percent} %"), ChartNumber.Format(p.Value))),
            ["Maximum", ChartNumber.Format(measures.Statistics.Maximum)],
        ]));
        AddTail(items, "Tail", new ChartAxis("Value" + unit), measures.Tail, measures.Statistics.Count);
        if (measures.Hurst is { } hurst) AddHurst(items, hurst);
        return new ChartPage(measures.Name, string.Create(CultureInfo.InvariantCulture, $"{measures.Statistics.Count} values. {measures.Hurst?.Verdict ?? "Too few values for a Hurst parameter"}."), items.ToImmutable());
    }

    /// <summary>Waits by packet, backlogs over time beside the formulas, mean waits. O(points).</summary>
    /// <param name="result">What the traces did.</param>
    public static ChartPage Create(TrafficEffectResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ImmutableArray<TraceQueue> queues = result.Queues;
        XyChart waits = ChartFactory.Lines("How long packets wait", new ChartAxis("Wait x", ChartUnit.Seconds) { IsLogarithmic = true }, new ChartAxis("Part of the packets that wait longer") { IsLogarithmic = true },
            [.. queues.Take(MostQueues).Select(q => Series(Name(q, queues), Pairs(q.WaitSeconds, q.WaitTail)))]);
        Points(items, waits with { Subtitle = queues.Length > MostQueues ? $"The first {MostQueues} of {queues.Length}" : null });
        TraceQueue[] stable = [.. queues.Where(q => q.KingmanWaitSeconds is not null)];
        if (stable.Length > 0)
        {
            items.Add(new PageChart(ChartFactory.Bars("Mean wait, and what formulas say", stable.Take(MostQueues).Select(q => Name(q, queues)), new ChartAxis("Mean wait", ChartUnit.Seconds), isHorizontal: true,
                new BarSeries("measured", [.. stable.Take(MostQueues).Select(q => (double?)q.MeanWaitSeconds)], SeriesRole.After),
                new BarSeries("Kingman", [.. stable.Take(MostQueues).Select(q => q.KingmanWaitSeconds)]),
                new BarSeries("M/M/1", [.. stable.Take(MostQueues).Select(q => q.Mm1WaitSeconds)], SeriesRole.Before))));
        }
        foreach (TraceQueue queue in queues.Take(MostBacklogs))
        {
            double least = queue.BacklogTail.IsEmpty ? 1 : queue.BacklogTail[^1] / 10;
            var series = new List<XySeries> { Series("measured", Pairs(queue.BacklogBytes, queue.BacklogTail), SeriesRole.After) };
            if (!queue.BacklogMm1.IsEmpty) series.Add(Series("M/M/1", Pairs(queue.BacklogBytes, queue.BacklogMm1).Where(p => p.Y > least), SeriesRole.Before));
            if (!queue.BacklogNorros.IsEmpty) series.Add(Series($"Norros, H = {queue.Hurst!.Value.ToString("0.00", CultureInfo.InvariantCulture)}", Pairs(queue.BacklogBytes, queue.BacklogNorros).Where(p => p.Y > least)));
            Points(items, ChartFactory.Lines("Backlog: " + Name(queue, queues), new ChartAxis("Unsent bytes x", ChartUnit.Bytes) { IsLogarithmic = true },
                new ChartAxis("Part of the time with more") { IsLogarithmic = true }, [.. series]));
        }
        TraceQueue worst = queues.MaxBy(q => q.P99WaitSeconds)!;
        string loss = result.BufferBytes is { } buffer ? $" With room for {UnitFormat.Size(buffer)}, up to {UnitFormat.Percent(queues.Max(q => q.Loss))} of the packets are lost." : "";
        return new ChartPage("Traces through a queue", $"The longest waits are those of {Name(worst, queues)}: 1 % of its packets wait more than {UnitFormat.Time(worst.P99WaitSeconds)}.{loss}", items.ToImmutable());
    }

    private static void AddHurst(ImmutableArray<PageItem>.Builder items, HurstAnalysis hurst)
    {
        items.Add(new PageTable("Hurst parameter", [new PageColumn("Estimator"), new PageColumn("H", IsNumeric: true), new PageColumn("Standard error", IsNumeric: true), new PageColumn("")],
            [.. hurst.Estimates.Select(e => ImmutableArray.Create(Name(e.Method), ChartNumber.Format(e.Hurst), ChartNumber.Format(e.StandardError), (e.IsReliable ? "" : "not to be trusted: ") + e.Note))]));
        double spacing = hurst.IntervalSeconds ?? 1;
        ChartAxis scale = hurst.IntervalSeconds is null ? new ChartAxis("Values in a block") : new ChartAxis("Interval", ChartUnit.Seconds);
        AddPlot(items, "Variance-time plot", scale with { IsLogarithmic = true }, "Variance of the mean over the interval", hurst.By(HurstMethod.VarianceTime), spacing, "Without memory it falls with slope -1");
        AddPlot(items, "Wavelet energies", scale with { IsLogarithmic = true }, "Mean energy of the details", hurst.By(HurstMethod.Wavelet), spacing, "Without memory they are all the same");
        AddPlot(items, "Rescaled range", scale with { IsLogarithmic = true }, "R/S", hurst.By(HurstMethod.RescaledRange), spacing, "Without memory it rises with slope 1/2 in the end");
        AddPlot(items, "Periodogram", (hurst.IntervalSeconds is null ? new ChartAxis("Cycles in a value") : new ChartAxis("Frequency (1/s)")) with { IsLogarithmic = true }, "Power (means over bands)", hurst.By(HurstMethod.Periodogram), 1 / spacing, "Without memory it is flat; with long memory it rises toward low frequencies");
    }

    // The points, and the line where it was fitted.
    private static void AddPlot(ImmutableArray<PageItem>.Builder items, string title, ChartAxis x, string y, HurstEstimate? estimate, double spacing, string subtitle)
    {
        if (estimate is null) return;
        var series = new List<XySeries> { Series("measured", Pairs(estimate.X, estimate.Y).Select(p => (p.X * spacing, (double?)p.Y))) };
        if (estimate.Hurst is { } hurst)
        {
            bool frequency = estimate.Method == HurstMethod.Periodogram;
            double one = frequency ? 1 / spacing : spacing;
            double from = frequency ? one / estimate.FitToSeconds : estimate.FitFromSeconds / one, to = frequency ? one / estimate.FitFromSeconds : estimate.FitToSeconds / one;
            // The wavelet's slope is by octave in the logarithm to base 2, which is the same in any base.
            double Height(double at) => Math.Pow(10, estimate.Intercept + estimate.Slope * Math.Log10(at));
            series.Add(Series($"fitted, H = {hurst.ToString("0.00", CultureInfo.InvariantCulture)}", [(from * spacing, Height(from)), (to * spacing, Height(to))]));
        }
        Points(items, ChartFactory.Lines(title, x, new ChartAxis(y) { IsLogarithmic = true }, [.. series.Select((s, i) => i == 0 ? new XySeries(s.Name, s.X, s.Y, XyMark.Point) : s)]) with { Subtitle = subtitle });
    }

    private static void AddTail(ImmutableArray<PageItem>.Builder items, string title, ChartAxis x, TailIndex? tail, int count)
    {
        if (tail is null || count == 0) return;
        var series = new List<XySeries> { Series("measured", tail.ByLargest.Select(p => (p.Threshold, (double?)p.Largest / count))) };
        TailPoint? start = tail.ByLargest.FirstOrDefault(p => p.Largest == tail.Largest);
        if (start is not null && tail.Alpha is { } alpha)
        {
            series.Add(Series($"power law, index {alpha.ToString("0.00", CultureInfo.InvariantCulture)}",
                tail.ByLargest.Where(p => p.Largest <= tail.Largest * 2).Select(p => (p.Threshold, (double?)(start.Largest / (double)count * Math.Pow(p.Threshold / start.Threshold, -alpha))))));
        }
        Points(items, ChartFactory.Lines(title, x with { IsLogarithmic = true }, new ChartAxis("Part that is larger") { IsLogarithmic = true }, [.. series]) with { Subtitle = char.ToUpperInvariant(tail.Verdict[0]) + tail.Verdict[1..] });
    }

    private static void Points(ImmutableArray<PageItem>.Builder items, XyChart chart)
    {
        // One point is no line, and none is no chart.
        if (chart.Series.Any(s => s.X.Length > 1)) items.Add(new PageChart(chart));
    }

    private static XySeries Series(string name, IEnumerable<(double X, double? Y)> points, SeriesRole role = SeriesRole.Plain)
    {
        (double X, double Y)[] shown = [.. points.Where(p => p.X > 0 && p.Y > 0).Select(p => (p.X, p.Y!.Value))];
        return new XySeries(name, [.. shown.Select(p => p.X)], [.. shown.Select(p => p.Y)], XyMark.Line, role);
    }

    private static IEnumerable<(double X, double? Y)> Pairs(ImmutableArray<double> x, ImmutableArray<double> y) => x.Zip(y, (a, b) => (a, (double?)b));

    private static string Name(TraceQueue queue, ImmutableArray<TraceQueue> all) =>
        all.Count(q => q.Trace == queue.Trace) == 1 ? queue.Trace : string.Create(CultureInfo.InvariantCulture, $"{queue.Trace}, load {queue.Load:0.00}");

    private static string Name(HurstMethod method) => method switch
    {
        HurstMethod.RescaledRange => "Rescaled range",
        HurstMethod.VarianceTime => "Variance-time",
        HurstMethod.Periodogram => "Periodogram",
        _ => "Haar wavelet",
    };
}
