namespace NetOpt.Charts.Svg;

/// <summary>Draws a <see cref="MapChart"/>.</summary>
internal static class SvgMap
{
    private const int MostTooltips = 400;
    private const int MostHeads = 400;

    /// <summary>Draws at the origin and returns the height used.</summary>
    public static double Draw(SvgWriter svg, MapChart map)
    {
        map.Check();
        var widths = new MapWidths(map);
        double top = SvgFrame.Heading(svg, map);
        top = SvgFrame.Legend(svg, top, MapLegend.Scale(map));
        top = SvgFrame.Legend(svg, top - 6, MapLegend.Widths(map, widths, new MapProjection(map, 0, 0).IsShortened)) + 2;
        var drawing = new MapDrawing(map, widths, top);
        drawing.Place.Graticule(svg);
        Lanes(svg, map, drawing.Strokes);
        Nodes(svg, map, drawing);
        Overloads(svg, map, drawing.Strokes);
        svg.Group($"font-size=\"{SvgWriter.Number(drawing.LabelSize)}\" {SvgFrame.Halo}");
        foreach (MapLabel label in drawing.NodeLabels) svg.Text(label.X, label.Y + drawing.LabelSize * 0.85, label.Text);
        svg.EndGroup();
        svg.Group($"font-size=\"11\" font-weight=\"bold\" fill=\"{(map.LinkScale is { IsLoad: true } ? Palette.Alarm : Palette.After)}\" {SvgFrame.Halo}");
        foreach (MapLabel label in drawing.LoadLabels) svg.Text(label.X, label.Y + 10, label.Text);
        svg.EndGroup();
        if (map.Nodes.Length == 0) svg.Text(SvgFrame.Width / 2, top + drawing.Place.Height / 2, "no nodes", $"text-anchor=\"middle\" fill=\"{Palette.Muted}\"");
        return top + drawing.Place.Height + SvgFrame.Margin;
    }

    private static void Lanes(SvgWriter svg, MapChart map, List<MapStroke> strokes)
    {
        bool tooltips = strokes.Count <= MostTooltips, heads = strokes.Count <= MostHeads;
        foreach (IGrouping<(int Class, double Width), MapStroke> group in strokes.GroupBy(s => (s.Class, Math.Round(s.Width, 1))))
        {
            string color = MapLegend.Color(map, group.Key.Class);
            string dash = MapLegend.IsOverload(map, group.Key.Class) ? " stroke-dasharray=\"7 3\"" : "";
            svg.Group($"fill=\"none\" stroke=\"{color}\" stroke-width=\"{SvgWriter.Number(Math.Max(0.6, group.Key.Width))}\"{dash}");
            var all = new PathData();
            foreach (MapStroke s in group)
            {
                if (!tooltips) all.Move(s.X1, s.Y1).Line(s.X2, s.Y2);
                else svg.Path(new PathData().Move(s.X1, s.Y1).Line(s.X2, s.Y2).ToString(), "", MapLegend.Describe(map, map.Links[s.Link], s.IsBackward));
            }
            if (!tooltips) svg.Path(all.ToString());
            svg.EndGroup();
            if (heads) Heads(svg, group, color);
        }
    }

    // Half an arrowhead on the outer side of each lane: it points without touching the lane beside it.
    private static void Heads(SvgWriter svg, IEnumerable<MapStroke> strokes, string color)
    {
        var path = new PathData();
        foreach (MapStroke s in strokes)
        {
            double length = s.Length;
            if (!s.HasHead || length < 16) continue;
            double dx = (s.X2 - s.X1) / length, dy = (s.Y2 - s.Y1) / length, back = 6 + s.Width, out1 = s.Width / 2 + 3;
            path.Move(s.X2, s.Y2).Line(s.X2 - dx * back - dy * out1, s.Y2 - dy * back + dx * out1).Line(s.X2 - dx * back, s.Y2 - dy * back).Close();
        }
        if (path.ToString() is { Length: > 0 } data) svg.Path(data, $"fill=\"{color}\"");
    }

    private static void Nodes(SvgWriter svg, MapChart map, MapDrawing drawing)
    {
        bool tooltips = map.Nodes.Length <= MostTooltips;
        svg.Group($"fill=\"{Palette.Ink}\" stroke=\"{Palette.Paper}\" stroke-width=\"1\"");
        for (int i = 0; i < map.Nodes.Length; i++)
            svg.Circle(drawing.Place.X[i], drawing.Place.Y[i], drawing.Radii[i], "", tooltips ? MapLegend.Describe(map, map.Nodes[i]) : null);
        svg.EndGroup();
    }

    // A diamond on each overloaded lane: the mark that survives gray print.
    private static void Overloads(SvgWriter svg, MapChart map, List<MapStroke> strokes)
    {
        var path = new PathData();
        foreach (MapStroke s in strokes)
        {
            if (!MapLegend.IsOverload(map, s.Class)) continue;
            (double x, double y, double r) = s.Diamond;
            path.Move(x - r, y).Line(x, y - r).Line(x + r, y).Line(x, y + r).Close();
        }
        if (path.ToString() is { Length: > 0 } data) svg.Path(data, $"fill=\"{Palette.Overload}\" stroke=\"{Palette.Paper}\" stroke-width=\"1.5\"");
    }
}
