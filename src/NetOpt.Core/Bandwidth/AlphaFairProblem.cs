using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>
/// What is left of a sharing problem when it is known which arcs can never fill and which flows never meet another, in rates near 1.
/// </summary>
internal sealed class AlphaFairProblem
{
    private AlphaFairProblem(int[] flows, int[] arcs, FlowPaths paths, double[] capacity, double[] weight, double[] demand, double[] start, double scale)
    {
        Flows = flows;
        Arcs = arcs;
        Paths = paths;
        Capacity = capacity;
        Weight = weight;
        Demand = demand;
        Start = start;
        Scale = scale;
    }

    /// <summary>Index of each flow in the whole problem.</summary>
    public int[] Flows { get; }

    /// <summary>Index of each arc in the whole problem.</summary>
    public int[] Arcs { get; }

    /// <summary>The paths over the arcs that are left.</summary>
    public FlowPaths Paths { get; }

    /// <summary>Capacities over <see cref="Scale"/>.</summary>
    public double[] Capacity { get; }

    public double[] Weight { get; }

    /// <summary>Demands over <see cref="Scale"/>; ∞ where an arc of the path is no wider.</summary>
    public double[] Demand { get; }

    /// <summary>The max-min fair rates over <see cref="Scale"/>.</summary>
    public double[] Start { get; }

    /// <summary>The geometric mean of the max-min fair rates.</summary>
    public double Scale { get; }

    /// <summary>Takes out what does not matter. O(H + F + A).</summary>
    public static AlphaFairProblem Of(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, double[] start)
    {
        var most = new double[paths.Count];
        var wanted = new double[capacity.Length];
        var crossings = new int[capacity.Length];
        for (int f = 0; f < paths.Count; f++)
        {
            most[f] = demands.IsEmpty ? double.PositiveInfinity : demands[f];
            foreach (int a in paths.Of(f)) crossings[a]++;
            foreach (int a in paths.Of(f)) most[f] = Math.Min(most[f], capacity[a] / crossings[a]);
            foreach (int a in paths.Of(f)) crossings[a] = 0;
            foreach (int a in paths.Of(f)) wanted[a] += most[f];
        }
        var place = new int[capacity.Length];
        var arcs = new List<int>();
        for (int a = 0; a < wanted.Length; a++)
        {
            bool mayFill = wanted[a] > capacity[a] * (1 - MaxMinFairness.TieTolerance);
            place[a] = mayFill ? arcs.Count : -1;
            if (mayFill) arcs.Add(a);
        }

        var flows = new List<int>();
        var offset = new List<int> { 0 };
        var hops = new List<int>();
        double logs = 0;
        for (int f = 0; f < paths.Count; f++)
        {
            if (most[f] == 0) continue;
            int before = hops.Count;
            foreach (int a in paths.Of(f))
            {
                if (place[a] >= 0) hops.Add(place[a]);
            }
            if (hops.Count == before) continue;
            flows.Add(f);
            offset.Add(hops.Count);
            logs += Math.Log(start[f]);
        }
        double scale = flows.Count == 0 ? 1 : Math.Exp(logs / flows.Count);
        var weight = new double[flows.Count];
        var demand = new double[flows.Count];
        var from = new double[flows.Count];
        for (int i = 0; i < weight.Length; i++)
        {
            int f = flows[i];
            weight[i] = weights.IsEmpty ? 1 : weights[f];
            demand[i] = demands.IsEmpty || demands[f] > most[f] ? double.PositiveInfinity : demands[f] / scale;
            from[i] = start[f] / scale;
        }
        var capacities = new double[arcs.Count];
        for (int i = 0; i < capacities.Length; i++) capacities[i] = capacity[arcs[i]] / scale;
        return new AlphaFairProblem([.. flows], [.. arcs], new FlowPaths([.. offset], [.. hops]), capacities, weight, demand, from, scale);
    }
}
