namespace NetOpt.Charts.Svg;

/// <summary>
/// Lays out the lanes of a map: the two directions of a link side by side, each on the right hand of its travelers, parallel links next
/// to each other, every lane as wide as the logarithm of its capacity says.
/// </summary>
internal sealed class MapStrokes
{
    private readonly MapChart _map;
    private readonly MapProjection _place;
    private readonly MapWidths _widths;
    private readonly double[] _radii;

    private MapStrokes(MapChart map, MapProjection place, MapWidths widths, double[] radii) =>
        (_map, _place, _widths, _radii) = (map, place, widths, radii);

    /// <summary>Lays out all lanes, those of low classes first, so that hot ones lie on top.</summary>
    public static List<MapStroke> Lay(MapChart map, MapProjection place, MapWidths widths, double[] radii) =>
        new MapStrokes(map, place, widths, radii).Build();

    /// <summary>The class of a value on the map's scale.</summary>
    public static int Class(MapScale? scale, double? value)
    {
        if (scale is null || value is not { } v) return -1;
        int last = scale.Breaks.Length - 1;
        if (scale.IsLoad && v > scale.Breaks[last] * (1 + 1e-9)) return last;
        int k = 0;
        while (k < last - 1 && v >= scale.Breaks[k + 1]) k++;
        return k;
    }

    private List<MapStroke> Build()
    {
        var strokes = new List<MapStroke>(2 * _map.Links.Length);
        foreach (IGrouping<(int, int), int> pair in Enumerable.Range(0, _map.Links.Length)
            .GroupBy(i => _map.Links[i] is var link && link.Source < link.Target ? (link.Source, link.Target) : (link.Target, link.Source)))
        {
            Pair(pair.Key.Item1, pair.Key.Item2, [.. pair], strokes);
        }
        return [.. strokes.OrderBy(s => s.Class).ThenBy(s => s.Link)];
    }

    private void Pair(int a, int b, int[] links, List<MapStroke> strokes)
    {
        const double gap = 1.2;
        // Lanes a → b in the order from the middle to the right, lanes b → a likewise; lines without direction in the middle.
        var right = new List<(int Link, bool Backward, double Width, double? Value)>();
        var left = new List<(int Link, bool Backward, double Width, double? Value)>();
        var middle = new List<(int Link, bool Backward, double Width, double? Value)>();
        foreach (int i in links)
        {
            MapLink link = _map.Links[i];
            double width = _widths.Of(link.Forward.Capacity);
            if (link.Backward is { } back)
            {
                (link.Source == a ? right : left).Add((i, false, width, link.Forward.Value));
                (link.Source == a ? left : right).Add((i, true, _widths.Of(back.Capacity), back.Value));
            }
            else if (link.IsDirected) (link.Source == a ? right : left).Add((i, false, width, link.Forward.Value));
            else middle.Add((i, false, width, link.Forward.Value));
        }
        double span = middle.Sum(lane => lane.Width) + gap * Math.Max(0, middle.Count - 1);
        double at = -span / 2;
        foreach ((int link, bool backward, double width, double? value) in middle)
        {
            Add(strokes, link, backward, a, b, at + width / 2, width, value, head: false);
            at += width + gap;
        }
        // A single directed line runs on the axis; with company it keeps to its side.
        bool alone = middle.Count == 0 && right.Count + left.Count == 1;
        Side(right, a, b);
        Side(left, b, a);

        void Side(List<(int Link, bool Backward, double Width, double? Value)> lanes, int from, int to)
        {
            double offset = alone ? -lanes.Sum(l => l.Width) / 2 : span > 0 ? span / 2 + gap : gap / 2;
            foreach ((int link, bool backward, double width, double? value) in lanes)
            {
                Add(strokes, link, backward, from, to, offset + width / 2, width, value, head: true);
                offset += width + gap;
            }
        }
    }

    private void Add(List<MapStroke> strokes, int link, bool backward, int from, int to, double offset, double width, double? value, bool head)
    {
        double x1 = _place.X[from], y1 = _place.Y[from], x2 = _place.X[to], y2 = _place.Y[to];
        double length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        if (length < 1e-6) return;
        double dx = (x2 - x1) / length, dy = (y2 - y1) / length;
        // End at the rim of the nodes, as far as the link is long enough.
        double room = Math.Max(0, length / 2 - 0.5);
        double leave = Math.Min(_radii[from] + 0.5, room), enter = Math.Min(_radii[to] + 0.5, room);
        (x1, y1, x2, y2) = (x1 + dx * leave - dy * offset, y1 + dy * leave + dx * offset, x2 - dx * enter - dy * offset, y2 - dy * enter + dx * offset);
        strokes.Add(new MapStroke(link, backward, x1, y1, x2, y2, width, Class(_map.LinkScale, value), head));
    }
}
