using System.Globalization;
using System.Text;
using NetOpt.Charts.Reports;
using NetOpt.Congestion.Runs;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of congestion runs and of comparing algorithms as one screen of text.</summary>
public static class CongestionRunText
{
    private const int MostFlows = 20, MostQueues = 5;

    /// <summary>The totals, what each algorithm and each flow got, the queues, and the intervals over replications.</summary>
    public static string Of(CongestionRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Run", result.Name);
        Line(text, "Simulated", FormattableString.Invariant($"{UnitFormat.Time(result.DurationSeconds)}, the first {UnitFormat.Time(result.WarmUpSeconds)} left out as warm-up; ")
            + (result.Replications > 1 ? FormattableString.Invariant($"means of {result.Replications} replications, ") : "") + FormattableString.Invariant($"seed {result.Seed}, {result.PacketHops:N0} packet hops"));
        Line(text, "Goodput", $"{UnitFormat.Rate(result.GoodputBps)}; the busiest link is used to {ViewText.Percent(result.Utilization)}");
        if (result.Jain is { } jain)
        {
            Line(text, "Fairness", FormattableString.Invariant($"Jain index {jain:0.000}") + (result.JainOfSeconds is { } seconds ? FormattableString.Invariant($", second by second {seconds:0.000}") : "")
                + "; " + CongestionRunReport.Convergence(result));
        }
        Line(text, "Round trip", UnitFormat.Time(result.MeanRttSeconds) + " on average");
        Line(text, "Losses", FormattableString.Invariant($"{ViewText.Percent(result.LossShare)} at the busiest link; {ViewText.Number(result.Retransmissions)} segments sent again, {ViewText.Number(result.Timeouts)} timeouts"));
        if (result.MeanCompletionSeconds is { } completion) Line(text, "Completed", $"{ViewText.Number(result.CompletedFlows)} {(result.CompletedFlows == 1 ? "transfer" : "transfers")}, in {UnitFormat.Time(completion)} on average");
        Algorithms(text, result);
        Flows(text, result);
        Queues(text, result);
        if (result.Figures.Length > 0)
        {
            text.AppendLine();
            var table = new TextTable("lrrrr", "95 % intervals", "Mean", "+-", "Least", "Greatest");
            foreach (CongestionFigure f in result.Figures) table.Add(CongestionRunReport.Words(f.Name), Value(f, f.Mean), Value(f, f.HalfWidth), Value(f, f.Least), Value(f, f.Greatest));
            table.AppendTo(text);
        }
        if (result.Notes.Length > 0) text.AppendLine();
        foreach (string note in result.Notes) Paragraph.AppendTo(text, note, "");
        return text.ToString().TrimEnd();
    }

    /// <summary>The advice, and what each candidate made of the bottleneck.</summary>
    public static string Of(CompareAlgorithmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Compared", result.Name);
        Line(text, "Simulated", FormattableString.Invariant($"{result.Runs} runs of {UnitFormat.Time(result.DurationSeconds)}, seed {result.Seed}, {result.PacketHops:N0} packet hops"));
        Line(text, "Take", result.Recommendation);
        text.AppendLine();
        var table = new TextTable("lrrrrrrrr", "Algorithm", "Score", "Goodput", "RTT", "95 % wait", "Loss", "Jain", "Beside", "Keeps");
        foreach (ComparedAlgorithm a in result.Algorithms)
        {
            table.Add(a.Algorithm.ToString(), Thousandths(a.Score), ViewText.Percent(a.GoodputShare), UnitFormat.Time(a.MeanRttSeconds),
                UnitFormat.Time(a.P95DelaySeconds), ViewText.Percent(a.LossShare), Thousandths(a.Jain), ViewText.Percent(a.CoexistenceShare), ViewText.Percent(a.CubicKeeps));
        }
        table.AppendTo(text);
        text.AppendLine();
        Paragraph.AppendTo(text, "Goodput: of what is possible. Beside: the share of one flow beside one CUBIC flow. Keeps: what that flow has then, of what it has beside another CUBIC flow.", "");
        foreach (string note in result.Notes) Paragraph.AppendTo(text, note, "");
        return text.ToString().TrimEnd();
    }

    /// <summary>A figure's value in its unit.</summary>
    public static string Value(CongestionFigure figure, double? value)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return CongestionRunReport.Value(figure.Name, value);
    }

    /// <summary>How much a queue holds: "250 KiB", "100 pkts", "no limit".</summary>
    public static string Buffer(CongestionQueueResult queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return CongestionRunReport.Buffer(queue);
    }

    /// <summary>A fraction that is read to three decimals, such as Jain's index.</summary>
    public static string Thousandths(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static void Algorithms(StringBuilder text, CongestionRunResult result)
    {
        if (result.Algorithms.Length < 2) return;
        text.AppendLine();
        var table = new TextTable("lrrrrr", "Algorithm", "Flows", "Goodput", "Share", "Of a fair share", "RTT");
        foreach (AlgorithmShare a in result.Algorithms)
            table.Add(a.Algorithm.ToString(), a.Flows.ToString("N0", CultureInfo.InvariantCulture), UnitFormat.Rate(a.GoodputBps), ViewText.Percent(a.Share), ViewText.Percent(a.ShareOfFairShare), UnitFormat.Time(a.MeanRttSeconds));
        table.AppendTo(text);
    }

    private static void Flows(StringBuilder text, CongestionRunResult result)
    {
        text.AppendLine();
        CongestionFlowResult[] shown = [.. result.Flows.Take(MostFlows)];
        // Columns that would say nothing stay away: names mostly tell the algorithm, few flows end, few are marked.
        bool algorithm = shown.Any(f => !f.Name.StartsWith(f.Algorithm.ToString(), StringComparison.Ordinal)), ends = shown.Any(f => f.CompletionSeconds is not null), marks = shown.Any(f => f.MarkedShare > 0);
        var table = new TextTable("l" + (algorithm ? "l" : "") + "rrrrr" + (marks ? "r" : "") + (ends ? "r" : ""),
            ["Flow", .. algorithm ? new[] { "Algorithm" } : [], "Goodput", "RTT", "Window", "Resent", "Timeouts", .. marks ? new[] { "Marked" } : [], .. ends ? new[] { "Completed" } : []]);
        foreach (CongestionFlowResult f in shown)
        {
            table.Add([f.Name, .. algorithm ? new[] { f.Algorithm.ToString() } : [], UnitFormat.Rate(f.GoodputBps), UnitFormat.Time(f.MeanRttSeconds),
                f.MeanWindowSegments?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-", ViewText.Number(f.Retransmissions), ViewText.Number(f.Timeouts),
                .. marks ? new[] { ViewText.Percent(f.MarkedShare) } : [], .. ends ? new[] { UnitFormat.Time(f.CompletionSeconds) } : []]);
        }
        table.AppendTo(text);
        if (result.Flows.Length > MostFlows) text.AppendLine(CultureInfo.InvariantCulture, $"... and {result.Flows.Length - MostFlows:N0} more in .Flows");
    }

    private static void Queues(StringBuilder text, CongestionRunResult result)
    {
        CongestionQueueResult[] limited = CongestionRunReport.Limited(result);
        if (limited.Length == 0) return;
        text.AppendLine();
        bool marks = limited.Take(MostQueues).Any(q => q.Marked > 0);
        var table = new TextTable("llrrrrr" + (marks ? "r" : ""), ["Queue", "Kind", "Buffer", "Used", "Wait", "95 % wait", "Loss", .. marks ? new[] { "Marked" } : []]);
        foreach (CongestionQueueResult q in limited.Take(MostQueues))
        {
            table.Add([$"{q.From} > {q.To}", q.Discipline.ToString(), CongestionRunReport.Buffer(q), ViewText.Percent(q.Utilization), UnitFormat.Time(q.MeanDelaySeconds), UnitFormat.Time(q.P95DelaySeconds),
                ViewText.Percent(q.LossShare), .. marks ? new[] { ViewText.Number(q.Marked) } : []]);
        }
        table.AppendTo(text);
        if (limited.Length > MostQueues) text.AppendLine(CultureInfo.InvariantCulture, $"... and {limited.Length - MostQueues:N0} more in .Queues");
    }

    private static void Line(StringBuilder text, string name, string value) => Paragraph.Line(text, name, 10, value);
}
