using System.Globalization;
using System.Text;
using NetOpt.Charts.Reports;
using NetOpt.Queueing.Simulation;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>The result of a queue simulation as one screen of text.</summary>
public static class QueueRunText
{
    private const int MostFigures = 30;

    /// <summary>The figures with their intervals, theory beside them, and the percentiles.</summary>
    public static string Of(QueueRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Queue", result.Name + (result.Rho is { } rho ? $", rho {ViewText.Number(rho)}" : ""));
        if (!result.Stable) Line(text, "UNSTABLE", result.Reason!);
        Line(text, "Arrivals", result.Arrival);
        Line(text, "Service", result.Service);
        Line(text, "Simulated", FormattableString.Invariant($"{result.Customers:N0} customers, {UnitFormat.Time(result.SimulatedSeconds)} of simulated time")
            + (result.Replications > 1 ? FormattableString.Invariant($", {result.Replications} replications") : "") + FormattableString.Invariant($", seed {result.Seed}"));
        if (result.Batches > 0)
        {
            Line(text, "Warm-up", FormattableString.Invariant($"{result.WarmUpCustomers:N0} customers left out ({result.WarmUpRule})"));
            Line(text, "Intervals", FormattableString.Invariant($"95 %, from {result.Batches} {(result.Replications > 1 ? "replications" : "batches")} of {result.BatchCustomers:N0} customers")
                + (result.BatchCorrelation is { } r ? FormattableString.Invariant($", lag 1: {r:0.00}") : ""));
        }
        if (result.RelativePrecision is { } precision)
            Line(text, "Precision", $"{ViewText.Percent(precision)} of the mean time in the system" + (result.PrecisionReached is { } reached ? reached ? ", as wanted" : ", NOT what was wanted" : ""));
        text.AppendLine();
        bool theory = result.Figures.Any(f => f.Theory is not null), scopes = result.Figures.Any(f => f.Scope is not null);
        string[] headers = [.. scopes ? new[] { "Of" } : [], "Figure", "Simulated", "+-", .. theory ? new[] { "Theory", "" } : []];
        var table = new TextTable((scopes ? "l" : "") + "lrr" + (theory ? "rl" : ""), headers);
        foreach (QueueRunFigure f in result.Figures.Take(MostFigures))
        {
            table.Add([.. scopes ? new[] { f.Scope ?? "system" } : [], QueueRunReport.Name(f.Quantity), Value(f, f.Value), f.Value is null ? "" : Value(f, f.HalfWidth),
                .. theory ? new[] { f.Theory is null ? "" : Value(f, f.Theory), QueueRunReport.Words(f.Verdict) } : []]);
        }
        table.AppendTo(text);
        if (result.Figures.Length > MostFigures) text.AppendLine(CultureInfo.InvariantCulture, $"... and {result.Figures.Length - MostFigures} more in .Figures");
        if (result.Percentiles.Length > 0)
        {
            text.AppendLine();
            bool known = result.Percentiles.Any(p => p.TheorySojournSeconds is not null || p.TheoryWaitSeconds is not null);
            table = new TextTable("lrl" + (known ? "r" : ""), ["Percentile", "Simulated", "Interval", .. known ? new[] { "Theory" } : []]);
            foreach (QueueRunPercentile p in result.Percentiles)
            {
                string percent = (p.Probability * 100).ToString("0.####", CultureInfo.InvariantCulture) + " % of ";
                Add(percent + "waits", p.WaitSeconds, p.WaitLowSeconds, p.WaitHighSeconds, p.TheoryWaitSeconds);
                Add(percent + "times in system", p.SojournSeconds, p.SojournLowSeconds, p.SojournHighSeconds, p.TheorySojournSeconds);
            }
            table.AppendTo(text);

            void Add(string what, double? value, double? low, double? high, double? theory) =>
                table.Add([what, Time(value), Between(low, high), .. known ? new[] { theory is null ? "" : Time(theory) } : []]);
        }
        if (result.Figures.Any(f => f.Verdict == TheoryVerdict.Borderline)) Paragraph.AppendTo(text.AppendLine(), "borderline: outside the 95 % interval, as one figure in twenty is by chance; the figures of one run move together.", "");
        foreach (string note in result.Notes) Paragraph.AppendTo(text.AppendLine(), note, "");
        return text.ToString().TrimEnd();
    }

    /// <summary>A figure's value in its unit.</summary>
    public static string Value(QueueRunFigure figure, double? value)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (value is not { } v) return "undefined";
        return figure.Quantity switch
        {
            QueueQuantity.MeanSojourn or QueueQuantity.MeanWait => UnitFormat.Time(v),
            QueueQuantity.ArrivalRate or QueueQuantity.Throughput => ViewText.Number(v) + " /s",
            QueueQuantity.MeanCustomers or QueueQuantity.MeanWaiting => ViewText.Number(v),
            _ => v is > 0 and < 0.001 ? v.ToString("0.00e0", CultureInfo.InvariantCulture) : ViewText.Number(v),
        };
    }

    /// <summary>How theory lies to all figures: "7 agree, 1 borderline"; empty where there is no theory.</summary>
    public static string Verdicts(QueueRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Join(", ", result.Figures.Where(f => f.Verdict != TheoryVerdict.None).GroupBy(f => f.Verdict).OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} {(g.Key == TheoryVerdict.Agrees ? "agree" : g.Key == TheoryVerdict.Differs ? "differ" : QueueRunReport.Words(g.Key))}"));
    }

    /// <summary>A figure of the system with its interval: "9.991 ms +- 0.052 ms".</summary>
    public static string Figure(QueueRunResult result, QueueQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Figure(quantity) is not { } figure ? "" : figure.Value is null ? "undefined" : $"{Value(figure, figure.Value)} +- {Value(figure, figure.HalfWidth)}";
    }

    private static string Time(double? seconds) => seconds is { } s ? UnitFormat.Time(s) : "-";

    private static string Between(double? low, double? high) => low is null || high is null ? "" : $"{Time(low)} .. {Time(high)}";

    private static void Line(StringBuilder text, string name, string value) => Paragraph.Line(text, name, 10, value);
}
