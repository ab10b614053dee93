using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>The working arrays with which one thread tries changes to a <see cref="WeightState"/>; the state itself stays as it is.</summary>
internal sealed class WeightTrial
{
    private readonly WeightState _state;
    private readonly ArcArrays _arcs;
    private readonly ShortestPaths _paths;
    private readonly double[] _held;
    private readonly double[] _weight;
    private readonly double[] _load;
    private readonly double[] _one;
    private readonly List<int> _marked = [];

    public WeightTrial(WeightState state)
    {
        _state = state;
        _arcs = state.Arcs;
        _paths = new ShortestPaths(_arcs);
        _held = new double[_arcs.NodeCount];
        _weight = new double[_arcs.Count];
        _load = new double[_arcs.Count];
        _one = new double[_arcs.Count];
    }

    /// <summary>Destinations that a change touches.</summary>
    public IReadOnlyList<int> Marked => _marked;

    public void Mark(int group) => _marked.Add(group);

    public void Unmark() => _marked.Clear();

    /// <summary>The loads that the state would have with some weights changed. The span is overwritten by the next try.</summary>
    public ReadOnlySpan<double> Try(ReadOnlySpan<(int Arc, int Weight)> changes)
    {
        _state.Weight.CopyTo(_weight, 0);
        foreach ((int arc, int weight) in changes) _weight[arc] = weight;
        _state.Total.CopyTo(_load, 0);
        for (int g = 0; g < _state.Groups.Count; g++)
        {
            bool touched = false;
            foreach ((int arc, int weight) in changes) touched |= _state.Touches(g, arc, weight);
            if (!touched) continue;
            Route(g, _weight, null, _one);
            double[] old = _state.Load(g);
            for (int a = 0; a < _load.Length; a++) _load[a] += _one[a] - old[a];
        }
        return _load;
    }

    /// <summary>Routes the traffic to one destination: even splits over all next hops on shortest paths.</summary>
    public void Route(int group, double[] weight, double[]? distance, double[] load)
    {
        _paths.ToUnchecked(_state.Groups.Target[group], weight);
        double[] d = _paths.Distance;
        if (distance is not null) d.CopyTo(distance, 0);
        load.AsSpan().Clear();
        _state.Supply[group].CopyTo(_held, 0);
        ReadOnlySpan<int> order = _paths.Order;
        int[] outOffset = _arcs.OutOffset, outArc = _arcs.OutArc, target = _arcs.Target;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int v = order[i];
            double amount = _held[v];
            if (amount == 0) continue;
            int hops = 0;
            for (int o = outOffset[v]; o < outOffset[v + 1]; o++)
            {
                if (d[target[outArc[o]]] + weight[outArc[o]] == d[v]) hops++;
            }
            double share = amount / hops;
            for (int o = outOffset[v]; o < outOffset[v + 1]; o++)
            {
                int a = outArc[o];
                if (d[target[a]] + weight[a] != d[v]) continue;
                load[a] = share;
                _held[target[a]] += share;
            }
        }
    }
}
