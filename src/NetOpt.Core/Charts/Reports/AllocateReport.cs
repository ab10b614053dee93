using System.Collections.Immutable;
using NetOpt.Bandwidth.Management;

namespace NetOpt.Charts.Reports;

/// <summary>The report on what flows have of a link or a network: against guarantee and demand, and how full the links are.</summary>
public static class AllocateReport
{
    private const int MostBars = 30, MostLinks = 30, MostRows = 100;

    /// <summary>Makes the report. O(n log n), n flows or links.</summary>
    /// <param name="result">The result of bandwidth.allocate, or what a manager gives away now.</param>
    public static ChartPage Create(AllocateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ImmutableArray<BandwidthAllocation> all = result.Allocations;
        if (all.Length is > 0 and <= MostBars) items.Add(new PageChart(Bars(all)));
        else if (all.Length > MostBars) items.Add(new PageChart(Curve(all)));
        if (result.Links.Length > 1) items.Add(new PageChart(Links(result.Links)));
        if (!result.Refusals.IsEmpty)
        {
            items.Add(new PageTable(result.Refusals.Length > MostRows ? $"The first {MostRows} of {result.Refusals.Length} refused flows" : "Refused flows",
                [new PageColumn("Flow"), new PageColumn("Guarantee asked for", true), new PageColumn("Would fit", true), new PageColumn("Held back by")],
                [.. result.Refusals.Take(MostRows).Select(r => (ImmutableArray<string>)[
                    r.Flow, Rate(r.GuaranteeBps), Rate(r.LargestGuaranteeBps), r.Source is null ? r.Link : $"{r.Source} → {r.Target}"])]));
        }
        string refused = result.Refusals.IsEmpty ? "" : $" {result.Refusals.Length} more were refused.";
        return new ChartPage("Bandwidth allocations",
            $"{all.Length} flows have {Rate(result.TotalRateBps)}, of which {Rate(result.TotalGuaranteeBps)} are guaranteed; {all.Count(a => a.Satisfied)} have all that they ask for.{refused}", items.ToImmutable());
    }

    private static BarChart Bars(ImmutableArray<BandwidthAllocation> all)
    {
        // The first color stands for allocations, and a plain series takes the color of its place.
        var series = new List<BarSeries> { new("Allocation", [.. all.Select(a => (double?)a.RateBps)], SeriesRole.After) };
        if (all.Any(a => a.GuaranteeBps > 0)) series.Add(new BarSeries("Guarantee", [.. all.Select(a => (double?)a.GuaranteeBps)]));
        if (all.Any(a => a.DemandBps is not null)) series.Add(new BarSeries("Demand", [.. all.Select(a => (double?)a.DemandBps)], SeriesRole.Before));
        bool mixed = all.Any(a => a.DemandBps is null) && all.Any(a => a.DemandBps is not null);
        return ChartFactory.Bars("Allocations", all.Select(a => a.Flow), new ChartAxis("Rate", ChartUnit.BitsPerSecond), isHorizontal: all.Length > 12, [.. series]) with
        {
            Subtitle = mixed ? "Flows without a demand bar take what they can get" : null,
        };
    }

    private static XyChart Curve(ImmutableArray<BandwidthAllocation> all)
    {
        BandwidthAllocation[] sorted = [.. all.OrderBy(a => a.RateBps)];
        ImmutableArray<double> rank = [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)];
        return ChartFactory.Lines("Allocations", new ChartAxis("Flows, the smallest first") { IsInteger = true }, new ChartAxis("Rate", ChartUnit.BitsPerSecond) { Minimum = 0 },
            new XySeries("Guarantee", rank, [.. sorted.Select(a => (double)a.GuaranteeBps)], XyMark.Line, SeriesRole.Before),
            new XySeries("Allocation", rank, [.. sorted.Select(a => (double)a.RateBps)], XyMark.Line, SeriesRole.After));
    }

    private static BarChart Links(ImmutableArray<BandwidthLink> links)
    {
        BandwidthLink[] fullest = [.. links.OrderByDescending(l => (double)l.AllocatedBps / l.CapacityBps).ThenBy(l => l.Index).Take(MostLinks)];
        return ChartFactory.Bars("Links", fullest.Select(l => $"{l.Source} → {l.Target}"), new ChartAxis("Share of the capacity", ChartUnit.Ratio) { Minimum = 0, Maximum = 1 }, isHorizontal: true,
            new BarSeries("Guaranteed", [.. fullest.Select(l => (double?)l.GuaranteedBps / l.CapacityBps)], SeriesRole.Before),
            new BarSeries("Allocated", [.. fullest.Select(l => (double?)l.AllocatedBps / l.CapacityBps)], SeriesRole.After)) with
        {
            Subtitle = links.Length > MostLinks ? $"The {MostLinks} fullest of {links.Length} directions of links" : null,
        };
    }

    private static string Rate(long bitsPerSecond) => ChartNumber.Format(bitsPerSecond, ChartUnit.BitsPerSecond);
}
