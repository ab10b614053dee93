using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// From one set of weights to another in single steps that keep the network as little loaded as they can on the way: at each step the change
/// that gives the lowest maximum utilization (ties: the lower arc). Greedy, so no order is proven best.
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
        string[] labels = LoadReport.NodeLabels(topology);
        var state = new WeightState(arcs, groups, start);
        var work = new WeightTrial(state);
        List<int> left = [.. Enumerable.Range(0, start.Length).Where(a => start[a] != wanted[a])];
        int window = Math.Max(1, GreedyTries / Math.Max(1, left.Count));
        var changes = ImmutableArray.CreateBuilder<WeightChange>(left.Count);
        while (left.Count > 0)
        {
            int best = 0;
            double bestMax = double.PositiveInfinity;
            for (int i = 0; i < left.Count && i < window; i++)
            {
                context.ThrowIfCanceled();
                double max = LoadReport.MaxUtilizationOf(work.Try([(left[i], wanted[left[i]])]), arcs.CapacityBps);
                if (max >= bestMax * (1 - 1e-12)) continue;
                best = i;
                bestMax = max;
            }
            int a = left[best];
            state.Apply([(a, wanted[a])], work);
            state.Resum();
            changes.Add(new WeightChange(a, arcs.Link[a], topology.Links[arcs.Link[a]].Name, labels[arcs.Source[a]], labels[arcs.Target[a]],
                start[a], wanted[a], state.MaxUtilization()));
            left.RemoveAt(best);
        }
        return changes.MoveToImmutable();
    }
}
