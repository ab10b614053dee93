using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>
/// What each demand gets when not everything fits: max-min fair rates, no demand above what it asks, each demand spread over
/// the network as its routing says, so that a rate x puts x times a fixed fraction on each arc.
/// <para>Progressive filling. Only arcs that are offered more than their capacity can ever stop a demand, so only those are looked at,
/// and only the demands that cross one. Time O(o·e + k log k + k·o) for o overloaded arcs, e entries of the routing and k demands
/// that cross one of them; space O(crossings).</para>
/// <para>Source: Bertsekas and Gallager, Data Networks (1992), §6.5; the fractions replace the 0/1 of a single path.</para>
/// </summary>
internal static class ServedRates
{
    /// <summary>The rate of each demand.</summary>
    /// <param name="arcs">The network; every arc has a capacity.</param>
    /// <param name="demands">The demands.</param>
    /// <param name="splits">How they are routed.</param>
    /// <param name="load">The load that the demands in full put on each arc.</param>
    /// <param name="context">For cancellation.</param>
    public static double[] Allocate(ArcArrays arcs, BoundDemands demands, RoutingSplits splits, double[] load, OperationContext context)
    {
        double[] rate = [.. demands.RateBps];
        int[] full = [.. Enumerable.Range(0, arcs.Count).Where(a => load[a] > arcs.CapacityBps[a])];
        if (full.Length == 0) return rate;

        (int[] crosser, int[] offset, int[] slot, double[] fraction) = Crossings(arcs, demands, splits, full, context);
        var room = new double[full.Length];
        var pull = new double[full.Length];
        for (int i = 0; i < full.Length; i++) room[i] = arcs.CapacityBps[full[i]];
        for (int c = 0; c < slot.Length; c++) pull[slot[c]] += fraction[c];

        int[] order = [.. Enumerable.Range(0, crosser.Length)];
        Array.Sort(order.Select(i => demands.RateBps[crosser[i]]).ToArray(), order);
        var frozen = new bool[crosser.Length];
        List<int>[] users = [.. full.Select(_ => new List<int>())];
        for (int i = 0; i < crosser.Length; i++)
        {
            for (int c = offset[i]; c < offset[i + 1]; c++) users[slot[c]].Add(i);
        }

        void Freeze(int i, double at)
        {
            frozen[i] = true;
            rate[crosser[i]] = at;
            for (int c = offset[i]; c < offset[i + 1]; c++)
            {
                room[slot[c]] = Math.Max(0, room[slot[c]] - fraction[c] * at);
                pull[slot[c]] -= fraction[c];
            }
        }

        var live = new int[full.Length];
        for (int s = 0; s < live.Length; s++) live[s] = users[s].Count;
        int next = 0;
        while (true)
        {
            context.ThrowIfCanceled();
            while (next < order.Length && frozen[order[next]]) next++;
            if (next == order.Length) return rate;
            double level = double.PositiveInfinity;
            int tightest = -1;
            for (int s = 0; s < full.Length; s++)
            {
                if (live[s] == 0) continue;
                double share = room[s] / pull[s];
                if (share < level)
                {
                    level = share;
                    tightest = s;
                }
            }
            double smallest = demands.RateBps[crosser[order[next]]];
            if (smallest <= level)
            {
                FreezeAndCount(order[next], smallest);
                continue;
            }
            foreach (int i in users[tightest])
            {
                if (!frozen[i]) FreezeAndCount(i, level);
            }
        }

        void FreezeAndCount(int i, double at)
        {
            Freeze(i, at);
            for (int c = offset[i]; c < offset[i + 1]; c++) live[slot[c]]--;
        }
    }

    // For each demand that crosses an overloaded arc: which ones, and the fraction of it on each.
    // The fraction at a node is what the node sends over the arc itself plus what its next hops do: one pass against the order of the routing.
    private static (int[] Crosser, int[] Offset, int[] Slot, double[] Fraction) Crossings(
        ArcArrays arcs, BoundDemands demands, RoutingSplits splits, int[] full, OperationContext context)
    {
        var perDemand = new List<(int Slot, double Fraction)>?[demands.Count];
        DemandsByTarget groups = new(demands, arcs.NodeCount);
        var through = new double[arcs.NodeCount];
        for (int g = 0; g < groups.Count; g++)
        {
            context.ThrowIfCanceled();
            int place = g; // both list the targets of active demands, ascending
            ReadOnlySpan<int> used = splits.Arcs(place);
            ReadOnlySpan<double> share = splits.Shares(place);
            for (int s = 0; s < full.Length; s++)
            {
                if (used.IndexOf(full[s]) < 0) continue;
                Array.Clear(through);
                for (int e = used.Length - 1; e >= 0; e--)
                {
                    double ahead = used[e] == full[s] ? 1 : through[arcs.Target[used[e]]];
                    through[arcs.Source[used[e]]] += share[e] * ahead;
                }
                foreach (int d in groups.Group(g))
                {
                    double fraction = through[demands.Source[d]];
                    if (fraction > 0) (perDemand[d] ??= []).Add((s, fraction));
                }
            }
        }
        int[] crosser = [.. Enumerable.Range(0, demands.Count).Where(d => perDemand[d] is not null)];
        var offset = new int[crosser.Length + 1];
        for (int i = 0; i < crosser.Length; i++) offset[i + 1] = offset[i] + perDemand[crosser[i]]!.Count;
        int[] slot = [.. crosser.SelectMany(d => perDemand[d]!.Select(c => c.Slot))];
        double[] fraction2 = [.. crosser.SelectMany(d => perDemand[d]!.Select(c => c.Fraction))];
        return (crosser, offset, slot, fraction2);
    }
}
