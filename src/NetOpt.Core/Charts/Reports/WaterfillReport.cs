using System.Collections.Immutable;
using NetOpt.Bandwidth;

namespace NetOpt.Charts.Reports;

/// <summary>The report on a <see cref="WaterfillResult"/>: what each demand asks for and gets, and which links held it back.</summary>
public static class WaterfillReport
{
    private const int MostBars = 40, MostRows = 100;

    /// <summary>Makes the report. O(n log n), n demands.</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(WaterfillResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ChartUnit unit = result.RateUnitKnown ? ChartUnit.BitsPerSecond : ChartUnit.None;
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ImmutableArray<FairAllocation> all = result.Allocations;
        if (all.Length > 0) items.Add(new PageChart(Chart(all, unit, "No rate can rise without lowering one that is no higher for its weight")));
        if (result.Bottlenecks.Length > 0)
        {
            items.Add(new PageTable(result.Bottlenecks.Length > MostRows ? $"The first {MostRows} of {result.Bottlenecks.Length} bottlenecks, in the order in which they filled" : "Bottlenecks, in the order in which they filled",
                [new PageColumn("Link"), new PageColumn("Level", true), new PageColumn("Capacity", true), new PageColumn("Demands held back", true)],
                [.. result.Bottlenecks.Take(MostRows).Select(b => (ImmutableArray<string>)[
                    b.Source is null ? b.Name : $"{b.Source} → {b.Target}", ChartNumber.Format(b.Level, unit), ChartNumber.Format(b.Capacity, unit), ChartNumber.Format(b.Flows)])]));
        }
        int satisfied = all.Count(a => a.Satisfied);
        string summary = $"{satisfied} of {all.Length} demands get all that they ask for; {ChartNumber.Format(result.TotalRate, unit)} in all"
            + (result.TotalDemand is { } wanted ? $" of {ChartNumber.Format(wanted, unit)} asked for." : ".");
        return new ChartPage("Max-min fair rates", summary, items.ToImmutable());
    }

    /// <summary>Demand against allocation: bars for a few, sorted curves for many.</summary>
    internal static Chart Chart(ImmutableArray<FairAllocation> all, ChartUnit unit, string subtitle) =>
        all.Length <= MostBars ? Bars(all, unit) with { Subtitle = subtitle } : Curve(all, unit) with { Subtitle = subtitle };

    private static BarChart Bars(ImmutableArray<FairAllocation> all, ChartUnit unit)
    {
        var series = new List<BarSeries>();
        if (all.Any(a => a.Demand is not null)) series.Add(new BarSeries("Demand", [.. all.Select(a => a.Demand)], SeriesRole.Before));
        series.Add(new BarSeries("Allocated", [.. all.Select(a => (double?)a.Rate)], SeriesRole.After));
        return ChartFactory.Bars("Demand and allocation", all.Select(Name), new ChartAxis("Rate", unit), isHorizontal: all.Length > 12, [.. series]);
    }

    private static XyChart Curve(ImmutableArray<FairAllocation> all, ChartUnit unit)
    {
        // Sorted by demand, those without limit last, the two lines part where the water level lies.
        FairAllocation[] sorted = [.. all.OrderBy(a => a.Demand ?? double.PositiveInfinity).ThenBy(a => a.Rate).ThenBy(a => a.Index)];
        ImmutableArray<double> rank = [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)];
        FairAllocation[] limited = [.. sorted.Where(a => a.Demand is not null)];
        return ChartFactory.Lines("Demand and allocation", new ChartAxis("Demands, the smallest first") { IsInteger = true }, new ChartAxis("Rate", unit) { Minimum = 0 },
            new XySeries("Demand", rank[..limited.Length], [.. limited.Select(a => a.Demand!.Value)], XyMark.Line, SeriesRole.Before),
            new XySeries("Allocated", rank, [.. sorted.Select(a => a.Rate)], XyMark.Line, SeriesRole.After));
    }

    private static string Name(FairAllocation a) => a.Source is null ? $"demand {a.Name}" : $"{a.Source} → {a.Target}";
}
