using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>
/// Weighted max-min sharing of one link: the water level s with x_i = min(d_i, w_i·s) and Σx = min(C, Σd).
/// Input: capacity C and demands d (one unit throughout), weights w above 0. Result: rates, level, who is satisfied.
/// Flows are satisfied by rising d/w, each at its demand, until what remains over the remaining weight is below the next d/w.
/// O(n + k log k) expected time for n flows of which k are satisfied, O(n) space. Sums run in double-double, so the answer
/// does not depend on the order of the flows.
/// Source: Bertsekas and Gallager, Data Networks, 2nd ed. 1992, §6.5.2, on one link. Deviation: none.
/// </summary>
public static class WaterFilling
{
    /// <summary>Shares a link.</summary>
    /// <param name="capacity">Above 0 and finite.</param>
    /// <param name="demands">At least 0, ∞ allowed, at least one.</param>
    /// <param name="weights">Above 0 and finite, one for each demand; empty where all weigh the same.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="NetOptException">InvalidCapacity, InvalidDemand, InvalidWeight, EmptyInput, InvalidParameter (lists of different lengths).</exception>
    public static LinkShares Fill(double capacity, ReadOnlySpan<double> demands, ReadOnlySpan<double> weights, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FairnessInput.CheckCapacity(capacity, "the link");
        if (demands.IsEmpty)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "There are no demands", "at least one demand", "[2, 2.6, 4, 5]");
        FairnessInput.CheckDemands(demands);
        FairnessInput.CheckWeights(weights, demands.Length);

        var remaining = new DoubleDouble(capacity);
        var weight = new DoubleDouble();
        foreach (double w in weights) weight.Add(w);
        if (weights.IsEmpty) weight.Add(demands.Length);

        var rate = new double[demands.Length];
        var satisfied = new bool[demands.Length];
        var order = new DemandOrder(demands, weights);
        int growing = demands.Length;
        var share = remaining / weight;
        while (order.TryPeek(out int flow, out double level) && level <= share.Value)
        {
            order.Advance();
            rate[flow] = demands[flow];
            satisfied[flow] = true;
            if (--growing == 0) return new LinkShares(rate, null, satisfied);
            remaining.Add(-demands[flow]);
            weight.Add(weights.IsEmpty ? -1 : -weights[flow]);
            share = remaining / weight;
            if ((growing & 0xFFFF) == 0) context.ThrowIfCanceled();
        }
        FairnessInput.CheckLevel(share.Value);
        for (int f = 0; f < rate.Length; f++)
        {
            if (!satisfied[f]) rate[f] = weights.IsEmpty ? share.Value : (share * weights[f]).Value;
        }
        return new LinkShares(rate, share.Value, satisfied);
    }
}
