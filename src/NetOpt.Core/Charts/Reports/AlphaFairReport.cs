using System.Collections.Immutable;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.Management;

namespace NetOpt.Charts.Reports;

/// <summary>The reports on α-fair rates: what each demand gets and what capacity is worth, and what kinds of fairness trade for another.</summary>
public static class AlphaFairReport
{
    private const int MostRows = 30, MostBars = 12, MostFlows = 40;

    /// <summary>The report on one result. O(n log n), n demands.</summary>
    public static ChartPage Create(AlphaFairResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ChartUnit unit = result.RateUnitKnown ? ChartUnit.BitsPerSecond : ChartUnit.None;
        var items = ImmutableArray.CreateBuilder<PageItem>();
        string kind = result.Alpha == 1 ? "Proportionally fair rates" : $"Fair rates for alpha = {ChartNumber.Format(result.Alpha)}";
        if (result.Allocations.Length > 0) items.Add(new PageChart(WaterfillReport.Chart(result.Allocations, unit, kind)));
        if (result.Prices.Length > 0)
        {
            items.Add(new PageTable(result.Prices.Length > MostRows ? $"The {MostRows} most valuable of {result.Prices.Length} full links" : "Full links, by the worth of their capacity",
                [new PageColumn("Link"), new PageColumn("Part of the worth", true), new PageColumn("Load", true), new PageColumn("Capacity", true)],
                [.. result.Prices.Take(MostRows).Select(p => (ImmutableArray<string>)[
                    p.Source is null ? p.Name : $"{p.Source} → {p.Target}", ChartNumber.Format(p.Share, ChartUnit.Ratio), ChartNumber.Format(p.Load, unit), ChartNumber.Format(p.Capacity, unit)])]));
        }
        return new ChartPage(kind, $"{ChartNumber.Format(result.TotalRate, unit)} in all"
            + (result.TotalDemand is { } wanted ? $" of {ChartNumber.Format(wanted, unit)} asked for" : "")
            + (result.Certificate.Certified ? "; proved to be the best of its kind." : "; NOT proved to be the best of its kind."), items.ToImmutable());
    }

    /// <summary>The report on a comparison. O(n·k), n flows, k kinds.</summary>
    public static ChartPage Create(FairnessComparison result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ImmutableArray<ComparedFairness> kinds = result.Kinds;
        if (kinds.Length > 1) items.Add(new PageChart(TradeOff(kinds)));
        if (result.Flows.Length <= MostFlows && kinds.Length <= MostBars)
        {
            items.Add(new PageChart(ChartFactory.Bars("Rates of the flows", result.Flows, new ChartAxis("Rate", ChartUnit.BitsPerSecond) { Minimum = 0 }, isHorizontal: result.Flows.Length * kinds.Length > 24,
                [.. kinds.Select(k => new BarSeries(k.Fairness, [.. k.RatesBps.Select(r => (double?)r)]))])));
        }
        items.Add(new PageTable("Kinds of fairness", [new PageColumn("Fairness"), new PageColumn("Total", true), new PageColumn("Least", true), new PageColumn("Jain index", true)],
            [.. kinds.Select(k => (ImmutableArray<string>)[k.Fairness, Rate(k.TotalRateBps), Rate(k.LeastRateBps), ChartNumber.Format(k.JainIndex ?? 0)])]));
        return new ChartPage("Throughput against fairness", $"{result.Flows.Length} flows under {kinds.Length} kinds of fairness.", items.ToImmutable());
    }

    private static XyChart TradeOff(ImmutableArray<ComparedFairness> kinds)
    {
        ComparedFairness[] sorted = [.. kinds.OrderBy(k => k.Alpha ?? double.PositiveInfinity)];
        XySeries line = new("From small to large alpha", [.. sorted.Select(k => k.JainIndex ?? 1)], [.. sorted.Select(k => k.TotalRateBps)], XyMark.Line, SeriesRole.Before);
        return ChartFactory.Lines("Throughput against fairness", new ChartAxis("Jain index of the rates"), new ChartAxis("Total rate", ChartUnit.BitsPerSecond),
            [line, .. sorted.Select(k => new XySeries(k.Fairness, [k.JainIndex ?? 1], [k.TotalRateBps], XyMark.Point))]);
    }

    private static string Rate(double bitsPerSecond) => ChartNumber.Format(bitsPerSecond, ChartUnit.BitsPerSecond);
}
