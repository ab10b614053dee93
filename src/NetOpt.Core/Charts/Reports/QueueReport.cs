using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Charts.Reports;

/// <summary>The report on a <see cref="QueueModelResult"/>: delay against load with the knee, how long waits are, and the classes or stations.</summary>
public static class QueueReport
{
    private const int Points = 120;
    private const int MostRows = 60;
    private const long PopulationToDraw = 2000;

    /// <summary>Makes the report. Solves the model again at some hundred loads.</summary>
    public static ChartPage Create(QueueModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        if (LoadCurve(result) is { } curve) items.Add(new PageChart(curve));
        if (LossCurve(result) is { } loss) items.Add(new PageChart(loss));
        if (Distribution(result) is { } waits) items.Add(new PageChart(waits));
        if (PopulationCurves(result) is [var rate, var time]) items.AddRange(new PageChart(rate), new PageChart(time));
        if (result.Classes.Length > 0 && Bars("Time of each class", result.Classes.Select(c => (c.Name, c.MeanSojournSeconds, c.MeanWaitSeconds))) is { } classes) items.Add(new PageChart(classes));
        if (result.Stations.Length > 0 && Bars("Time of a visit to each station", result.Stations.Select(s => (s.Name, s.MeanSojournSeconds, s.MeanWaitSeconds))) is { } stations) items.Add(new PageChart(stations));
        string summary = result.Reason ?? (result.MeanSojournSeconds is { } sojourn
            ? $"{ChartNumber.Format(sojourn, ChartUnit.Seconds)} on average{(result.MeanWaitSeconds is { } wait ? $", {ChartNumber.Format(wait, ChartUnit.Seconds)} of it waiting" : "")}."
            : result.BlockingProbability is { } lost ? $"{Small(lost)} of the arrivals are lost." : result.WaitProbability is { } waiting ? $"{Small(waiting)} of the arrivals wait." : result.Method);
        if (result.Solution is { } solution) summary = Answer(solution) + ". " + summary;
        return new ChartPage(result.Name, summary, items.ToImmutable());
    }

    /// <summary>The answer to an inverse question in a sentence, without a period.</summary>
    public static string Answer(QueueSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        bool time = solution.Goal is QueueGoal.MeanWait or QueueGoal.MeanSojourn or QueueGoal.WaitPercentile or QueueGoal.SojournPercentile;
        string goal = (solution.Goal switch
        {
            QueueGoal.MeanWait => "mean wait",
            QueueGoal.MeanSojourn => "mean time in the system",
            QueueGoal.WaitPercentile => Percent(solution.Percentile) + " percentile of the wait",
            QueueGoal.SojournPercentile => Percent(solution.Percentile) + " percentile of the time in the system",
            QueueGoal.WaitProbability => "probability of waiting",
            QueueGoal.Blocking => "loss",
            _ => "utilization",
        }) + " of at most " + Spell(solution.Target);
        if (solution.Value is not { } value) return $"nothing gives a {goal}";
        string number = value.ToString("G8", CultureInfo.InvariantCulture);
        string found = solution.Unknown switch
        {
            QueueUnknown.Servers => $"{number} server{(value == 1 ? "" : "s")}",
            QueueUnknown.Places => $"{number} place{(value == 1 ? "" : "s")}",
            QueueUnknown.OfferedLoad => $"up to {number} Erlang",
            QueueUnknown.ArrivalRate => $"up to {number} arrivals/s",
            _ => $"at least {number} services/s",
        };
        string achieved = solution.Achieved is { } now && solution.Unknown is QueueUnknown.Servers or QueueUnknown.Places ? $" ({Spell(now)}{(solution.OneLess is { } less ? $", with one less {Spell(less)}" : "")})" : "";
        return $"{found} for a {goal}{achieved}";

        string Spell(double? v) => v is not { } x ? "?" : time ? ChartNumber.Format(x, ChartUnit.Seconds) : Small(x);
    }

    // Mean times over the load, and where the model stands.
    private static XyChart? LoadCurve(QueueModelResult result)
    {
        QueueModelRequest request = Solved(result) with { TimesSeconds = null, States = null, Percentiles = [0.95], Target = null };
        if (result.Rho is not { } here || result.ArrivalRate is null || request.Model is QueueModel.FiniteSource || (request.ServiceRate is null && request.ServiceTimeSeconds is null && request.Service is null && request.Classes is null)) return null;
        bool lossy = result.BlockingProbability is not null;
        if (lossy && result.Request.Places is null) return null;
        double most = lossy ? Math.Max(1.5, Math.Min(here * 1.2, 5)) : 0.98;
        var x = new List<double>();
        var sojourn = new List<double>();
        var wait = new List<double>();
        var tail = new List<double>();
        for (int i = 1; i <= Points; i++)
        {
            double load = most * i / Points;
            QueueModelResult at = QueueModels.Solve(Scaled(request, load / here), OperationContext.Default);
            if (at.MeanSojournSeconds is not { } w || at.MeanWaitSeconds is not { } q) continue;
            x.Add(load);
            sojourn.Add(w);
            wait.Add(q);
            if (at.Percentiles is [{ SojournSeconds: { } p }]) tail.Add(p);
        }
        if (x.Count < 2) return null;
        var series = new List<XySeries>
        {
            new("Mean time in the system", [.. x], [.. sojourn], XyMark.Line),
            new("Mean wait", [.. x], [.. wait], XyMark.Line),
        };
        if (tail.Count == x.Count) series.Add(new XySeries("95 % stay at most", [.. x], [.. tail], XyMark.Line));
        if (result.MeanSojournSeconds is { } now && here <= most) series.Add(new XySeries("This queue", [here], [now], XyMark.Point));
        // Beyond the knee, where the curve leaves the picture, there is nothing to compare.
        double ceiling = lossy ? double.PositiveInfinity : Math.Max((result.MeanSojournSeconds ?? 0) * 1.3, sojourn[^1] * 0.6);
        return ChartFactory.Lines($"Delay against load, {result.Name}", new ChartAxis("Load ρ", ChartUnit.Ratio) { Minimum = 0, Maximum = lossy ? most : 1 },
            new ChartAxis("Time", ChartUnit.Seconds) { Minimum = 0 }, [.. series.Select(s => Below(s, ceiling))]) with
        {
            Subtitle = lossy
                ? "Delay grows slowly up to the knee; beyond it the places limit the delay, and loss grows instead"
                : "Delay grows slowly up to the knee, and without bound as the load nears what the servers can do",
        };
    }

    private static XyChart? LossCurve(QueueModelResult result)
    {
        if (result.BlockingProbability is null || result.Rho is not { } here || result.Model == QueueModel.FiniteSource) return null;
        QueueModelRequest request = Solved(result) with { TimesSeconds = null, States = null, Percentiles = [], Target = null };
        var x = new List<double>();
        var loss = new List<double>();
        double most = Math.Max(1.5, Math.Min(here * 1.2, 5));
        for (int i = 1; i <= Points; i++)
        {
            double load = most * i / Points;
            if (QueueModels.Solve(Scaled(request, load / here), OperationContext.Default).BlockingProbability is not { } lost || lost < 1e-15) continue;
            x.Add(load);
            loss.Add(lost);
        }
        if (x.Count < 2) return null;
        var series = new List<XySeries> { new("Loss", [.. x], [.. loss], XyMark.Line) };
        if (result.BlockingProbability is > 1e-15 and var now && here <= most) series.Add(new XySeries("This queue", [here], [now], XyMark.Point));
        return ChartFactory.Lines($"Loss against load, {result.Name}", new ChartAxis("Load ρ", ChartUnit.Ratio) { Minimum = 0 }, new ChartAxis("Probability of loss") { IsLogarithmic = true }, [.. series]);
    }

    // Throughput and time of a closed network as its population grows.
    private static XyChart[] PopulationCurves(QueueModelResult result)
    {
        QueueModelRequest request = result.Request;
        if (result.Model != QueueModel.Closed || request.Classes is { Count: > 0 } || request.Population is not { } here || here > PopulationToDraw || result.MeanSojournSeconds is not { } now) return [];
        long most = Math.Max(2 * here, 10);
        long[] sizes = [.. Enumerable.Range(1, Points).Select(i => Math.Max(1, most * i / Points)).Distinct()];
        QueueModelResult[] all = [.. sizes.Select(n => QueueModels.Solve(request with { Population = n, Percentiles = [] }, OperationContext.Default))];
        ImmutableArray<double> x = [.. sizes.Select(n => (double)n)];
        var axis = new ChartAxis("Customers") { IsInteger = true, Minimum = 0 };
        return
        [
            ChartFactory.Lines("Throughput against population", axis, new ChartAxis("Rounds per second") { Minimum = 0 },
                new XySeries("Throughput", x, [.. all.Select(r => r.Throughput!.Value)]), new XySeries("This network", [here], [result.Throughput!.Value], XyMark.Point)) with
            {
                Subtitle = "It rises with every customer until the slowest station is busy all the time",
            },
            ChartFactory.Lines("Time against population", axis, new ChartAxis("Time of a round", ChartUnit.Seconds) { Minimum = 0 },
                new XySeries("Mean time", x, [.. all.Select(r => r.MeanSojournSeconds!.Value)]), new XySeries("This network", [here], [now], XyMark.Point)) with
            {
                Subtitle = "From the knee on each further customer only waits",
            },
        ];
    }

    // P(time > t), on a logarithmic axis: a straight line is an exponential tail.
    private static XyChart? Distribution(QueueModelResult result)
    {
        if (!result.Stable || result.Percentiles.IsEmpty) return null;
        QueueModelRequest request = Solved(result) with { Target = null, States = null, TimesSeconds = null, Percentiles = [0.9999] };
        double? end = QueueModels.Solve(request, OperationContext.Default).Percentiles is [var p] ? p.SojournSeconds ?? p.WaitSeconds : null;
        if (end is not > 0) return null;
        double[] times = [.. Enumerable.Range(0, Points + 1).Select(i => end.Value * i / Points)];
        ImmutableArray<QueueTail> tails = QueueModels.Solve(request with { Percentiles = [], TimesSeconds = times }, OperationContext.Default).Tails;
        var series = new List<XySeries>();
        Add("Time in the system", t => t.SojournExceeds);
        Add("Wait", t => t.WaitExceeds);
        return series.Count == 0 ? null : ChartFactory.Lines($"How long it takes, {result.Name}", new ChartAxis("Time t", ChartUnit.Seconds) { Minimum = 0 },
            new ChartAxis("Share that takes longer than t") { IsLogarithmic = true }, [.. series]);

        void Add(string name, Func<QueueTail, double?> value)
        {
            QueueTail[] known = [.. tails.Where(t => value(t) is > 1e-5)];
            if (known.Length > 1) series.Add(new XySeries(name, [.. known.Select(t => t.Seconds)], [.. known.Select(t => value(t)!.Value)]));
        }
    }

    private static BarChart? Bars(string title, IEnumerable<(string Name, double? Sojourn, double? Wait)> rows)
    {
        (string Name, double? Sojourn, double? Wait)[] known = [.. rows.Where(r => r.Sojourn is not null).Take(MostRows)];
        if (known.Length == 0) return null;
        BarSeries stay = new("Mean time", [.. known.Select(r => r.Sojourn)]), wait = new("Mean wait", [.. known.Select(r => r.Wait)]);
        return ChartFactory.Bars(title, known.Select(r => r.Name), new ChartAxis("Time", ChartUnit.Seconds), isHorizontal: known.Length > 8, known.Any(r => r.Wait is not null) ? [stay, wait] : [stay]);
    }

    // The request with the parameter that was found.
    private static QueueModelRequest Solved(QueueModelResult result) => result.Solution switch
    {
        { Unknown: QueueUnknown.Servers, Value: { } v } => result.Request with { Servers = (long)v },
        { Unknown: QueueUnknown.Places, Value: { } v } => result.Request with { Places = (long)v },
        { Unknown: QueueUnknown.ArrivalRate, Value: { } v } => result.Request with { ArrivalRate = v },
        { Unknown: QueueUnknown.OfferedLoad, Value: { } v } => result.Request with { OfferedLoad = v },
        { Unknown: QueueUnknown.ServiceRate, Value: { } v } => result.Request with { ServiceRate = v },
        _ => result.Request,
    };

    private static QueueModelRequest Scaled(QueueModelRequest request, double factor) => request with
    {
        ArrivalRate = request.ArrivalRate * factor,
        OfferedLoad = request.OfferedLoad * factor,
        Classes = request.Classes is { } classes ? [.. classes.Select(c => c with { ArrivalRate = c.ArrivalRate * factor })] : null,
    };

    private static XySeries Below(XySeries series, double ceiling)
    {
        int[] kept = [.. Enumerable.Range(0, series.X.Length).Where(i => series.Y[i] <= ceiling)];
        return new XySeries(series.Name, [.. kept.Select(i => series.X[i])], [.. kept.Select(i => series.Y[i])], series.Mark, series.Role);
    }

    private static string Percent(double? p) => string.Create(CultureInfo.InvariantCulture, $"{p * 100:0.######} %");

    private static string Small(double p) => p is >= 1e-4 or 0 ? string.Create(CultureInfo.InvariantCulture, $"{p * 100:G4} %") : p.ToString("0.###e0", CultureInfo.InvariantCulture);
}
