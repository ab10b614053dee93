using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Charts.Reports;

/// <summary>The report on a routing: its maximum utilization, a map by utilization, the load curve and the most loaded directions.</summary>
public static class RoutingReport
{
    private const int MostBars = 15;

    /// <summary>Shortest paths with even splitting.</summary>
    /// <param name="result">The result.</param>
    /// <param name="topology">The network that was routed on, for the map; null leaves the map out.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage Create(EcmpResult result, NetworkTopology? topology = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Page("shortest paths", $"Maximum utilization {Percent(result.MaxUtilization)}, mean {Percent(result.MeanUtilization)}, over {result.Demands} demands.",
            result.LinkLoads, null, null, topology, context);
    }

    /// <summary>Several paths with nearly the least maximum utilization.</summary>
    /// <param name="result">The result.</param>
    /// <param name="topology">The network that was routed on, for the map; null leaves the map out.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage Create(MultipathResult result, NetworkTopology? topology = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Page("routing over several paths",
            $"Maximum utilization {Percent(result.MaxUtilization)}, mean {Percent(result.MeanUtilization)}. No routing gets the maximum below {Percent(result.LowerBound)}: the gap is {Percent(result.Gap)}.",
            result.LinkLoads, result.LowerBound, null, topology, context);
    }

    /// <summary>Better weights.</summary>
    /// <param name="result">The result.</param>
    /// <param name="topology">The network that was routed on, for the map; null leaves the map out.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage Create(WeightSearchResult result, NetworkTopology? topology = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        string found = result.Improved
            ? $"{result.Changes.Length} changed weights lower the maximum utilization from {Percent(result.MaxUtilizationBefore)} to {Percent(result.MaxUtilization)}."
            : $"No better weights were found; the maximum utilization stays {Percent(result.MaxUtilization)}.";
        PageTable? changes = result.Changes.Length == 0 ? null : new PageTable("Changes, in the order in which to apply them",
            [new PageColumn("Step", true), new PageColumn("Interface"), new PageColumn("Weight so far", true), new PageColumn("New weight", true), new PageColumn("Maximum utilization then", true)],
            [.. result.Changes.Select((c, i) => (ImmutableArray<string>)[ChartNumber.Format(i + 1), $"{c.Source} → {c.Target}", ChartNumber.Format(c.From), ChartNumber.Format(c.To), Percent(c.MaxUtilizationAfter)])]);
        return Page("weights", $"{found} No routing gets it below {Percent(result.LowerBound)}: the gap is {Percent(result.Gap)}.", result.LinkLoads, result.LowerBound, changes, topology, context);
    }

    private static ChartPage Page(string what, string summary, ImmutableArray<LinkLoad> loads, double? bound, PageItem? more, NetworkTopology? topology, OperationContext? context)
    {
        var items = ImmutableArray.CreateBuilder<PageItem>();
        double[] utilization = [.. loads.Select(l => l.Utilization)];
        if (topology is not null && topology.Arcs.Count == loads.Length)
            items.Add(new PageChart(ChartFactory.TopologyMap(topology, utilization, $"{topology.Name}: utilization of each direction", context)));
        items.Add(new PageChart(ChartFactory.LoadCurve(utilization, lowerBound: bound)));
        if (loads.Length > 0)
        {
            LinkLoad[] top = [.. loads.OrderByDescending(l => l.Utilization).ThenBy(l => l.Index).Take(MostBars)];
            BarChart bars = ChartFactory.Bars("The most loaded directions", top.Select(l => $"{l.Source} → {l.Target}"), new ChartAxis("Utilization", ChartUnit.Ratio),
                isHorizontal: true, new BarSeries("Utilization", [.. top.Select(l => (double?)l.Utilization)], SeriesRole.After));
            items.Add(new PageChart(top[0].Utilization > 0.75 ? bars with { References = [new ReferenceLine(1, "capacity")] } : bars));
        }
        if (more is not null) items.Add(more);
        return new ChartPage(topology is null ? char.ToUpperInvariant(what[0]) + what[1..] : $"{topology.Name}: {what}", summary, items.ToImmutable());
    }

    private static string Percent(double ratio) => ChartNumber.Format(ratio, ChartUnit.Ratio);
}
