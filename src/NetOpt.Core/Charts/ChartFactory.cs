using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Charts;

/// <summary>Makes the charts that serve every area: maps, load curves, comparisons, and lines and bars from named series.</summary>
public static class ChartFactory
{
    private static readonly ImmutableArray<double> UtilizationBreaks = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>
    /// A map of a network: real coordinates where all nodes have them, a computed layout otherwise; each direction of a link
    /// colored by its own utilization and as wide as its capacity. O(nodes + arcs), plus <see cref="StressLayout"/> where there are no coordinates.
    /// </summary>
    /// <param name="topology">The network.</param>
    /// <param name="arcUtilization">Utilization of each arc (see <see cref="ArcArrays"/>), a ratio of at least 0, NaN where not known; null takes the measured utilization that the topology carries, if any.</param>
    /// <param name="title">The heading; null makes it the name of the network.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    /// <exception cref="NetOptException">InvalidParameter: there is not one utilization for each arc.</exception>
    public static MapChart TopologyMap(NetworkTopology topology, IReadOnlyList<double>? arcUtilization = null, string? title = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return Recolor(Map(topology, [], nodeValues: null, title, context), topology, arcUtilization);
    }

    /// <summary>The same places with other utilizations: the layout of a large map is computed once for before and after. O(nodes + arcs).</summary>
    /// <param name="map">A map of this network.</param>
    /// <param name="topology">The network.</param>
    /// <param name="arcUtilization">As for <see cref="TopologyMap"/>.</param>
    internal static MapChart Recolor(MapChart map, NetworkTopology topology, IReadOnlyList<double>? arcUtilization)
    {
        ArcArrays arcs = topology.Arcs;
        if (arcUtilization is not null && arcUtilization.Count != arcs.Count)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"{arcUtilization.Count} utilizations were given for {arcs.Count} arcs", "one for each direction of each link");
        }
        bool anyKnown = arcUtilization is not null
            || topology.Links.Any(link => link.Forward.Utilization is not null || link.Backward?.Utilization is not null);
        var links = ImmutableArray.CreateBuilder<MapLink>(topology.Links.Length);
        for (int i = 0; i < topology.Links.Length; i++)
        {
            NetworkLink link = topology.Links[i];
            int arc = arcs.FirstArcOfLink[i];
            MapLane? back = link.Backward is { } backward ? new MapLane(Value(arc + 1, backward.Utilization), backward.CapacityBps) : null;
            links.Add(new MapLink(link.Id, link.Source, link.Target, new MapLane(Value(arc, link.Forward.Utilization), link.Forward.CapacityBps), back, link.IsDirected));
        }
        return map with
        {
            Links = links.ToImmutable(),
            LinkScale = anyKnown ? new MapScale("Utilization", ChartUnit.Ratio, UtilizationBreaks, IsLoad: true) : null,
            Description = Describe(topology, arcs, links, anyKnown),
        };

        double? Value(int arc, double? measured) =>
            arcUtilization is null ? measured : double.IsFinite(arcUtilization[arc]) ? arcUtilization[arc] : null;
    }

    /// <summary>
    /// A map of a network whose links carry one value each (betweenness, flow), drawn as single lines in shades of blue, with nodes as
    /// large as a value of their own.
    /// </summary>
    /// <param name="topology">The network.</param>
    /// <param name="linkValues">One value of at least 0 for each link, or null.</param>
    /// <param name="linkValueTitle">What they are.</param>
    /// <param name="nodeValues">One value of at least 0 for each node, or null.</param>
    /// <param name="nodeValueTitle">What they are.</param>
    /// <param name="title">The heading; null makes it the name of the network.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static MapChart ValueMap(NetworkTopology topology, IReadOnlyList<double>? linkValues, string linkValueTitle,
        IReadOnlyList<double>? nodeValues, string nodeValueTitle, string? title = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        CheckCount(linkValues, topology.Links.Length, "link");
        CheckCount(nodeValues, topology.Nodes.Length, "node");
        var links = ImmutableArray.CreateBuilder<MapLink>(topology.Links.Length);
        double most = 0;
        for (int i = 0; i < topology.Links.Length; i++)
        {
            NetworkLink link = topology.Links[i];
            if (linkValues is not null) most = Math.Max(most, linkValues[i]);
            links.Add(new MapLink(link.Id, link.Source, link.Target, new MapLane(linkValues?[i], link.CapacityBps), null, link.IsDirected));
        }
        MapScale? scale = linkValues is null ? null : new MapScale(linkValueTitle, ChartUnit.None, [.. new NiceTicks(0, most, 5).Values]);
        return Map(topology, links.ToImmutable(), nodeValues, title, context) with
        {
            LinkScale = scale,
            NodeValueTitle = nodeValues is null ? null : nodeValueTitle,
        };
    }

    /// <summary>The utilization of all arcs from the most to the least loaded, before and after a change.</summary>
    /// <param name="before">Utilization of each arc, ratios; values that are not finite are left out.</param>
    /// <param name="after">The same after the change; null where there is only one state.</param>
    /// <param name="title">The heading.</param>
    /// <param name="lowerBound">A bound that no routing can get the maximum below, or null.</param>
    public static XyChart LoadCurve(IReadOnlyList<double> before, IReadOnlyList<double>? after = null, string title = "Load curve", double? lowerBound = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        var series = new List<XySeries> { Sorted(before, after is null ? "Utilization" : "Before", after is null ? SeriesRole.After : SeriesRole.Before) };
        if (after is not null) series.Add(Sorted(after, "After", SeriesRole.After));
        double most = series.SelectMany(s => s.Y).DefaultIfEmpty(0).Max();
        var references = ImmutableArray.CreateBuilder<ReferenceLine>();
        if (most > 0.75) references.Add(new ReferenceLine(1, "capacity"));
        if (lowerBound is { } bound) references.Add(new ReferenceLine(bound, $"no routing gets the maximum below {ChartNumber.Format(bound, ChartUnit.Ratio)}"));
        return new XyChart
        {
            Title = title,
            Subtitle = "All directions of all links, from the most to the least loaded",
            XAxis = new ChartAxis("Directions of links, by rank") { IsInteger = true, Minimum = 1 },
            YAxis = new ChartAxis("Utilization", ChartUnit.Ratio) { Minimum = 0 },
            Series = [.. series],
            References = references.ToImmutable(),
        };
    }

    /// <summary>Grouped bars that compare a state before a change with the one after it.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="categories">What is compared.</param>
    /// <param name="before">One value for each category, null where undefined.</param>
    /// <param name="after">One value for each category, null where undefined.</param>
    /// <param name="axis">Title and unit of the values.</param>
    public static BarChart BarComparison(string title, IEnumerable<string> categories, IEnumerable<double?> before, IEnumerable<double?> after, ChartAxis axis) =>
        Bars(title, categories, axis, isHorizontal: true, new BarSeries("Before", [.. before], SeriesRole.Before), new BarSeries("After", [.. after], SeriesRole.After));

    /// <summary>Lines, steps or dots from named series.</summary>
    public static XyChart Lines(string title, ChartAxis xAxis, ChartAxis yAxis, params XySeries[] series) =>
        new() { Title = title, XAxis = xAxis, YAxis = yAxis, Series = [.. series] };

    /// <summary>Bars from named series, lying or standing.</summary>
    /// <exception cref="NetOptException">InvalidParameter: a series has not one value for each category.</exception>
    public static BarChart Bars(string title, IEnumerable<string> categories, ChartAxis valueAxis, bool isHorizontal, params BarSeries[] series)
    {
        var chart = new BarChart { Title = title, Categories = [.. categories], ValueAxis = valueAxis, IsHorizontal = isHorizontal, Series = [.. series] };
        chart.Check();
        return chart;
    }

    private static MapChart Map(NetworkTopology topology, ImmutableArray<MapLink> links, IReadOnlyList<double>? nodeValues, string? title, OperationContext? context)
    {
        bool placed = topology.Nodes.Length > 0 && topology.Nodes.All(node => node.X is not null && node.Y is not null);
        (double[] x, double[] y) = placed
            ? ([.. topology.Nodes.Select(node => node.X!.Value)], [.. topology.Nodes.Select(node => node.Y!.Value)])
            : StressLayout.Compute(topology.Nodes.Length, [.. topology.Links.Select(link => (link.Source, link.Target))], context ?? OperationContext.Default);
        return new MapChart
        {
            Title = title ?? topology.Name,
            Subtitle = $"{topology.Nodes.Length} nodes, {topology.Links.Length} links" + (placed || topology.Nodes.Length == 0 ? "" : "; positions are computed, as not all nodes have coordinates"),
            Nodes = [.. topology.Nodes.Select((node, i) => new MapNode(node.Id, node.Name, x[i], y[i], nodeValues?[i]))],
            Links = links,
            IsGeographic = placed && topology.IsGeographic,
            CapacityUnit = topology.RateUnitKnown ? ChartUnit.BitsPerSecond : ChartUnit.None,
        };
    }

    private static string Describe(NetworkTopology topology, ArcArrays arcs, ImmutableArray<MapLink>.Builder links, bool anyKnown)
    {
        string text = $"Map of {topology.Name} with {topology.Nodes.Length} nodes and {topology.Links.Length} links.";
        if (!anyKnown) return text;
        int over = 0;
        double most = -1;
        int at = -1;
        for (int arc = 0; arc < arcs.Count; arc++)
        {
            MapLink link = links[arcs.Link[arc]];
            double? value = arc == arcs.FirstArcOfLink[arcs.Link[arc]] ? link.Forward.Value : link.Backward!.Value;
            if (value > 1) over++;
            if (value > most) (most, at) = (value.Value, arc);
        }
        if (at < 0) return text;
        return $"{text} The most loaded direction is {topology.Nodes[arcs.Source[at]].Name} to {topology.Nodes[arcs.Target[at]].Name} at {ChartNumber.Format(most, ChartUnit.Ratio)}; {over} of {arcs.Count} are above capacity.";
    }

    private static XySeries Sorted(IReadOnlyList<double> values, string name, SeriesRole role)
    {
        double[] sorted = [.. values.Where(double.IsFinite).OrderDescending()];
        return new XySeries(name, [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)], [.. sorted], XyMark.Line, role);
    }

    private static void CheckCount(IReadOnlyList<double>? values, int count, string what)
    {
        if (values is not null && values.Count != count)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"{values.Count} {what} values were given for {count} {what}s", $"one for each {what}");
        }
    }
}
