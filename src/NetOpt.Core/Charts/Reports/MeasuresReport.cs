using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Measures;

namespace NetOpt.Charts.Reports;

/// <summary>The report on <see cref="TopologyMeasures"/>: counts, a map by betweenness, the most central nodes and links.</summary>
public static class MeasuresReport
{
    private const int MostBars = 15;

    /// <summary>Makes the report. O(n log n + m log m), plus a layout where the network has no coordinates.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="topology">The network that was measured, for the map; null leaves the map out.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage Create(TopologyMeasures measures, NetworkTopology? topology = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        items.Add(Table(measures));
        if (topology is not null && topology.Links.Length == measures.LinkBetweenness.Length && topology.Nodes.Length == measures.Betweenness.Length)
        {
            items.Add(new PageChart(ChartFactory.ValueMap(topology, [.. measures.LinkBetweenness.Select(l => l.Value)], "Betweenness of the link",
                [.. measures.Betweenness.Select(n => n.Value)], "betweenness", $"{measures.Name}: what shortest paths pass", context)));
        }
        if (measures.Betweenness.Length > 0)
        {
            NodeBetweenness[] nodes = [.. measures.Betweenness.OrderByDescending(n => n.Value).ThenBy(n => n.Index).Take(MostBars)];
            items.Add(new PageChart(Bars("The most central nodes", nodes.Select(n => n.Name), nodes.Select(n => n.Value), measures)));
        }
        if (measures.LinkBetweenness.Length > 0)
        {
            LinkBetweenness[] links = [.. measures.LinkBetweenness.OrderByDescending(l => l.Value).ThenBy(l => l.Index).Take(MostBars)];
            items.Add(new PageChart(Bars("The most central links", links.Select(l => $"{Node(l.Source)} – {Node(l.Target)}"), links.Select(l => l.Value), measures)));
        }
        string summary = $"{measures.Nodes} nodes, {measures.Links} links; "
            + (measures.Components == 1 ? "connected" : $"{measures.Components} components")
            + $"; {Count(measures.Bridges.Length, "bridge")}, {Count(measures.ArticulationPoints.Length, "articulation point")}.";
        return new ChartPage($"{measures.Name}: measures", summary, items.ToImmutable());

        string Node(string id) => measures.Betweenness.FirstOrDefault(n => n.Id == id)?.Name ?? id;
    }

    private static BarChart Bars(string title, IEnumerable<string> names, IEnumerable<double> values, TopologyMeasures measures) =>
        ChartFactory.Bars(title, names, new ChartAxis("Betweenness (pairs of nodes)"), isHorizontal: true, new BarSeries("Betweenness", [.. values.Select(v => (double?)v)], SeriesRole.After)) with
        {
            Subtitle = measures.BetweennessIsExact
                ? "How many pairs of nodes have their shortest path through it, ties shared"
                : $"Estimated from {measures.BetweennessPivots} sampled sources: how many pairs of nodes have their shortest path through it",
        };

    private static PageTable Table(TopologyMeasures m)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        void Add(string name, double? value, ChartUnit unit = ChartUnit.None) => rows.Add([name, ChartNumber.Format(value, unit)]);
        Add("Nodes", m.Nodes);
        Add("Links", m.Links);
        Add("Links, parallel ones merged", m.SimpleLinks);
        Add("Density", m.Density);
        Add("Average degree", m.AverageDegree);
        Add("Components", m.Components);
        Add("Diameter (hops)", m.DiameterHops);
        Add("Average path length (hops)", m.AveragePathLengthHops);
        Add("Average clustering", m.AverageClustering);
        Add("Transitivity", m.Transitivity);
        Add("Edge connectivity", m.EdgeConnectivity);
        Add("Articulation points", m.ArticulationPoints.Length);
        Add("Bridges", m.Bridges.Length);
        return new PageTable("Measures", [new PageColumn("Measure"), new PageColumn("Value", true)], rows.ToImmutable());
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
