using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// The routing over any number of paths that keeps the largest link utilization lowest, with a proof of how near to the
/// optimum it is.
/// Parameters: arcs with capacities, demands in the same unit, the relative gap that is accepted. Result: loads, how nodes
/// split their traffic for each destination, the maximum utilization, and a lower bound that no routing can beat.
/// Method: all traffic to one destination is one flow. A soft maximum of the utilizations (<see cref="CongestionLengths"/>)
/// is lowered destination by destination, by moving flow from longest used to shortest ways (<see cref="DestinationFlow"/>);
/// it grows sharper as the flows settle (<see cref="SharpnessSchedule"/>). For any arc lengths l, Σ demand × distance / Σ l × capacity is a lower bound
/// (linear-programming duality); it is taken anew in each round with the lengths of that round, and the best one kept.
/// The maximum utilization is that of the loads recomputed from the splits.
/// Time: a round takes O(t (n + m) log n) for t destinations, n nodes and m arcs, and 1 % takes about 10 rounds on networks
/// of 10 to 400 nodes (no bound on the number of rounds is proven). Space: 8 t (m + 2 n) bytes.
/// Source: Plotkin, Shmoys and Tardos 1995 and Garg and Könemann 1998 for the exponential lengths and the bound, Dial 2006
/// for the equilibration in bushes. Deviation: block-coordinate descent instead of their step rules, so that their bounds on
/// the running time are lost for a much faster run; the certificate does not depend on it.
/// Distances are searched on all processors and summed in a fixed order: the result does not depend on their number.
/// </summary>
public static class MultipathRouting
{
    private const double ShorteningFloor = 1e-3;
    private const int ShorteningRounds = 4;
    private const double LeastShare = 1e-9;    // of a node's traffic; below it a next hop is dropped
    private const int RoundLimit = 2000;
    private const long FlowLimit = 250_000_000;
    private const int Parts = 16;
    private const int SequentialWork = 50_000;

    /// <summary>Finds the routing.</summary>
    /// <param name="arcs">The network; every arc has a capacity.</param>
    /// <param name="demands">The demands, in the unit of the capacities.</param>
    /// <param name="gap">Accepted (maximum utilization - bound) / bound: above 0 and below 1. Below 1e-6 rounding errors may come first.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">InvalidParameter: the gap; TooLarge: destinations × arcs above 250 million.</exception>
    public static MultipathSolution Solve(ArcArrays arcs, BoundDemands demands, double gap, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(context);
        CheckGap(gap);
        var groups = new DemandsByTarget(demands, arcs.NodeCount);
        if ((long)groups.Count * arcs.Count > FlowLimit)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded,
                $"{groups.Count} destinations on {arcs.Count} arcs are too many for multipath routing", "a product of at most 250 million", value: (long)groups.Count * arcs.Count);
        }
        (DestinationFlow[] flows, int[] unserved) = Flows(arcs, groups, context);
        // All floors together cost the bound a quarter of the gap at most (all of it on one arc); more would prefer short ways more.
        var lengths = new CongestionLengths(arcs) { Floor = Math.Max(1e-12, gap / (4.0 * Math.Max(1, arcs.Count))) };
        var paths = new ShortestPaths(arcs);
        var work = new BushWorkspace(arcs.NodeCount);
        Start(flows, lengths, paths, work, context);

        var bounds = new DistanceBound(arcs, flows, Math.Min(Parts, flows.Length), (long)flows.Length * arcs.Count < SequentialWork);
        double tolerance = Math.Min(1e-3, gap / 10);
        double best = 0, max = lengths.MaxUtilization();
        var schedule = new SharpnessSchedule(max);
        lengths.Sharpness = schedule.Sharpness;
        int round = 0;
        while (max > 0)
        {
            lengths.Refresh();
            double bound = bounds.Compute(lengths, context);
            best = Math.Max(best, bound);
            if (context.Progress is not null)
                context.Report("Routing over several paths", null, $"maximum utilization {max:0.####}, bound {best:0.####}");
            if (max - best <= gap * (1 - 1e-6) * best || round == RoundLimit) break;
            schedule.Note(max, lengths.WeightedUtilization(), bound, best);
            lengths.Sharpness = schedule.Sharpness;
            lengths.Refresh();
            for (int sweep = 0; sweep < schedule.Sweeps; sweep++)
            {
                foreach (DestinationFlow flow in flows)
                {
                    context.ThrowIfCanceled();
                    flow.Balance(lengths, tolerance, work);
                }
            }
            SumLoads(flows, lengths.Load);
            max = lengths.MaxUtilization();
            round++;
        }
        MultipathSolution solution = Finish(arcs, demands, groups, flows, unserved, paths, lengths, work, best, gap, round, context);
        if (max == 0) return solution;
        Shorten(flows, lengths, bounds, tolerance, work, context);
        MultipathSolution shorter = Finish(arcs, demands, groups, flows, unserved, paths, lengths, work, best, gap, round + ShorteningRounds, context);
        return shorter.GapReached || !solution.GapReached ? shorter : solution;
    }

    // The bound stands. Some rounds with a high floor take traffic back from ways that are longer than the full arcs ask for,
    // which lowers the mean utilization and as a rule the largest a little too.
    private static void Shorten(DestinationFlow[] flows, CongestionLengths lengths, DistanceBound bounds, double tolerance, BushWorkspace work, OperationContext context)
    {
        lengths.Floor = ShorteningFloor;
        for (int round = 0; round < ShorteningRounds; round++)
        {
            lengths.Refresh();
            bounds.Compute(lengths, context);
            foreach (DestinationFlow flow in flows)
            {
                context.ThrowIfCanceled();
                flow.Balance(lengths, tolerance, work);
            }
            SumLoads(flows, lengths.Load);
        }
    }

    /// <exception cref="NetOptException">InvalidParameter.</exception>
    internal static void CheckGap(double gap)
    {
        if (!(gap is > 0 and < 1))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The gap is {gap}", "a number above 0 and below 1", "0.01", gap);
    }

    private static (DestinationFlow[] Flows, int[] Unserved) Flows(ArcArrays arcs, DemandsByTarget groups, OperationContext context)
    {
        var flows = new DestinationFlow[groups.Count];
        var unserved = new List<int>();
        var paths = new ShortestPaths(arcs);
        var ones = new double[arcs.Count];
        ones.AsSpan().Fill(1);
        for (int g = 0; g < flows.Length; g++)
        {
            context.ThrowIfCanceled();
            flows[g] = new DestinationFlow(arcs, groups.Target[g]);
            paths.ToUnchecked(groups.Target[g], ones);
            foreach (int i in groups.Group(g))
            {
                int v = groups.Demands.Source[i];
                if (double.IsInfinity(paths.Distance[v])) unserved.Add(i);
                else flows[g].Supply[v] += groups.Demands.RateBps[i];
            }
        }
        unserved.Sort();
        return (flows, [.. unserved]);
    }

    // Trees of least 1/capacity first; then trees once more, each in sight of the load of all others.
    private static void Start(DestinationFlow[] flows, CongestionLengths lengths, ShortestPaths paths, BushWorkspace work, OperationContext context)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            double max = lengths.MaxUtilization();
            if (max > 0)
            {
                lengths.Sharpness = new SharpnessSchedule(max).Sharpness;
                lengths.Refresh();
            }
            foreach (DestinationFlow flow in flows)
            {
                context.ThrowIfCanceled();
                flow.RouteOnTree(paths, lengths, work);
            }
        }
        SumLoads(flows, lengths.Load);
    }

    // Anew from the flows, so that rounding errors do not add up.
    private static void SumLoads(DestinationFlow[] flows, double[] load)
    {
        load.AsSpan().Clear();
        foreach (DestinationFlow flow in flows)
        {
            double[] on = flow.Flow;
            for (int a = 0; a < load.Length; a++) load[a] += on[a];
        }
    }

    private static MultipathSolution Finish(ArcArrays arcs, BoundDemands demands, DemandsByTarget groups, DestinationFlow[] flows, int[] unserved,
        ShortestPaths paths, CongestionLengths lengths, BushWorkspace work, double bound, double gap, int rounds, OperationContext context)
    {
        var splits = new RoutingSplits(arcs, groups.Target);
        foreach (DestinationFlow flow in flows)
        {
            context.ThrowIfCanceled();
            flow.WriteSplits(splits, paths, lengths, work, LeastShare);
        }
        BoundDemands served = demands;
        if (unserved.Length > 0)
        {
            double[] rate = [.. demands.RateBps];
            foreach (int i in unserved) rate[i] = 0;
            served = demands with { RateBps = rate };
        }
        double[] load = splits.Loads(served);
        double max = LoadReport.MaxUtilizationOf(load, arcs.CapacityBps);
        bound = Math.Min(bound, max); // they can cross by a rounding error where both are the optimum
        double reached = bound > 0 ? (max - bound) / bound : 0;
        return new MultipathSolution(load, max, bound, reached, reached <= gap, rounds, splits, groups.Ignored, unserved);
    }
}
