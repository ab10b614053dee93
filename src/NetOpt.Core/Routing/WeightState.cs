using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Integer weights with what they lead to: distances and arc loads for each destination, and their sum. Trying a change looks only at the
/// destinations that it touches: one whose arc is on a shortest path (weight up), or would come to be on one (weight down).
/// Time of a try: O(touched destinations × (n + m) log n); space O(t (n + m)) for t destinations, n nodes and m arcs.
/// Source: Fortz and Thorup 2000 §V, who update single nodes; here whole destinations, which short paths make nearly as few.
/// </summary>
internal sealed class WeightState
{
    private readonly double[][] _distance;
    private readonly double[][] _load;

    public WeightState(ArcArrays arcs, DemandsByTarget groups, int[] weights)
    {
        Arcs = arcs;
        Groups = groups;
        Weight = [.. weights.Select(w => (double)w)];
        Total = new double[arcs.Count];
        Supply = new double[groups.Count][];
        _distance = new double[groups.Count][];
        _load = new double[groups.Count][];
        var work = new WeightTrial(this);
        for (int g = 0; g < groups.Count; g++)
        {
            Supply[g] = new double[arcs.NodeCount];
            foreach (int i in groups.Group(g)) Supply[g][groups.Demands.Source[i]] += groups.Demands.RateBps[i];
            _distance[g] = new double[arcs.NodeCount];
            _load[g] = new double[arcs.Count];
            work.Route(g, Weight, _distance[g], _load[g]);
            for (int a = 0; a < Total.Length; a++) Total[a] += _load[g][a];
        }
    }

    public ArcArrays Arcs { get; }

    public DemandsByTarget Groups { get; }

    /// <summary>The weight of each arc: whole numbers, as floating point for the search.</summary>
    public double[] Weight { get; }

    /// <summary>Load of each arc.</summary>
    public double[] Total { get; }

    /// <summary>What enters at each node for each destination.</summary>
    public double[][] Supply { get; }

    /// <summary>Distance of each node to a destination.</summary>
    public double[] Distance(int group) => _distance[group];

    /// <summary>Load of each arc from the traffic to a destination.</summary>
    public double[] Load(int group) => _load[group];

    public double MaxUtilization() => LoadReport.MaxUtilizationOf(Total, Arcs.CapacityBps);

    /// <summary>Whether a destination's routing changes when an arc gets another weight.</summary>
    public bool Touches(int group, int arc, double weight)
    {
        double[] distance = _distance[group];
        double head = distance[Arcs.Target[arc]], tail = distance[Arcs.Source[arc]];
        if (double.IsInfinity(head) || Arcs.Source[arc] == Groups.Target[group]) return false;
        return weight < Weight[arc] ? weight + head <= tail : Weight[arc] + head == tail;
    }

    /// <summary>Sets weights for good.</summary>
    public void Apply(ReadOnlySpan<(int Arc, int Weight)> changes, WeightTrial work)
    {
        for (int g = 0; g < Groups.Count; g++)
        {
            bool touched = false;
            foreach ((int arc, int weight) in changes) touched |= Touches(g, arc, weight);
            if (touched) work.Mark(g);
        }
        foreach ((int arc, int weight) in changes) Weight[arc] = weight;
        foreach (int g in work.Marked)
        {
            for (int a = 0; a < Total.Length; a++) Total[a] -= _load[g][a];
            work.Route(g, Weight, _distance[g], _load[g]);
            for (int a = 0; a < Total.Length; a++) Total[a] += _load[g][a];
        }
        work.Unmark();
    }

    /// <summary>Sums the loads anew, so that rounding errors of many changes do not add up.</summary>
    public void Resum()
    {
        Total.AsSpan().Clear();
        foreach (double[] load in _load)
        {
            for (int a = 0; a < Total.Length; a++) Total[a] += load[a];
        }
    }
}
