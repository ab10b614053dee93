using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>
/// Weighted max-min fair rates of flows along given paths, by progressive filling: a common level rises, every flow gets
/// weight × level, and a flow stops where it has its demand or where an arc of its path is full. The answer is the only
/// feasible one in which no flow can gain but at the cost of one with no more per weight; <see cref="MaxMinCertificate"/> proves it.
/// Input: paths, arc capacities (one unit throughout, bit/s by default), weights above 0, demands (∞ for none).
/// Result: rate, level and bottleneck of each flow, and the arcs in the order in which they filled.
/// Arcs wait in a heap by the level at which they would fill, remaining capacity over remaining weight. That level can only
/// rise while other flows stop, so an arc is re-keyed when it reaches the top and not at each of its changes.
/// Time O(H + (A + R) log A + F log F) with F flows, H = Σ path lengths, A arcs, R re-keyings, at most H and few in practice;
/// the last term only for finite demands. Space O(H + F + A): 5 bytes per hop, and 24 per flow,
/// or 36 with demands, besides the paths themselves.
/// Sums run in double-double, so that what thousands of rates leave of a capacity is right to the last digit.
/// Source: Bertsekas and Gallager, Data Networks, 2nd ed. 1992, §6.5.2. Deviation: arcs whose levels agree to 1e-12 of their
/// value count as filling together, so that ties do not hang on rounding.
/// </summary>
public static class MaxMinFairness
{
    /// <summary>Levels that agree to this much of their value are one level.</summary>
    internal const double TieTolerance = 1e-12;

    private const int StepsBetweenChecks = 1 << 14;

    /// <summary>Fills the network.</summary>
    /// <param name="paths">Each flow's arcs, at least one.</param>
    /// <param name="capacity">Capacity of each arc; looked at only where a flow passes.</param>
    /// <param name="weights">Above 0, one for each flow; empty where all weigh the same.</param>
    /// <param name="demands">At least 0, ∞ allowed, one for each flow; empty where no flow has a limit.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">InvalidCapacity, InvalidWeight, InvalidDemand, InvalidParameter (a flow without arcs, lists of different lengths).</exception>
    public static MaxMinAllocation Fill(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        FairnessInput.CheckWeights(weights, paths.Count);
        if (!demands.IsEmpty) FairnessInput.CheckLength("demands", demands.Length, paths.Count);
        FairnessInput.CheckDemands(demands);

        int flows = paths.Count;
        var filling = new ProgressiveFilling(paths, capacity, weights, context);
        var order = new DemandOrder(demands, weights);
        int steps = 0;
        while (filling.Growing > 0)
        {
            int before = filling.Growing;
            double share = filling.NextShare();
            while (order.TryPeek(out int flow, out double level) && (level <= share || !filling.IsGrowing(flow)))
            {
                order.Advance();
                if (!filling.IsGrowing(flow)) continue;
                filling.Satisfy(flow, demands[flow]);
                break;
            }
            if (filling.Growing == before) filling.Saturate();
            steps += 1 + 8 * (before - filling.Growing);
            if (steps < StepsBetweenChecks) continue;
            steps = 0;
            context.ThrowIfCanceled();
            context.Report("Sharing capacity", 1 - (double)filling.Growing / flows);
        }
        return filling.Result(demands);
    }
}
