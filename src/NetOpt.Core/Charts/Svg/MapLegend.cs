namespace NetOpt.Charts.Svg;

/// <summary>The words and colors of a map, which the drawing and the interactive figure share.</summary>
internal static class MapLegend
{
    /// <summary>What the colors mean.</summary>
    public static List<LegendEntry> Scale(MapChart map)
    {
        var entries = new List<LegendEntry>();
        if (map.LinkScale is not { } scale) return entries;
        entries.Add(new LegendEntry(scale.Title + ":", "", LegendSwatch.None));
        for (int k = 0; k < scale.Breaks.Length - 1; k++) entries.Add(new LegendEntry(ClassLabel(scale, k), Palette.Class(scale, k), LegendSwatch.Box));
        if (scale.IsLoad) entries.Add(new LegendEntry(ClassLabel(scale, scale.Breaks.Length - 1), Palette.Overload, LegendSwatch.Line, "7 3", 4));
        if (map.Links.Any(link => link.Forward.Value is null || link.Backward is { Value: null }))
            entries.Add(new LegendEntry("not known", Palette.Unknown, LegendSwatch.Line, "", 1.6));
        return entries;
    }

    /// <summary>A class in words ("20–40 %", "above 100 %").</summary>
    public static string ClassLabel(MapScale scale, int index)
    {
        (double factor, string unit) = ChartNumber.AxisUnit(Math.Abs(scale.Breaks[^1]), scale.Unit);
        string suffix = unit.Length == 0 ? "" : " " + unit;
        if (index >= scale.Breaks.Length - 1) return "above " + ChartNumber.Digits(scale.Breaks[^1] / factor) + suffix;
        return $"{ChartNumber.Digits(scale.Breaks[index] / factor)}–{ChartNumber.Digits(scale.Breaks[index + 1] / factor)}{suffix}";
    }

    /// <summary>A lane in words ("Vienna → Prague: 63.0 % of 10 Gbit/s").</summary>
    public static string Describe(MapChart map, MapLink link, bool backward)
    {
        MapLane lane = backward ? link.Backward! : link.Forward;
        (int from, int to) = backward ? (link.Target, link.Source) : (link.Source, link.Target);
        string arrow = link.IsDirected || link.Backward is not null ? " → " : " – ";
        string text = map.Nodes[from].Name + arrow + map.Nodes[to].Name;
        if (map.LinkScale is { } scale) text += ": " + (lane.Value is null ? "not known" : ChartNumber.Format(lane.Value, scale.Unit));
        if (lane.Capacity is { } capacity) text += (map.LinkScale is { IsLoad: true } ? " of " : ", ") + ChartNumber.Format(capacity, map.CapacityUnit);
        return text;
    }

    /// <summary>What widths and sides mean.</summary>
    public static List<LegendEntry> Widths(MapChart map, MapWidths widths, bool isShortened)
    {
        var entries = new List<LegendEntry>();
        List<double> capacities = widths.Legend();
        if (capacities.Count > 0)
        {
            entries.Add(new LegendEntry(map.CapacityUnit == ChartUnit.None ? "Capacity (unit not stated):" : "Capacity:", "", LegendSwatch.None));
            foreach (double capacity in capacities)
                entries.Add(new LegendEntry(ChartNumber.Format(capacity, map.CapacityUnit), Palette.Muted, LegendSwatch.Line, "", widths.Of(capacity)));
        }
        if (map.NodeValueTitle is { } title) entries.Add(new LegendEntry($"Area of a node: {title}", Palette.Ink, LegendSwatch.Dot));
        if (map.Links.Any(link => link.Backward is not null)) entries.Add(new LegendEntry("Each direction runs on its right-hand side.", "", LegendSwatch.None));
        if (isShortened) entries.Add(new LegendEntry("Empty stretches are shortened.", "", LegendSwatch.None));
        return entries;
    }

    /// <summary>A node in words.</summary>
    public static string Describe(MapChart map, MapNode node) =>
        node.Value is { } value && map.NodeValueTitle is { } title ? $"{node.Name}, {title} {ChartNumber.Format(value)}" : node.Name;

    /// <summary>The color of a class; -1 is a value that is not known.</summary>
    public static string Color(MapChart map, int index) =>
        map.LinkScale is null ? Palette.Frame : index < 0 ? Palette.Unknown : Palette.Class(map.LinkScale, index);

    /// <summary>Whether a class lies above the limit of a load.</summary>
    public static bool IsOverload(MapChart map, int index) => map.LinkScale is { IsLoad: true } scale && index >= scale.Breaks.Length - 1;
}
