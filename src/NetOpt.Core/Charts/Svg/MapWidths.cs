namespace NetOpt.Charts.Svg;

/// <summary>How wide the lanes of a map are: as the logarithm of their capacity says, thinner where there are many.</summary>
internal sealed class MapWidths
{
    private readonly MapChart _map;
    private readonly double _thin;
    private readonly double _least = double.PositiveInfinity, _most;

    /// <summary>Looks at all capacities of a map.</summary>
    public MapWidths(MapChart map)
    {
        _map = map;
        _thin = map.Links.Length <= 120 ? 1 : map.Links.Length <= 500 ? 0.7 : 0.45;
        foreach (double capacity in Capacities(map))
        {
            _least = Math.Min(_least, capacity);
            _most = Math.Max(_most, capacity);
        }
    }

    /// <summary>Stroke width of a capacity.</summary>
    public double Of(double? capacity)
    {
        if (capacity is not > 0) return 1.6 * _thin;
        if (!(_least < _most)) return 2.8 * _thin;
        return (1.8 + 3.4 * Math.Log(capacity.Value / _least) / Math.Log(_most / _least)) * _thin;
    }

    /// <summary>The capacities to show in a legend, ascending: none where all are equal or unknown.</summary>
    public List<double> Legend()
    {
        if (!(_least < _most)) return [];
        List<double> distinct = [.. Capacities(_map).Distinct().Order()];
        return distinct.Count <= 4 ? distinct : [distinct[0], distinct[distinct.Count / 2], distinct[^1]];
    }

    private static IEnumerable<double> Capacities(MapChart map)
    {
        foreach (MapLink link in map.Links)
        {
            if (link.Forward.Capacity is > 0) yield return link.Forward.Capacity.Value;
            if (link.Backward?.Capacity is > 0) yield return link.Backward.Capacity.Value;
        }
    }
}
