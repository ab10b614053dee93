namespace NetOpt.Charts.Svg;

/// <summary>
/// Brings the places of a map's nodes to the paper. Geographic maps use Mercator's projection, cut where the longitudes leave the widest gap,
/// so that a network across the Pacific stays in one piece, and shorten empty stretches (an ocean between two crowded coasts), so that the rest
/// becomes legible; other maps keep their shape. Nodes that would cover each other are moved apart a little.
/// </summary>
internal sealed class MapProjection
{
    private const double Padding = 44;
    private const double LeastHeight = 300, MostHeight = 640;
    private const int MostNodesToPart = 3000;
    private readonly double _middle, _scale, _offsetX, _offsetY;
    private readonly bool _geographic;
    private readonly GapScale _stretchX = GapScale.None, _stretchY = GapScale.None;

    /// <summary>Fits a map into the width of a chart.</summary>
    /// <param name="map">The map.</param>
    /// <param name="top">y of the upper edge.</param>
    /// <param name="radius">Radius of the nodes, which decides how far apart they must be.</param>
    public MapProjection(MapChart map, double top, double radius)
    {
        int n = map.Nodes.Length;
        _geographic = map.IsGeographic && map.Nodes.All(node => Math.Abs(node.Y) <= 90 && Math.Abs(node.X) <= 360);
        _middle = _geographic ? Middle(map) : 0;
        X = new double[n];
        Y = new double[n];
        for (int i = 0; i < n; i++)
        {
            X[i] = PlainX(map.Nodes[i].X);
            Y[i] = PlainY(map.Nodes[i].Y);
        }
        if (_geographic) (_stretchX, _stretchY) = (new GapScale(X), new GapScale(Y));
        double lowX = double.PositiveInfinity, highX = double.NegativeInfinity, lowY = lowX, highY = highX;
        for (int i = 0; i < n; i++)
        {
            X[i] = _stretchX.Map(X[i]);
            Y[i] = _stretchY.Map(Y[i]);
            (lowX, highX) = (Math.Min(lowX, X[i]), Math.Max(highX, X[i]));
            (lowY, highY) = (Math.Min(lowY, Y[i]), Math.Max(highY, Y[i]));
        }
        if (n == 0) (lowX, highX, lowY, highY) = (0, 1, 0, 1);
        double spanX = Math.Max(highX - lowX, 1e-9), spanY = Math.Max(highY - lowY, 1e-9);
        bool flatX = highX - lowX < 1e-9 * Math.Max(1, Math.Abs(highX)), flatY = highY - lowY < 1e-9 * Math.Max(1, Math.Abs(highY));
        double innerWidth = SvgFrame.Inner - 2 * Padding;
        Top = top;
        Height = flatX && flatY ? LeastHeight : Math.Clamp(innerWidth * spanY / spanX + 2 * Padding, LeastHeight, MostHeight);
        double innerHeight = Height - 2 * Padding;
        _scale = flatX && flatY ? 1 : flatX ? innerHeight / spanY : flatY ? innerWidth / spanX : Math.Min(innerWidth / spanX, innerHeight / spanY);
        _offsetX = SvgFrame.Width / 2 - _scale * (lowX + highX) / 2;
        _offsetY = top + Height / 2 + _scale * (lowY + highY) / 2;
        for (int i = 0; i < n; i++)
        {
            X[i] = _offsetX + _scale * X[i];
            Y[i] = _offsetY - _scale * Y[i];
        }
        if (n <= MostNodesToPart) Part(2.6 * radius);
    }

    /// <summary>x of each node in pixels.</summary>
    public double[] X { get; }

    /// <summary>y of each node in pixels.</summary>
    public double[] Y { get; }

    /// <summary>y of the upper edge.</summary>
    public double Top { get; }

    /// <summary>Height of the map.</summary>
    public double Height { get; }

    /// <summary>Whether empty stretches were shortened.</summary>
    public bool IsShortened => _stretchX.IsShortened || _stretchY.IsShortened;

    /// <summary>Draws meridians and parallels at nice degrees, which tell a reader scale and place; nothing on a map that is not geographic.</summary>
    public void Graticule(SvgWriter svg)
    {
        if (!_geographic) return;
        double left = SvgFrame.Margin, right = SvgFrame.Width - SvgFrame.Margin, bottom = Top + Height;
        svg.Rect(left, Top, right - left, Height, "fill=\"#f8fafb\"");
        double west = _stretchX.Unmap((left - _offsetX) / _scale) + _middle, east = _stretchX.Unmap((right - _offsetX) / _scale) + _middle;
        double south = Latitude(_stretchY.Unmap((_offsetY - bottom) / _scale)), north = Latitude(_stretchY.Unmap((_offsetY - Top) / _scale));
        double step = Step(Math.Max((east - west) / 8, (north - south) / 6));
        var labels = new List<(double X, double Y, string Text, string Anchor)>();
        svg.Group($"stroke=\"{Palette.Grid}\"");
        double last = double.NegativeInfinity;
        for (double meridian = Math.Ceiling(west / step) * step; meridian <= east; meridian += step)
        {
            double x = _offsetX + _scale * _stretchX.Map(meridian - _middle);
            svg.Line(x, Top, x, bottom);
            if (x > right - 24 || x < left + 24 || x < last + 40) continue;
            labels.Add((last = x, bottom - 5, Degrees((meridian % 360 + 540) % 360 - 180, "E", "W"), "middle"));
        }
        last = double.PositiveInfinity;
        for (double parallel = Math.Ceiling(south / step) * step; parallel <= north; parallel += step)
        {
            double y = _offsetY - _scale * _stretchY.Map(PlainY(parallel));
            svg.Line(left, y, right, y);
            if (y > bottom - 24 || y < Top + 12 || y > last - 16) continue;
            labels.Add((right - 4, (last = y) - 3, Degrees(parallel, "N", "S"), "end"));
        }
        svg.EndGroup();
        svg.Group($"fill=\"{Palette.Frame}\" font-size=\"10\"");
        foreach ((double x, double y, string text, string anchor) in labels) svg.Text(x, y, text, $"text-anchor=\"{anchor}\"");
        svg.EndGroup();
    }

    private static string Degrees(double value, string positive, string negative)
    {
        double rounded = Math.Round(Math.Abs(value), 3);
        return ChartNumber.Digits(rounded) + "°" + (rounded == 0 ? "" : value > 0 ? positive : negative);
    }

    private static double Step(double rough)
    {
        foreach (double step in (ReadOnlySpan<double>)[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45])
        {
            if (step >= rough) return step;
        }
        return 60;
    }

    private double PlainX(double x) => _geographic ? ((x - _middle) % 360 + 540) % 360 - 180 : x;

    private double PlainY(double y)
    {
        if (!_geographic) return y;
        double phi = Math.Clamp(y, -84, 84) * Math.PI / 180;
        return Math.Log(Math.Tan(Math.PI / 4 + phi / 2)) * 180 / Math.PI;
    }

    private static double Latitude(double mercator) => (2 * Math.Atan(Math.Exp(mercator * Math.PI / 180)) - Math.PI / 2) * 180 / Math.PI;

    // The longitude in the middle of the map: opposite the middle of the widest gap.
    private static double Middle(MapChart map)
    {
        if (map.Nodes.Length == 0) return 0;
        double[] around = [.. map.Nodes.Select(node => (node.X % 360 + 360) % 360).Order()];
        double widest = around[0] + 360 - around[^1], middle = (around[^1] + around[0] + 360) / 2;
        for (int i = 1; i < around.Length; i++)
        {
            if (around[i] - around[i - 1] <= widest) continue;
            widest = around[i] - around[i - 1];
            middle = (around[i] + around[i - 1]) / 2;
        }
        return (middle + 180) % 360;
    }

    // A few rounds in which each pair that is too close is pushed apart evenly; nodes at one place leave in fixed directions.
    private void Part(double distance)
    {
        for (int round = 0; round < 40; round++)
        {
            bool moved = false;
            for (int i = 0; i < X.Length; i++)
            {
                for (int j = i + 1; j < X.Length; j++)
                {
                    double dx = X[j] - X[i], dy = Y[j] - Y[i];
                    if (Math.Abs(dx) >= distance || Math.Abs(dy) >= distance) continue;
                    double apart = Math.Sqrt(dx * dx + dy * dy);
                    if (apart >= distance - 0.01) continue;
                    if (apart < 1e-3) (dx, dy, apart) = (Math.Cos(i + 2.4 * j), Math.Sin(i + 2.4 * j), 1);
                    double push = (distance - Math.Min(apart, distance)) / 2 / apart;
                    if (push <= 0) push = distance / 2;
                    X[i] -= dx * push;
                    Y[i] -= dy * push;
                    X[j] += dx * push;
                    Y[j] += dy * push;
                    moved = true;
                }
            }
            if (!moved) return;
        }
    }
}
