using System.Globalization;
using System.Text;
using NetOpt.Scheduling;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of packet schedulers as one screen of text.</summary>
public static class SchedulingText
{
    private const int MostRows = 24, LongestName = 12;

    /// <summary>The disciplines side by side, over all packets and for each queue.</summary>
    public static string Of(SchedulingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Packets", $"{result.Trace.Count.ToString(CultureInfo.InvariantCulture)} of '{result.Trace.Name}'");
        Line(text, "Link", UnitFormat.Rate(result.CapacityBps) + (result.Load is { } load ? $", offered load {ViewText.Percent(load)}{(load > 1 ? " (overloaded)" : "")}" : "") + $", {result.BusyPeriods} busy periods");
        Line(text, "Queues", result.QueueRule);
        Line(text, "Weights", Weights(result));
        text.AppendLine();
        var all = new TextTable("lrrrl", "Discipline", "Mean delay", "Max delay", "Lag to GPS", "Delay bounds");
        foreach (DisciplineRun run in result.Runs)
        {
            all.Add(DisciplineName.Of(run.Discipline), UnitFormat.Time(run.MeanDelaySeconds), UnitFormat.Time(run.MaxDelaySeconds), UnitFormat.Time(run.Queues.Max(q => q.LagSeconds)), Bounds(run));
        }
        all.AppendTo(text);
        text.AppendLine();
        var table = new TextTable("llrrrrr", result.Queues.Any(q => q.Flows != 1) ? "Queue (flows)" : "Queue", "Discipline", "Throughput", "Mean", "P99", "Max delay", "Bound");
        int queues = Math.Max(1, Math.Min(result.Queues.Length, MostRows / Math.Max(1, result.Runs.Length)));
        for (int q = 0; q < queues; q++)
        {
            // Fits 79 columns.
            string name = result.Queues[q].Name.Length > LongestName ? result.Queues[q].Name[..(LongestName - 1)] + "…" : result.Queues[q].Name;
            if (result.Queues[q].Flows != 1) name += $" ({result.Queues[q].Flows})";
            foreach (QueueService row in result.Runs.Take(MostRows).Select(r => r.Queues[q]))
            {
                table.Add(name, DisciplineName.Of(row.Discipline), UnitFormat.Rate(row.ThroughputBps), UnitFormat.Time(row.MeanDelaySeconds), UnitFormat.Time(row.P99DelaySeconds), UnitFormat.Time(row.MaxDelaySeconds),
                    UnitFormat.Time(row.DelayBoundSeconds) + (row.BoundKept == false ? " !" : ""));
                name = "";
            }
        }
        table.AppendTo(text);
        if (queues < result.Queues.Length) text.AppendLine(CultureInfo.InvariantCulture, $"... and {result.Queues.Length - queues} more queues in .Runs[0].Queues");
        return text.ToString().TrimEnd();
    }

    /// <summary>Whether the bounds were kept, in a word or two.</summary>
    public static string Bounds(DisciplineRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.BoundsKept switch { null => "none", true => "kept", false => "NOT kept" };
    }

    /// <summary>The name of a discipline.</summary>
    public static string Name(SchedulingDiscipline discipline) => DisciplineName.Of(discipline);

    private static string Weights(SchedulingResult result)
    {
        const int shown = 10;
        if (result.Queues.All(q => q.Weight == result.Queues[0].Weight)) return "equal";
        return string.Join(" : ", result.Queues.Take(shown).Select(q => ViewText.Number(q.Weight))) + (result.Queues.Length > shown ? " ..." : "");
    }

    private static void Line(StringBuilder text, string label, string value) => Paragraph.Line(text, label, 8, value);
}
