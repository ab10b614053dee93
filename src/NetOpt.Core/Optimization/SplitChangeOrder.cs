using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>
/// Which destinations to move from one routing to another, and in which order. Traffic toward different destinations does not depend on
/// each other, so any order leaves a network that works; this one takes, at each step, the destination that lowers the maximum utilization
/// most (ties: the smaller sum of squared utilizations, then the lower node index), and stops when the wanted utilization is reached.
/// Steps that turn out not to be needed for it are left out then, the last ones first.
/// <para>Greedy, so the steps are few but not proven fewest. Time O(d² · (l + log m)) for d destinations that change and l arcs whose load one of them changes; above
/// <see cref="GreedyLimit"/> destinations they go by how much each lowers the sum of squared utilizations on its own. Space O(d·l).</para>
/// </summary>
internal static class SplitChangeOrder
{
    /// <summary>Destinations above which the order is made in one pass.</summary>
    public const int GreedyLimit = 400;

    /// <summary>The steps, as places in the destinations of the routings, with the maximum utilization after each.</summary>
    /// <param name="arcs">The network.</param>
    /// <param name="demands">The demands that both routings serve.</param>
    /// <param name="from">The routing as it is.</param>
    /// <param name="to">The routing to go to.</param>
    /// <param name="target">The maximum utilization that is good enough: at least that of the routing to go to.</param>
    /// <param name="context">For cancellation and progress.</param>
    public static (List<int> Place, List<double> MaxUtilization) Of(ArcArrays arcs, BoundDemands demands, RoutingSplits from, RoutingSplits to, double target, OperationContext context)
    {
        double[] load = from.Loads(demands);
        var deltas = new List<(int Place, int[] Arc, double[] Change)>();
        var groups = new DemandsByTarget(demands, arcs.NodeCount);
        for (int g = 0; g < groups.Count; g++)
        {
            context.ThrowIfCanceled();
            if (SameSplits(from, to, g)) continue;
            int[] members = groups.Group(g).ToArray();
            var one = new BoundDemands([.. members.Select(i => demands.Source[i])], [.. members.Select(i => demands.Target[i])], [.. members.Select(i => demands.RateBps[i])]);
            double[] old = from.Loads(one), next = to.Loads(one);
            int[] arc = [.. Enumerable.Range(0, arcs.Count).Where(a => old[a] != next[a])];
            if (arc.Length > 0) deltas.Add((g, arc, [.. arc.Select(a => next[a] - old[a])]));
        }

        bool greedy = deltas.Count <= GreedyLimit;
        if (!greedy) deltas = [.. deltas.OrderByDescending(d => Squares(arcs, load, d.Arc, d.Change))];
        double[] start = [.. load];
        int all = deltas.Count;
        var steps = new List<(int Place, int[] Arc, double[] Change)>();
        while (deltas.Count > 0 && LoadReport.MaxUtilizationOf(load, arcs.CapacityBps) > target)
        {
            context.ThrowIfCanceled();
            context.Report("Ordering the changes", (double)steps.Count / all);
            int best = greedy ? Best(arcs, load, deltas, context) : deltas.Count - 1;
            Apply(load, deltas[best].Arc, deltas[best].Change);
            steps.Add(deltas[best]);
            deltas.RemoveAt(best);
        }
        LeaveOut(arcs, load, steps, target);

        start.CopyTo(load, 0);
        var max = new List<double>();
        foreach ((_, int[] arc, double[] change) in steps)
        {
            Apply(load, arc, change);
            max.Add(LoadReport.MaxUtilizationOf(load, arcs.CapacityBps));
        }
        return ([.. steps.Select(s => s.Place)], max);
    }

    private static void LeaveOut(ArcArrays arcs, double[] load, List<(int Place, int[] Arc, double[] Change)> steps, double target)
    {
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            double[] back = [.. steps[i].Change.Select(c => -c)];
            double[] saved = [.. steps[i].Arc.Select(a => load[a])];
            Apply(load, steps[i].Arc, back);
            if (LoadReport.MaxUtilizationOf(load, arcs.CapacityBps) <= target)
            {
                steps.RemoveAt(i);
                continue;
            }
            for (int k = 0; k < saved.Length; k++) load[steps[i].Arc[k]] = saved[k];
        }
    }

    /// <summary>Whether two routings forward alike toward one destination.</summary>
    public static bool SameSplits(RoutingSplits a, RoutingSplits b, int place)
    {
        if (!a.Arcs(place).SequenceEqual(b.Arcs(place))) return false;
        ReadOnlySpan<double> x = a.Shares(place), y = b.Shares(place);
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Abs(x[i] - y[i]) > 1e-12) return false;
        }
        return true;
    }

    private static int Best(ArcArrays arcs, double[] load, List<(int Place, int[] Arc, double[] Change)> deltas, OperationContext context)
    {
        int best = -1;
        double bestMax = double.PositiveInfinity, bestSquares = double.PositiveInfinity;
        var saved = new double[arcs.Count];
        for (int i = 0; i < deltas.Count; i++)
        {
            if ((i & 63) == 0) context.ThrowIfCanceled();
            (_, int[] arc, double[] change) = deltas[i];
            for (int k = 0; k < arc.Length; k++) saved[k] = load[arc[k]];
            Apply(load, arc, change);
            double max = LoadReport.MaxUtilizationOf(load, arcs.CapacityBps);
            for (int k = 0; k < arc.Length; k++) load[arc[k]] = saved[k];
            double squares = Squares(arcs, load, arc, change);
            if (max < bestMax * (1 - 1e-12) || (max <= bestMax * (1 + 1e-12) && squares < bestSquares))
            {
                best = i;
                bestMax = max;
                bestSquares = squares;
            }
        }
        return best;
    }

    private static void Apply(double[] load, int[] arc, double[] change)
    {
        for (int k = 0; k < arc.Length; k++) load[arc[k]] = Math.Max(0, load[arc[k]] + change[k]);
    }

    // By how much the change moves the sum of squared utilizations.
    private static double Squares(ArcArrays arcs, double[] load, int[] arc, double[] change)
    {
        double sum = 0;
        for (int k = 0; k < arc.Length; k++)
        {
            double c = arcs.CapacityBps[arc[k]], was = load[arc[k]];
            sum += change[k] / c * ((2 * was + change[k]) / c);
        }
        return sum;
    }
}
