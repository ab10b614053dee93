using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>
/// Checks that rates are the weighted max-min fair ones, without trusting how they came about: rates that are feasible
/// and give each flow its demand or a bottleneck are the unique answer.
/// Input: the problem as for <see cref="MaxMinFairness"/>, and rates. Result: the largest violations, as fractions.
/// O(H + A) time with H = Σ path lengths and A arcs, O(A) space.
/// Source: Bertsekas and Gallager, Data Networks, 2nd ed. 1992, §6.5.2, the bottleneck proposition, with weights.
/// </summary>
public static class MaxMinCertificate
{
    /// <summary>Violations up to this fraction are rounding.</summary>
    public const double Tolerance = 1e-9;

    private const int FlowsBetweenChecks = 1 << 14;

    /// <summary>Checks rates.</summary>
    /// <param name="paths">Each flow's arcs.</param>
    /// <param name="capacity">Capacity of each arc.</param>
    /// <param name="weights">One for each flow, or empty.</param>
    /// <param name="demands">One for each flow, ∞ allowed, or empty.</param>
    /// <param name="rates">The rates to check, at least 0 and finite.</param>
    /// <param name="context">Cancellation.</param>
    public static FairnessCertificate Check(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, ReadOnlySpan<double> rates, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        var load = new DoubleDouble[capacity.Length];
        var highest = new double[capacity.Length];
        double overload = 0, violation = 0;
        for (int f = 0; f < paths.Count; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            double rate = rates[f];
            double level = weights.IsEmpty ? rate : rate / weights[f];
            if (!demands.IsEmpty && rate > demands[f])
                overload = Math.Max(overload, demands[f] > 0 ? (rate - demands[f]) / demands[f] : 1);
            foreach (int a in paths.Of(f))
            {
                load[a].Add(rate);
                if (level > highest[a]) highest[a] = level;
            }
        }
        var free = new double[capacity.Length];
        for (int a = 0; a < free.Length; a++)
        {
            double fraction = load[a].Value == 0 ? 1 : (capacity[a] - load[a].Value) / capacity[a];
            free[a] = Math.Max(0, fraction);
            overload = Math.Max(overload, -fraction);
        }
        for (int f = 0; f < paths.Count; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            if (!demands.IsEmpty && rates[f] >= demands[f] * (1 - MaxMinFairness.TieTolerance)) continue;
            double level = weights.IsEmpty ? rates[f] : rates[f] / weights[f];
            double best = 1;
            foreach (int a in paths.Of(f))
                best = Math.Min(best, Math.Max(free[a], highest[a] > 0 ? 1 - level / highest[a] : 0));
            violation = Math.Max(violation, best);
        }
        return new FairnessCertificate(overload <= Tolerance && violation <= Tolerance, overload, violation);
    }
}
