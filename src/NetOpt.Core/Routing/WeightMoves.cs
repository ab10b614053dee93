using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Thinks up changes of one weight that are worth trying. Most relieve a loaded arc: its weight goes up just far enough that the traffic
/// of some destination also takes the next best way (a tie, which splits it), or leaves the arc for it. Some draw traffic to an arc in the
/// same manner, by a lower weight; a few are random. Where the number of changed weights is at its limit, a change to another arc is
/// paired with one that takes a change back.
/// </summary>
internal sealed class WeightMoves
{
    private const double Relieving = 0.6;
    private const double Attracting = 0.3;

    private readonly WeightState _state;
    private readonly ArcArrays _arcs;
    private readonly int[] _start;
    private readonly int _maxWeight;
    private readonly int _maxChanges;
    private readonly RandomStream _random;
    private readonly double[] _pressure;

    public WeightMoves(WeightState state, int[] start, int maxWeight, int? maxChanges, RandomStream random)
    {
        _state = state;
        _arcs = state.Arcs;
        _start = start;
        _maxWeight = maxWeight;
        _maxChanges = maxChanges ?? int.MaxValue;
        _random = random;
        _pressure = new double[_arcs.Count];
    }

    /// <summary>Notes how loaded the arcs are: the sharper, the more the fullest ones are chosen.</summary>
    public void Refresh(double sharpness)
    {
        double max = _state.MaxUtilization(), sum = 0;
        for (int a = 0; a < _pressure.Length; a++)
        {
            sum += Math.Exp(sharpness * (_state.Total[a] / _arcs.CapacityBps[a] - max));
            _pressure[a] = sum;
        }
    }

    /// <summary>A change to try: one or two weights; empty where this draw led to none.</summary>
    public (int Arc, int Weight)[] Next(HashSet<int> changed)
    {
        double kind = _random.NextDouble();
        (int arc, double wanted) = kind < Relieving ? Relieve() : kind < Relieving + Attracting ? Attract() : (_random.NextInt32(_arcs.Count), 1 + _random.NextInt32(_maxWeight));
        if (arc < 0 || !(wanted >= 1 && wanted <= _maxWeight) || wanted == _state.Weight[arc]) return [];
        int weight = (int)wanted;
        if (changed.Contains(arc) || weight == _start[arc] || changed.Count < _maxChanges) return [(arc, weight)];
        int[] others = [.. changed.Order()];
        int back = others[_random.NextInt32(others.Length)];
        return [(arc, weight), (back, _start[back])];
    }

    private (int Arc, double Weight) Relieve()
    {
        double draw = _random.NextDouble() * _pressure[^1];
        int arc = Array.BinarySearch(_pressure, draw);
        arc = Math.Min(arc < 0 ? ~arc : arc, _pressure.Length - 1);
        int group = GroupOn(arc);
        if (group < 0) return (-1, 0);
        double[] distance = _state.Distance(group);
        double other = double.PositiveInfinity;
        int tail = _arcs.Source[arc];
        for (int o = _arcs.OutOffset[tail]; o < _arcs.OutOffset[tail + 1]; o++)
        {
            int b = _arcs.OutArc[o];
            if (b != arc) other = Math.Min(other, _state.Weight[b] + distance[_arcs.Target[b]]);
        }
        double tie = other - distance[_arcs.Target[arc]];
        return (arc, tie > _state.Weight[arc] && _random.NextDouble() < 0.6 ? tie : tie + 1);
    }

    private (int Arc, double Weight) Attract()
    {
        int arc = _random.NextInt32(_arcs.Count);
        double[] distance = _state.Distance(_random.NextInt32(_state.Groups.Count));
        double tie = distance[_arcs.Source[arc]] - distance[_arcs.Target[arc]];
        return (arc, _random.NextDouble() < 0.6 ? tie : tie - 1);
    }

    // One of the destinations whose traffic the arc carries, the larger ones more often.
    private int GroupOn(int arc)
    {
        double draw = _random.NextDouble() * _state.Total[arc];
        int last = -1;
        for (int g = 0; g < _state.Groups.Count; g++)
        {
            double load = _state.Load(g)[arc];
            if (!(load > 0)) continue;
            last = g;
            draw -= load;
            if (draw <= 0) break;
        }
        return last;
    }
}
