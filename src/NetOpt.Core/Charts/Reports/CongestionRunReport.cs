using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Bandwidth;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;

namespace NetOpt.Charts.Reports;

/// <summary>The reports on simulated congestion control: windows, goodput, round-trip time and queue over time, who got how much, and the ranking of algorithms.</summary>
public static class CongestionRunReport
{
    private const int MostLines = 8, MostBars = 16, MostRows = 20, MostQueues = 3, GoodputPoints = 200, FairWindows = 5;
    private const double Fair = 0.95;

    /// <summary>A run over time, as bars and as tables. O(samples of the series).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(CongestionRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        if (result.Series.TimeSeconds.Length > 1)
        {
            (FlowSeries[] flows, string? some) = Chosen(result.Series.Flows);
            items.Add(new PageChart(OverTime(result, "Congestion windows over time", new ChartAxis("Window, segments") { Minimum = 0 }, flows, f => i => f.WindowSegments[i]) with { Subtitle = some }));
            items.Add(new PageChart(Goodput(result)));
            items.Add(new PageChart(OverTime(result, "Round-trip time over time", new ChartAxis("Round-trip time", ChartUnit.Seconds) { Minimum = 0 }, flows, f => i => f.RttSeconds[i]) with { Subtitle = some }));
            if (result.Series.Queues.Length > 0) items.Add(new PageChart(Queue(result)));
            if (Fairness(result) is { } fairness) items.Add(new PageChart(fairness));
        }
        items.Add(new PageChart(Bars(result)));
        items.Add(new PageTable("Algorithms", [new PageColumn("Algorithm"), new PageColumn("Flows", true), new PageColumn("Goodput", true), new PageColumn("Share", true), new PageColumn("Of a fair share", true), new PageColumn("Round trip", true)],
            [.. result.Algorithms.Select(a => (ImmutableArray<string>)[a.Algorithm.ToString(), a.Flows.ToString("N0", CultureInfo.InvariantCulture), Rate(a.GoodputBps), Percent(a.Share), Percent(a.ShareOfFairShare), Time(a.MeanRttSeconds)])]));
        items.Add(new PageTable(Heading("Flows", result.Flows.Length), [new PageColumn("Flow"), new PageColumn("Goodput", true), new PageColumn("Round trip", true), new PageColumn("Window", true), new PageColumn("Sent again", true), new PageColumn("Timeouts", true), new PageColumn("Completed", true)],
            [.. result.Flows.Take(MostRows).Select(f => (ImmutableArray<string>)[f.Name, Rate(f.GoodputBps), Time(f.MeanRttSeconds), ChartNumber.Format(f.MeanWindowSegments), ChartNumber.Format(f.Retransmissions), ChartNumber.Format(f.Timeouts), Time(f.CompletionSeconds)])]));
        CongestionQueueResult[] queues = Limited(result);
        if (queues.Length > 0) items.Add(new PageTable(Heading("Queues", queues.Length), [new PageColumn("Queue"), new PageColumn("Discipline"), new PageColumn("Buffer", true), new PageColumn("Used", true), new PageColumn("Mean delay", true), new PageColumn("95 % of delays", true), new PageColumn("Loss", true), new PageColumn("Marked", true)],
            [.. queues.Take(MostRows).Select(q => (ImmutableArray<string>)[$"{q.From} > {q.To}", q.Discipline.ToString(), Buffer(q), Percent(q.Utilization), Time(q.MeanDelaySeconds), Time(q.P95DelaySeconds), Percent(q.LossShare), ChartNumber.Format(q.Marked)])]));
        if (result.Figures.Length > 0)
        {
            items.Add(new PageTable("Figures with 95 % intervals", [new PageColumn("Figure"), new PageColumn("Mean", true), new PageColumn("±", true), new PageColumn("Least", true), new PageColumn("Greatest", true)],
                [.. result.Figures.Select(f => (ImmutableArray<string>)[Words(f.Name), Value(f.Name, f.Mean), Value(f.Name, f.HalfWidth), Value(f.Name, f.Least), Value(f.Name, f.Greatest)])]));
        }
        foreach (string note in result.Notes) items.Add(new PageText(note));
        return new ChartPage(result.Name, $"{Rate(result.GoodputBps)} of goodput, the busiest link used to {Percent(result.Utilization)}, round-trip time {Time(result.MeanRttSeconds)} on average"
            + (result.Jain is { } jain ? FormattableString.Invariant($", Jain's index {jain:0.000}") : "") + ". "
            + FormattableString.Invariant($"{Time(result.DurationSeconds)} simulated, the first {Time(result.WarmUpSeconds)} left out of the figures; seed {result.Seed}") + (result.Replications > 1 ? FormattableString.Invariant($"; means of {result.Replications} replications, lines of the first.") : "."),
            items.ToImmutable());
    }

    /// <summary>The candidates as bars and as a table. O(candidates).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(CompareAlgorithmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string[] names = [.. result.Algorithms.Select(a => a.Algorithm.ToString())];
        BarChart shares = ChartFactory.Bars("What each algorithm gets", names, new ChartAxis("Share", ChartUnit.Ratio) { Minimum = 0 }, isHorizontal: true,
            new BarSeries("goodput of what is possible", [.. result.Algorithms.Select(a => (double?)a.GoodputShare)]),
            new BarSeries("one flow beside one CUBIC flow", [.. result.Algorithms.Select(a => a.CoexistenceShare)]),
            new BarSeries("what CUBIC keeps", [.. result.Algorithms.Select(a => a.CubicKeeps)]));
        return new ChartPage(result.Name, result.Recommendation,
        [
            new PageChart(ChartFactory.Bars("Score", names, new ChartAxis("Goodput over possible · empty over mean round-trip time · Jain's index") { Minimum = 0, Maximum = 1 }, isHorizontal: true,
                new BarSeries("score", [.. result.Algorithms.Select(a => (double?)a.Score)], SeriesRole.After))),
            new PageChart(shares with { Subtitle = "What CUBIC keeps: of what a CUBIC flow has beside another one" }),
            new PageChart(ChartFactory.Bars("Round-trip time", names, new ChartAxis("Mean round-trip time", ChartUnit.Seconds) { Minimum = 0 }, isHorizontal: true,
                new BarSeries("mean round-trip time", [.. result.Algorithms.Select(a => a.MeanRttSeconds)], SeriesRole.After))),
            new PageTable("Candidates", [new PageColumn("Algorithm"), new PageColumn("Score", true), new PageColumn("±", true), new PageColumn("Goodput", true), new PageColumn("Round trip", true), new PageColumn("95 % of delays", true), new PageColumn("Loss", true), new PageColumn("Jain", true), new PageColumn("Beside CUBIC", true), new PageColumn("CUBIC keeps", true)],
                [.. result.Algorithms.Select(a => (ImmutableArray<string>)[a.Algorithm.ToString(), Thousandths(a.Score), Thousandths(a.ScoreHalfWidth), Rate(a.GoodputBps), Time(a.MeanRttSeconds), Time(a.P95DelaySeconds), Percent(a.LossShare), Thousandths(a.Jain), Percent(a.CoexistenceShare), Percent(a.CubicKeeps)])]),
            .. result.Notes.Select(n => new PageText(n)),
        ]);
    }

    /// <summary>What a figure measures, in words.</summary>
    /// <param name="name">The property of the result that it is called after.</param>
    public static string Words(string name) => name switch
    {
        nameof(CongestionRunResult.GoodputBps) => "goodput",
        nameof(CongestionRunResult.Utilization) => "utilization",
        nameof(CongestionRunResult.Jain) => "Jain index",
        nameof(CongestionRunResult.JainOfSeconds) => "Jain index of seconds",
        nameof(CongestionRunResult.ConvergenceSeconds) => "time to fairness",
        nameof(CongestionRunResult.MeanRttSeconds) => "round-trip time",
        nameof(CongestionRunResult.MeanDelaySeconds) => "queueing delay",
        nameof(CongestionRunResult.P95DelaySeconds) => "95 % of delays",
        nameof(CongestionRunResult.LossShare) => "loss",
        nameof(CongestionRunResult.Retransmissions) => "segments sent again",
        nameof(CongestionRunResult.Timeouts) => "timeouts",
        nameof(CongestionRunResult.CompletedFlows) => "completed transfers",
        nameof(CongestionRunResult.MeanCompletionSeconds) => "completion time",
        _ => name,
    };

    /// <summary>A figure's value in its unit.</summary>
    /// <param name="name">The property of the result that it is called after.</param>
    /// <param name="value">The value; null shows as "-".</param>
    public static string Value(string name, double? value) => ChartNumber.Format(value, name switch
    {
        nameof(CongestionRunResult.GoodputBps) => ChartUnit.BitsPerSecond,
        nameof(CongestionRunResult.Utilization) or nameof(CongestionRunResult.LossShare) => ChartUnit.Ratio,
        nameof(CongestionRunResult.ConvergenceSeconds) or nameof(CongestionRunResult.MeanRttSeconds) or nameof(CongestionRunResult.MeanDelaySeconds)
            or nameof(CongestionRunResult.P95DelaySeconds) or nameof(CongestionRunResult.MeanCompletionSeconds) => ChartUnit.Seconds,
        _ => ChartUnit.None,
    });

    /// <summary>The queues that can fill, busiest first: links with room for everything, as the access links of the dumbbell, are no news.</summary>
    /// <param name="result">The result.</param>
    public static CongestionQueueResult[] Limited(CongestionRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Queues.Where(q => q.BufferBytes is not null || q.BufferPackets is not null)];
    }

    /// <summary>When fairness was reached, in words; why that is not known where the run was too short to tell.</summary>
    /// <param name="result">The result.</param>
    public static string Convergence(CongestionRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string windows = FormattableString.Invariant($"five windows of {Time(FairnessWindow(result))} in a row");
        if (result.ConvergenceSeconds is { } reached) return $"reached {Time(reached)} after the last start";
        return result.DurationSeconds - result.Flows.Max(f => f.StartSeconds) < FairWindows * FairnessWindow(result)
            ? $"too short to tell when it was reached, which takes {windows}"
            : FormattableString.Invariant($"{Fair:0.00} was not reached for {windows}");
    }

    /// <summary>How much a queue holds, in words.</summary>
    /// <param name="queue">The queue.</param>
    public static string Buffer(CongestionQueueResult queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.BufferPackets is { } packets ? packets.ToString("N0", CultureInfo.InvariantCulture) + " pkts" : queue.BufferBytes is { } bytes ? ChartNumber.Format(bytes, ChartUnit.Bytes) : "no limit";
    }

    // All flows where the lines can be told apart; otherwise the first few of each algorithm.
    private static (FlowSeries[] Flows, string? Subtitle) Chosen(ImmutableArray<FlowSeries> all)
    {
        if (all.Length <= MostLines) return ([.. all], null);
        int kinds = all.Select(f => f.Algorithm).Distinct().Count(), each = Math.Max(1, MostLines / kinds);
        FlowSeries[] chosen = [.. all.GroupBy(f => f.Algorithm).SelectMany(g => g.Take(each))];
        return (chosen, string.Create(CultureInfo.InvariantCulture, $"{chosen.Length} of {all.Length:N0} flows: the first {each} of {(kinds == 1 ? "them" : "each algorithm")}"));
    }

    private static XyChart OverTime(CongestionRunResult result, string title, ChartAxis axis, FlowSeries[] flows, Func<FlowSeries, Func<int, double?>> value) =>
        ChartFactory.Lines(title, Seconds(result), axis, [.. flows.Select(f => Line(f.Name, result.Series.TimeSeconds, value(f)))]);

    // Before a flow has a value, its line has no point.
    private static XySeries Line(string name, ImmutableArray<double> time, Func<int, double?> value)
    {
        var x = ImmutableArray.CreateBuilder<double>(time.Length);
        var y = ImmutableArray.CreateBuilder<double>(time.Length);
        for (int i = 0; i < time.Length; i++)
        {
            if (value(i) is not { } v) continue;
            x.Add(time[i]);
            y.Add(v);
        }
        return new XySeries(name, x.ToImmutable(), y.ToImmutable());
    }

    // Single intervals hold a burst or none: means of several show the shares.
    private static XyChart Goodput(CongestionRunResult result)
    {
        CongestionSeries series = result.Series;
        int each = Math.Max(1, (int)Math.Ceiling(series.TimeSeconds.Length / (double)GoodputPoints)), points = series.TimeSeconds.Length / each;
        ImmutableArray<double> time = [.. Enumerable.Range(1, points).Select(p => series.TimeSeconds[p * each - 1])];
        bool single = series.Flows.Length <= MostLines;
        (string Name, FlowSeries[] Flows)[] groups = single
            ? [.. series.Flows.Select(f => (f.Name, (FlowSeries[])[f]))]
            : [.. series.Flows.GroupBy(f => f.Algorithm).Select(g => (string.Create(CultureInfo.InvariantCulture, $"{g.Key}, {g.Count():N0} flows"), g.ToArray()))];
        return ChartFactory.Lines("Goodput over time", Seconds(result), new ChartAxis("Goodput", ChartUnit.BitsPerSecond) { Minimum = 0 },
            [.. groups.Select(g => new XySeries(g.Name, time, [.. Enumerable.Range(0, points).Select(p => g.Flows.Sum(f => Mean(f.GoodputBps, p * each, each)))]))]) with
        {
            Subtitle = $"Means over {Time(each * series.IntervalSeconds)}" + (single ? "" : ", the flows of each algorithm together")
                + (series.Flows.Length < result.Flows.Length ? string.Create(CultureInfo.InvariantCulture, $", of the first {series.Flows.Length:N0} of {result.Flows.Length:N0} flows") : ""),
        };
    }

    // The windows of the run's own index of fairness: a second, or ten round-trip times where those are longer.
    private static double FairnessWindow(CongestionRunResult result) => Math.Max(1, 10 * result.Flows.Max(f => f.BaseRttSeconds));

    // Over whole samples, and over the flows that ran during the whole of a window; null where no two windows have two flows each.
    private static XyChart? Fairness(CongestionRunResult result)
    {
        CongestionSeries series = result.Series;
        if (series.Flows.Length < 2) return null;
        int each = (int)Math.Ceiling(FairnessWindow(result) / series.IntervalSeconds * (1 - 1e-9)), windows = series.TimeSeconds.Length / each;
        double[] end = [.. series.Flows.Select((f, i) => result.Flows[i].CompletionSeconds is { } took ? result.Flows[i].StartSeconds + took : End(series, f))];
        var time = ImmutableArray.CreateBuilder<double>();
        var jain = ImmutableArray.CreateBuilder<double>();
        for (int w = 0; w < windows; w++)
        {
            double from = series.TimeSeconds[w * each] - series.IntervalSeconds, to = series.TimeSeconds[(w + 1) * each - 1];
            double[] goodput = [.. series.Flows.Where((_, i) => result.Flows[i].StartSeconds <= from + 1e-9 && end[i] >= to - 1e-9).Select(f => Mean(f.GoodputBps, w * each, each))];
            if (goodput.Length < 2 || JainIndex.Of(goodput) is not { } index) continue;
            time.Add(to);
            jain.Add(index);
        }
        if (time.Count < 2) return null;
        return ChartFactory.Lines("Fairness over time", Seconds(result), new ChartAxis("Jain's index of the goodputs") { Minimum = 0, Maximum = 1 },
            new XySeries("Jain's index", time.ToImmutable(), jain.ToImmutable(), XyMark.Line, SeriesRole.After)) with
        {
            Subtitle = $"In windows of {Time(each * series.IntervalSeconds)}, of the flows that run then"
                + (series.Flows.Length < result.Flows.Length ? string.Create(CultureInfo.InvariantCulture, $", the first {series.Flows.Length:N0} of {result.Flows.Length:N0}") : ""),
            References = [new ReferenceLine(Fair, "fair")],
        };
    }

    // A flow that was told to stop, or has nothing to send any more, is gone when it has nothing on the way.
    private static double End(CongestionSeries series, FlowSeries flow)
    {
        int last = series.TimeSeconds.Length - 1;
        while (last >= 0 && flow.GoodputBps[last] == 0 && flow.InFlightSegments[last] == 0) last--;
        return last < 0 ? 0 : series.TimeSeconds[last];
    }

    private static double Mean(ImmutableArray<double> values, int start, int count)
    {
        double sum = 0;
        for (int i = start; i < start + count; i++) sum += values[i];
        return sum / count;
    }

    private static XyChart Queue(CongestionRunResult result)
    {
        ImmutableArray<double> time = result.Series.TimeSeconds;
        QueueSeries[] shown = [.. result.Series.Queues.OrderByDescending(q => q.Packets.Average()).Take(MostQueues)];
        var series = new List<XySeries>();
        foreach (QueueSeries queue in shown) series.Add(new XySeries(queue.Link, time, queue.Packets));
        foreach (QueueSeries queue in shown)
        {
            string of = shown.Length == 1 ? "" : " at " + queue.Link;
            if (queue.Dropped.Any(d => d > 0)) series.Add(Points("dropped or lost" + of, time, queue, queue.Dropped));
            if (queue.Marked.Any(m => m > 0)) series.Add(Points("marked" + of, time, queue, queue.Marked));
        }
        return ChartFactory.Lines(shown.Length == 1 ? "Queue over time" : "Queues over time", Seconds(result), new ChartAxis("Packets waiting") { Minimum = 0 }, [.. series]) with
        {
            Subtitle = "Dots: intervals in which packets were dropped, lost or marked"
                + (shown.Length < result.Series.Queues.Length ? FormattableString.Invariant($"; the {shown.Length} longest of {result.Series.Queues.Length} recorded queues") : ""),
        };
    }

    private static XySeries Points(string name, ImmutableArray<double> time, QueueSeries queue, ImmutableArray<double> counts)
    {
        int[] where = [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0)];
        return new XySeries(name, [.. where.Select(i => time[i])], [.. where.Select(i => queue.Packets[i])], XyMark.Point);
    }

    private static BarChart Bars(CongestionRunResult result)
    {
        var axis = new ChartAxis("Goodput", ChartUnit.BitsPerSecond) { Minimum = 0 };
        BarChart chart;
        if (result.Flows.Length <= MostBars)
        {
            chart = ChartFactory.Bars("Goodput of each flow", result.Flows.Select(f => f.Name), axis, isHorizontal: true, new BarSeries("goodput", [.. result.Flows.Select(f => (double?)f.GoodputBps)], SeriesRole.After));
        }
        else
        {
            chart = ChartFactory.Bars("Goodput of a flow, by algorithm", result.Algorithms.Select(a => a.Algorithm.ToString()), axis, isHorizontal: true,
                new BarSeries("mean", [.. result.Algorithms.Select(a => (double?)(a.GoodputBps / a.Flows))], SeriesRole.After),
                new BarSeries("least", [.. result.Algorithms.Select(a => (double?)Of(a.Algorithm).Min())]),
                new BarSeries("greatest", [.. result.Algorithms.Select(a => (double?)Of(a.Algorithm).Max())])) with
            {
                Subtitle = string.Create(CultureInfo.InvariantCulture, $"{result.Flows.Length:N0} flows, too many for a bar each"),
            };
        }
        return result.Flows.Length > 1 ? chart with { References = [new ReferenceLine(result.GoodputBps / result.Flows.Length, "equal shares")] } : chart;

        IEnumerable<double> Of(CongestionAlgorithm algorithm) => result.Flows.Where(f => f.Algorithm == algorithm).Select(f => f.GoodputBps);
    }

    private static ChartAxis Seconds(CongestionRunResult result) => new("Time", ChartUnit.Seconds) { Minimum = 0, Maximum = result.DurationSeconds };

    private static string Heading(string what, int count) => count > MostRows ? string.Create(CultureInfo.InvariantCulture, $"{what}, the first {MostRows} of {count:N0}") : what;

    private static string Rate(double? value) => ChartNumber.Format(value, ChartUnit.BitsPerSecond);

    private static string Time(double? value) => ChartNumber.Format(value, ChartUnit.Seconds);

    private static string Percent(double? value) => ChartNumber.Format(value, ChartUnit.Ratio);

    private static string Thousandths(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
