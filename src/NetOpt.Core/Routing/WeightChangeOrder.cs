using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// From one set of weights to another in single steps that keep the network as little loaded as they can on the way: at each step the change
/// that gives the lowest maximum utilization (ties: the lower sum of fourth powers of the utilizations). That is done from the old weights
/// on and from the new ones back, and the order with the lower peak is taken. Greedy, so no order is proven best.
/// Time O(c²) tries for c changes; above <see cref="GreedyTries"/> tries each step looks only at the first changes that are left.
/// </summary>
internal static class WeightChangeOrder
{
    private const int GreedyTries = 5_000;

    /// <summary>The new weights without the changes that the maximum utilization does not need.</summary>
    public static int[] TakeBackNeedless(ArcArrays arcs, DemandsByTarget groups, int[] start, int[] wanted, OperationContext context)
    {
        var state = new WeightState(arcs, groups, wanted);
        var work = new WeightTrial(state);
        double max = state.MaxUtilization();
        int[] kept = [.. wanted];
        bool again = true;
        while (again)
        {
            again = false;
            for (int a = 0; a < kept.Length; a++)
            {
                if (kept[a] == start[a]) continue;
                context.ThrowIfCanceled();
                if (LoadReport.MaxUtilizationOf(work.Try([(a, start[a])]), arcs.CapacityBps) > max * (1 + 1e-9)) continue;
                state.Apply([(a, start[a])], work);
                kept[a] = start[a];
                again = true;
            }
        }
        return kept;
    }

    /// <summary>The changes in order, with the maximum utilization after each.</summary>
    public static ImmutableArray<WeightChange> Of(NetworkTopology topology, DemandsByTarget groups, int[] start, int[] wanted, OperationContext context)
    {
        ArcArrays arcs = topology.Arcs;
        List<int> forth = Greedy(arcs, groups, start, wanted, context);
        List<int> back = Greedy(arcs, groups, wanted, start, context);
        back.Reverse();
        double[] alongForth = Walk(arcs, groups, start, wanted, forth), alongBack = Walk(arcs, groups, start, wanted, back);
        bool useBack = forth.Count > 0 && alongBack.Max() < alongForth.Max();
        (List<int> order, double[] along) = useBack ? (back, alongBack) : (forth, alongForth);
        string[] labels = LoadReport.NodeLabels(topology);
        return [.. order.Select((a, i) => new WeightChange(a, arcs.Link[a], topology.Links[arcs.Link[a]].Name,
            labels[arcs.Source[a]], labels[arcs.Target[a]], start[a], wanted[a], along[i]))];
    }

    private static List<int> Greedy(ArcArrays arcs, DemandsByTarget groups, int[] from, int[] to, OperationContext context)
    {
        var state = new WeightState(arcs, groups, from);
        var work = new WeightTrial(state);
        List<int> left = [.. Enumerable.Range(0, from.Length).Where(a => from[a] != to[a])];
        var order = new List<int>(left.Count);
        int window = Math.Max(1, GreedyTries / Math.Max(1, left.Count));
        while (left.Count > 0)
        {
            int best = 0;
            double bestMax = double.PositiveInfinity, bestSpread = double.PositiveInfinity;
            for (int i = 0; i < left.Count && i < window; i++)
            {
                context.ThrowIfCanceled();
                ReadOnlySpan<double> load = work.Try([(left[i], to[left[i]])]);
                double max = LoadReport.MaxUtilizationOf(load, arcs.CapacityBps);
                if (max > bestMax * (1 + 1e-12)) continue;
                double spread = FourthPowers(load, arcs.CapacityBps);
                if (max >= bestMax * (1 - 1e-12) && spread >= bestSpread) continue;
                (best, bestMax, bestSpread) = (i, max, spread);
            }
            state.Apply([(left[best], to[left[best]])], work);
            order.Add(left[best]);
            left.RemoveAt(best);
        }
        return order;
    }

    private static double[] Walk(ArcArrays arcs, DemandsByTarget groups, int[] start, int[] wanted, List<int> order)
    {
        var state = new WeightState(arcs, groups, start);
        var work = new WeightTrial(state);
        return [.. order.Select(a =>
        {
            state.Apply([(a, wanted[a])], work);
            state.Resum();
            return state.MaxUtilization();
        })];
    }

    // Tells apart steps that leave the same maximum: fuller arcs count much more.
    private static double FourthPowers(ReadOnlySpan<double> load, double[] capacity)
    {
        double sum = 0;
        for (int a = 0; a < load.Length; a++)
        {
            double square = load[a] / capacity[a] * (load[a] / capacity[a]);
            sum += square * square;
        }
        return sum;
    }
}
