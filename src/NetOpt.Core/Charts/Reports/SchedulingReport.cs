using System.Collections.Immutable;
using NetOpt.Scheduling;

namespace NetOpt.Charts.Reports;

/// <summary>The report on packet schedulers: how long packets of each queue were delayed, and what a queue had been served around its longest delay.</summary>
public static class SchedulingReport
{
    private const int MostQueues = 4, MostRows = 100, MostPoints = 150;
    private const int PacketsAround = 30;

    /// <summary>Makes the report. O(packets log packets) for each discipline.</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(SchedulingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        SchedulingQueue[] shown = [.. result.Queues.Where(q => q.Packets > 0).Take(MostQueues)];
        foreach (SchedulingQueue queue in shown) items.Add(new PageChart(Delays(result, queue)));
        foreach (SchedulingQueue queue in shown) items.Add(new PageChart(Service(result, queue)));
        QueueService[] rows = [.. Enumerable.Range(0, result.Queues.Length).SelectMany(q => result.Runs.Select(r => r.Queues[q])).Take(MostRows)];
        items.Add(new PageTable(rows.Length < result.Queues.Length * result.Runs.Length ? $"The first {rows.Length} rows of {result.Queues.Length * result.Runs.Length}" : "Delays, bounds and distance to GPS",
            [new PageColumn("Queue"), new PageColumn("Discipline"), new PageColumn("Throughput", true), new PageColumn("Mean delay", true), new PageColumn("99 % delay", true), new PageColumn("Max. delay", true),
                new PageColumn("Bound", true), new PageColumn("Lag to GPS", true)],
            [.. rows.Select(r => (ImmutableArray<string>)[r.Name, DisciplineName.Of(r.Discipline), Rate(r.ThroughputBps), Time(r.MeanDelaySeconds), Time(r.P99DelaySeconds), Time(r.MaxDelaySeconds),
                Time(r.DelayBoundSeconds) + (r.BoundKept == false ? " (not kept)" : ""), Time(r.LagSeconds)])]));
        return new ChartPage("Packet schedulers",
            $"{ChartNumber.Format(result.Trace.Count)} packets through a link of {ChartNumber.Format(result.CapacityBps, ChartUnit.BitsPerSecond)}" + (result.Load is { } load ? $" at an offered load of {ChartNumber.Format(load, ChartUnit.Ratio)}" : "") + $"; {result.QueueRule}.",
            items.ToImmutable());
    }

    // Which part of the packets is delayed by more than so much.
    private static XyChart Delays(SchedulingResult result, SchedulingQueue queue)
    {
        int[] packets = Packets(result, queue.Index);
        var series = new List<XySeries>();
        foreach (DisciplineRun run in result.Runs)
        {
            long[] delay = [.. packets.Select(p => run.FinishNanoseconds[p] - result.Trace.TimeNanoseconds[p])];
            Array.Sort(delay);
            var x = ImmutableArray.CreateBuilder<double>();
            var y = ImmutableArray.CreateBuilder<double>();
            // Equal steps on the logarithmic axis, from all packets to the last.
            int rank = 0;
            for (int i = 0; i <= MostPoints; i++)
            {
                int at = delay.Length - (int)Math.Round(Math.Pow(delay.Length, 1 - i / (double)MostPoints));
                if (i > 0 && at <= rank) continue;
                rank = at;
                x.Add(delay[at] * 1e-9);
                y.Add((delay.Length - at) / (double)delay.Length);
            }
            series.Add(new XySeries(DisciplineName.Of(run.Discipline), x.ToImmutable(), y.ToImmutable()));
        }
        return ChartFactory.Lines($"Delays in {Called(queue)}", new ChartAxis("Delay", ChartUnit.Seconds) { Minimum = 0 }, new ChartAxis("Packets delayed by at least so much", ChartUnit.Ratio) { IsLogarithmic = true }, [.. series]) with
        {
            Subtitle = $"Weight {ChartNumber.Format(queue.Weight)}, {ChartNumber.Format(queue.Packets)} packets; from arrival to the last bit sent",
        };
    }

    // Arrivals and service of one queue around the packet that waited longest in any run.
    private static XyChart Service(SchedulingResult result, SchedulingQueue queue)
    {
        int[] packets = Packets(result, queue.Index);
        int worst = 0;
        long most = -1;
        foreach (DisciplineRun run in result.Runs)
        {
            for (int i = 0; i < packets.Length; i++)
            {
                long delay = run.FinishNanoseconds[packets[i]] - result.Trace.TimeNanoseconds[packets[i]];
                if (delay > most) (most, worst) = (delay, i);
            }
        }
        int from = Math.Max(0, worst - PacketsAround), to = Math.Min(packets.Length, worst + PacketsAround / 2 + 1);
        int[] window = packets[from..to];
        long start = result.Trace.TimeNanoseconds[window[0]];
        var series = new List<XySeries>();
        foreach (DisciplineRun run in result.Runs)
            series.Add(Steps(DisciplineName.Of(run.Discipline), window.Select(p => (run.StartNanoseconds[p], run.FinishNanoseconds[p]))));
        series.Add(Steps("arrived", window.Select(p => (result.Trace.TimeNanoseconds[p], result.Trace.TimeNanoseconds[p]))));
        return ChartFactory.Lines($"Service of {Called(queue)} around its longest delay", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Data since the first packet shown", ChartUnit.Bytes) { Minimum = 0 }, [.. series]) with
        {
            Subtitle = $"The horizontal distance from 'arrived' is the delay; time 0 is {ChartNumber.Format(start * 1e-9, ChartUnit.Seconds)} into the trace",
        };

        XySeries Steps(string name, IEnumerable<(long From, long To)> times)
        {
            var x = ImmutableArray.CreateBuilder<double>();
            var y = ImmutableArray.CreateBuilder<double>();
            double served = 0;
            int i = 0;
            foreach ((long a, long b) in times)
            {
                x.Add((a - start) * 1e-9);
                y.Add(served);
                served += result.Trace.SizeBytes[window[i++]];
                x.Add((b - start) * 1e-9);
                y.Add(served);
            }
            return new XySeries(name, x.ToImmutable(), y.ToImmutable(), XyMark.Line, name == "arrived" ? SeriesRole.Before : SeriesRole.Plain);
        }
    }

    private static int[] Packets(SchedulingResult result, int queue)
    {
        var packets = new List<int>();
        for (int i = 0; i < result.Trace.Count; i++)
        {
            if (result.QueueOfFlow[result.Trace.Flow is { } flow ? flow[i] : 0] == queue) packets.Add(i);
        }
        return [.. packets];
    }

    private static string Called(SchedulingQueue queue) => queue.Name.StartsWith("queue ", StringComparison.Ordinal) ? queue.Name : $"queue '{queue.Name}'";

    private static string Time(double? seconds) => seconds is { } s ? ChartNumber.Format(s, ChartUnit.Seconds) : "-";

    private static string Rate(double? bps) => bps is { } b ? ChartNumber.Format(b, ChartUnit.BitsPerSecond) : "-";
}
