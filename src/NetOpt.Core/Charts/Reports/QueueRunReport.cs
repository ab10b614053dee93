using System.Collections.Immutable;
using NetOpt.Queueing;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Charts.Reports;

/// <summary>The report on a simulated queue: how likely long waits are, how far the figures lie from theory, and all figures.</summary>
public static class QueueRunReport
{
    /// <summary>Makes the report. O(points of the tail).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(QueueRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        if (result.TailSeconds.Length > 1) items.Add(new PageChart(Tail(result)));
        if (Deviations(result) is { } deviations) items.Add(new PageChart(deviations));
        items.Add(new PageTable("Figures with 95 % intervals",
            [new PageColumn("Of"), new PageColumn("Figure"), new PageColumn("Simulated", true), new PageColumn("±", true), new PageColumn("Theory", true), new PageColumn("Verdict")],
            [.. result.Figures.Select(f => (ImmutableArray<string>)[f.Scope ?? "system", Name(f.Quantity), Value(f.Quantity, f.Value), f.Value is null ? "" : Value(f.Quantity, f.HalfWidth), f.Theory is null ? "" : Value(f.Quantity, f.Theory), Words(f.Verdict)])]));
        foreach (string note in result.Notes) items.Add(new PageText(note));
        return new ChartPage(result.Name, (result.Reason is { } reason ? reason + " " : "")
            + FormattableString.Invariant($"{result.Customers:N0} customers simulated, {result.WarmUpCustomers:N0} of them as warm-up; arrivals {result.Arrival}, service {result.Service}."), items.ToImmutable());
    }

    /// <summary>What a figure measures, in words.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Name(QueueQuantity quantity) => quantity switch
    {
        QueueQuantity.ArrivalRate => "arrivals",
        QueueQuantity.Throughput => "served",
        QueueQuantity.Utilization => "utilization",
        QueueQuantity.MeanCustomers => "in system, L",
        QueueQuantity.MeanWaiting => "waiting, Lq",
        QueueQuantity.MeanSojourn => "time in system, W",
        QueueQuantity.MeanWait => "wait, Wq",
        QueueQuantity.WaitProbability => "P(wait)",
        QueueQuantity.LossProbability => "P(lost)",
        QueueQuantity.BalkProbability => "P(goes at once)",
        _ => "P(gives up)",
    };

    /// <summary>How theory lies to a figure, in words.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Words(TheoryVerdict verdict) => verdict switch
    {
        TheoryVerdict.Agrees => "agrees",
        TheoryVerdict.Borderline => "borderline",
        TheoryVerdict.Differs => "DIFFERS",
        TheoryVerdict.ApproximationOff => "approx. off",
        TheoryVerdict.TooShort => "run too short",
        _ => "",
    };

    /// <summary>Whether a quantity is a time in seconds.</summary>
    /// <param name="quantity">The quantity.</param>
    public static bool IsTime(QueueQuantity quantity) => quantity is QueueQuantity.MeanSojourn or QueueQuantity.MeanWait;

    private static string Value(QueueQuantity quantity, double? value) =>
        value is { } v ? ChartNumber.Format(v, IsTime(quantity) ? ChartUnit.Seconds : ChartUnit.None) : "undefined";

    private static XyChart Tail(QueueRunResult result)
    {
        var series = new List<XySeries> { new("simulated", result.TailSeconds, result.TailProbability, XyMark.Line, SeriesRole.After) };
        (double Time, double Probability)[] known = [.. result.Percentiles.Where(p => p.TheoryWaitSeconds > 0).Select(p => (p.TheoryWaitSeconds!.Value, 1 - p.Probability))];
        if (known.Length > 0) series.Add(new XySeries("percentiles by theory", [.. known.Select(k => k.Time)], [.. known.Select(k => k.Probability)], XyMark.Point, SeriesRole.Before));
        return ChartFactory.Lines("How likely long waits are", new ChartAxis("Wait", ChartUnit.Seconds) { Minimum = 0 }, new ChartAxis("Customers who wait longer", ChartUnit.Ratio) { IsLogarithmic = true }, [.. series]) with
        {
            Subtitle = result.Name + ": a straight line is an exponential tail",
        };
    }

    // Simulated less theoretical, over theoretical, with the ends of the interval.
    private static XyChart? Deviations(QueueRunResult result)
    {
        QueueRunFigure[] figures = [.. result.Figures.Where(f => f.Theory is not (null or 0) && f.Value is not null && f.HalfWidth is not null)];
        if (figures.Length == 0) return null;
        ImmutableArray<double> rank = [.. Enumerable.Range(1, figures.Length).Select(i => (double)i)];
        double Off(QueueRunFigure f, double add) => (f.Value!.Value + add * f.HalfWidth!.Value) / f.Theory!.Value - 1;
        return ChartFactory.Lines("Simulation against theory", new ChartAxis("Figure, by its row in the table") { IsInteger = true, Minimum = 0, Maximum = figures.Length + 1 }, new ChartAxis("Simulated over theory, less 1", ChartUnit.Ratio),
            new XySeries("ends of the 95 % interval", [.. rank, .. rank], [.. figures.Select(f => Off(f, 1)), .. figures.Select(f => Off(f, -1))], XyMark.Point, SeriesRole.Before),
            new XySeries("estimate", rank, [.. figures.Select(f => Off(f, 0))], XyMark.Point, SeriesRole.After)) with
        {
            Subtitle = string.Join(", ", figures.Take(12).Select((f, i) => $"{i + 1} {(f.Scope is null ? "" : f.Scope + " ")}{Name(f.Quantity)}")) + (figures.Length > 12 ? ", ..." : ""),
            References = [new ReferenceLine(0, "theory")],
        };
    }
}
