namespace NetOpt.Charts.Svg;

/// <summary>A map laid out on paper: places, lanes and labels, which the drawing and the interactive figure share.</summary>
internal sealed class MapDrawing
{
    private const int FirstLoadLabels = 2, MostLoadLabels = 8;
    private const int MostNamedNodes = 250, NamesOnLargeMaps = 60;
    private readonly MapChart _map;

    /// <summary>Lays out a map below a given y.</summary>
    public MapDrawing(MapChart map, MapWidths widths, double top)
    {
        _map = map;
        int n = map.Nodes.Length;
        double radius = n <= 30 ? 6 : n <= 80 ? 5 : n <= 250 ? 3.5 : 2.2;
        LabelSize = n <= 40 ? 12 : n <= 120 ? 11 : 10;
        Place = new MapProjection(map, top, radius);
        double most = map.Nodes.Max(node => node.Value) ?? 0;
        Radii = [.. map.Nodes.Select(node => map.NodeValueTitle is null || most <= 0 || node.Value is not { } value
            ? radius
            : Math.Max(1.5, (radius + 6) * Math.Sqrt(Math.Max(0, value) / most)))];
        Strokes = MapStrokes.Lay(map, Place, widths, Radii);

        var placer = new LabelPlacer(2, top, SvgFrame.Width - 2, top + Place.Height);
        for (int i = 0; i < n; i++) placer.Block(Place.X[i] - Radii[i], Place.Y[i] - Radii[i], Place.X[i] + Radii[i], Place.Y[i] + Radii[i]);
        foreach (MapStroke s in Strokes)
        {
            placer.Avoid(s.X1, s.Y1, s.X2, s.Y2);
            if (!MapLegend.IsOverload(map, s.Class)) continue;
            (double x, double y, double r) = s.Diamond;
            placer.Block(x - r, y - r, x + r, y + r);
        }
        LoadLabels = Loads(placer, 0, FirstLoadLabels);
        NodeLabels = Names(placer);
        LoadLabels.AddRange(Loads(placer, FirstLoadLabels, MostLoadLabels));
    }

    /// <summary>The places of the nodes.</summary>
    public MapProjection Place { get; }

    /// <summary>The radii of the nodes.</summary>
    public double[] Radii { get; }

    /// <summary>The lanes, those of low classes first.</summary>
    public List<MapStroke> Strokes { get; }

    /// <summary>Font size of the names.</summary>
    public double LabelSize { get; }

    /// <summary>The names of the nodes that found room, best connected nodes first.</summary>
    public List<MapLabel> NodeLabels { get; }

    /// <summary>The figures of the most loaded lanes, beside them on their outer side.</summary>
    public List<MapLabel> LoadLabels { get; }

    /// <summary>The value of a lane.</summary>
    public double? Value(MapStroke s) => s.IsBackward ? _map.Links[s.Link].Backward!.Value : _map.Links[s.Link].Forward.Value;

    private List<MapLabel> Names(LabelPlacer placer)
    {
        var found = new List<MapLabel>();
        int n = _map.Nodes.Length;
        var degree = new int[n];
        foreach (MapLink link in _map.Links)
        {
            degree[link.Source]++;
            degree[link.Target]++;
        }
        // Beyond that a map shows structure, not names.
        int most = n <= MostNamedNodes ? n : NamesOnLargeMaps;
        Span<(double X, double Y)> spots = stackalloc (double, double)[12];
        foreach (int i in Enumerable.Range(0, n).OrderByDescending(i => degree[i]).ThenBy(i => i).Take(most))
        {
            string text = TextMeasure.Fit(_map.Nodes[i].Name, LabelSize, 130);
            double w = TextMeasure.Width(text, LabelSize), h = LabelSize + 1, x = Place.X[i], y = Place.Y[i], r = Radii[i] + 3, d = r * 0.7;
            spots[0] = (x + r, y - h / 2);
            spots[1] = (x - r - w, y - h / 2);
            spots[2] = (x - w / 2, y - r - h);
            spots[3] = (x - w / 2, y + r);
            spots[4] = (x + d, y - d - h);
            spots[5] = (x + d, y + d);
            spots[6] = (x - d - w, y - d - h);
            spots[7] = (x - d - w, y + d);
            spots[8] = (x + r, y - h);
            spots[9] = (x + r, y);
            spots[10] = (x - r - w, y - h);
            spots[11] = (x - r - w, y);
            int spot = placer.Place(w, h, spots, n > 60 ? 4 : int.MaxValue);
            if (spot >= 0) found.Add(new MapLabel(i, text, spots[spot].X, spots[spot].Y, spot));
        }
        return found;
    }

    // The two greatest come before the names, the others take what room the names leave.
    private List<MapLabel> Loads(LabelPlacer placer, int from, int to)
    {
        var found = new List<MapLabel>();
        if (_map.LinkScale is not { } scale) return found;
        Span<(double X, double Y)> spots = stackalloc (double, double)[5];
        foreach (int i in Enumerable.Range(0, Strokes.Count).Where(i => Value(Strokes[i]) is > 0)
            .OrderByDescending(i => Value(Strokes[i])).ThenBy(i => Strokes[i].Link).Take(from..to))
        {
            MapStroke s = Strokes[i];
            string text = ChartNumber.Label(Value(s), scale.Unit);
            double w = TextMeasure.Width(text, 11, bold: true), h = 12, length = s.Length;
            if (length < 12) continue;
            double dx = (s.X2 - s.X1) / length, dy = (s.Y2 - s.Y1) / length;
            double away = s.Width / 2 + (MapLegend.IsOverload(_map, s.Class) ? 7 : 1) + Math.Abs(dy) * w / 2 + Math.Abs(dx) * h / 2;
            int k = 0;
            foreach (double along in (ReadOnlySpan<double>)[0.5, 0.42, 0.58, 0.33, 0.67])
                spots[k++] = (s.X1 + along * (s.X2 - s.X1) - dy * away - w / 2, s.Y1 + along * (s.Y2 - s.Y1) + dx * away - h / 2);
            int spot = placer.Place(w, h, spots, from == 0 ? 3 : 1);
            if (spot >= 0) found.Add(new MapLabel(i, text, spots[spot].X, spots[spot].Y, spot));
        }
        return found;
    }
}
