using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>
/// α-fair rates of flows along given paths: the most of Σ w·x^(1−α)/(1−α) (α = 1: Σ w·ln x) with every arc within its capacity
/// and every rate up to its demand. α = 1 is proportional fairness; the larger α, the nearer to max-min fairness, which ignores weights
/// in that limit (give w^α to keep them); the nearer to 0, the nearer to the largest total. α = 0 itself, where rates are not unique, is not solved.
/// Input: paths, arc capacities (one unit throughout), weights above 0, demands (∞ for none), α above 0.
/// Result: rates, a price for each arc, and from both a bound on what any other rates could gain.
/// Method: a primal-dual interior point with logarithms in the equations between rates and prices, from the max-min fair rates on;
/// the target of each arc's price × free capacity is proportional to load × the price of the cheapest path over the arc, so that the
/// prices of fast arcs come out as exactly as those of slow ones, though for large α they are many orders of magnitude smaller.
/// Time per iteration O(Σ l² + B³) with l = path lengths and B arcs that may fill; 10 to 30 iterations in practice, no proven bound.
/// Space O(H + B²), H = Σ path lengths.
/// Source: Mo and Walrand 2000; Boyd and Vandenberghe, Convex Optimization, 2004, §11.7 (primal-dual interior points). Deviations: the logarithms and the target.
/// </summary>
public static class AlphaFairness
{
    /// <summary>A gap or an overload up to this fraction is rounding.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The largest α: beyond it rates differ from max-min fair ones by less than is measured.</summary>
    public const double MostAlpha = 100;

    /// <summary>Works the rates out.</summary>
    /// <param name="paths">Each flow's arcs, at least one.</param>
    /// <param name="capacity">Capacity of each arc; looked at only where a flow passes.</param>
    /// <param name="weights">Above 0, one for each flow; empty where all weigh the same.</param>
    /// <param name="demands">At least 0, ∞ allowed, one for each flow; empty where no flow has a limit.</param>
    /// <param name="alpha">Above 0, up to <see cref="MostAlpha"/>.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">InvalidParameter, InvalidCapacity, InvalidWeight, InvalidDemand; TooLarge: too many arcs may fill.</exception>
    public static AlphaFairRates Solve(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, double alpha, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        CheckAlpha(alpha);
        // The limit of large α, from which the search starts, weighs with w^(1/α).
        double[] startWeights = new double[weights.Length];
        FairnessInput.CheckWeights(weights, paths.Count);
        for (int f = 0; f < weights.Length; f++) startWeights[f] = Math.Pow(weights[f], 1 / Math.Max(1, alpha));
        double[] start = MaxMinFairness.Fill(paths, capacity, startWeights, demands, context).Rate;

        AlphaFairProblem problem = AlphaFairProblem.Of(paths, capacity, weights, demands, start);
        var rate = new double[paths.Count];
        var price = new double[capacity.Length];
        int iterations = 0;
        if (problem.Flows.Length > 0)
        {
            var solver = new AlphaFairSolver(problem, alpha);
            iterations = solver.Run(context);
            for (int f = 0; f < problem.Flows.Length; f++) rate[problem.Flows[f]] = solver.Rate[f] * problem.Scale;
            for (int a = 0; a < problem.Arcs.Length; a++) price[problem.Arcs[a]] = solver.Price[a];
        }
        // Whoever meets no arc that may fill has what it demands.
        var solved = new bool[paths.Count];
        foreach (int f in problem.Flows) solved[f] = true;
        for (int f = 0; f < rate.Length; f++)
        {
            if (!solved[f]) rate[f] = demands[f];
            else if (!demands.IsEmpty) rate[f] = Math.Min(rate[f], demands[f]);
        }
        AlphaFairCertificate certificate = Certify(paths, capacity, weights, demands, alpha, rate, price, problem.Scale, context);
        return new AlphaFairRates(rate, price, problem.Scale, certificate, iterations);
    }

    /// <summary>
    /// Bounds how far rates are from the best, from nothing but the rates and prices themselves. O(H + A) with A arcs.
    /// </summary>
    /// <param name="paths">Each flow's arcs.</param>
    /// <param name="capacity">Capacity of each arc.</param>
    /// <param name="weights">One for each flow, or empty.</param>
    /// <param name="demands">One for each flow, ∞ allowed, or empty.</param>
    /// <param name="alpha">α.</param>
    /// <param name="rate">The rates; a flow that demands nothing has 0.</param>
    /// <param name="price">A price of at least 0 for each arc, for rates measured in <paramref name="scale"/>.</param>
    /// <param name="scale">The unit in which rates are put into powers.</param>
    /// <param name="context">Cancellation.</param>
    public static AlphaFairCertificate Certify(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, double alpha,
        ReadOnlySpan<double> rate, ReadOnlySpan<double> price, double scale, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        double relative = Bound(paths, capacity, weights, demands, alpha, rate, price, scale, context, out double overload);
        if (!double.IsFinite(relative))
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"With alpha {alpha} the utilities of these rates are beyond the range of numbers",
                "a smaller alpha, or max-min fair rates (bandwidth.waterfill), which large alphas come near", "4", alpha);
        }
        return new AlphaFairCertificate(relative <= Tolerance && overload <= Tolerance, relative, overload);
    }

    private static double Bound(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, double alpha,
        ReadOnlySpan<double> rate, ReadOnlySpan<double> price, double scale, OperationContext context, out double overload)
    {
        const int FlowsBetweenChecks = 1 << 12;
        var load = new DoubleDouble[capacity.Length];
        DoubleDouble gap = default, worth = default;
        overload = 0;
        for (int f = 0; f < paths.Count; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            double demand = demands.IsEmpty ? double.PositiveInfinity : demands[f], pathPrice = 0, weight = weights.IsEmpty ? 1 : weights[f];
            foreach (int a in paths.Of(f))
            {
                load[a].Add(rate[f]);
                pathPrice += price[a];
            }
            if (demand == 0) continue;
            if (rate[f] > demand) overload = Math.Max(overload, (rate[f] - demand) / demand);
            gap.Add(AlphaUtility.Loss(alpha, weight, demand / scale, pathPrice, rate[f] / scale));
            worth.Add(weight * Math.Pow(rate[f] / scale, 1 - alpha));
        }
        for (int a = 0; a < load.Length; a++)
        {
            double carried = load[a].Value;
            if (carried == 0 && price[a] == 0) continue;
            load[a].Add(-capacity[a]);
            overload = Math.Max(overload, load[a].Value / capacity[a]);
            gap.Add(-price[a] * load[a].Value / scale);
        }
        return worth.Value > 0 ? Math.Max(0, gap.Value / worth.Value) : 0;
    }

    /// <summary>The gap of rates and prices of a reduced problem; ∞ where they are out of range.</summary>
    internal static double Gap(AlphaFairProblem problem, double alpha, ReadOnlySpan<double> rate, ReadOnlySpan<double> price, OperationContext context)
    {
        double gap = Bound(problem.Paths, problem.Capacity, problem.Weight, problem.Demand, alpha, rate, price, 1, context, out double overload);
        return overload > Tolerance || !double.IsFinite(gap) ? double.PositiveInfinity : gap;
    }

    /// <summary>Refuses what is no α.</summary>
    internal static void CheckAlpha(double alpha)
    {
        if (alpha > 0 && alpha <= MostAlpha) return;
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Alpha is {alpha}",
            alpha == 0 ? $"a number above 0 up to {MostAlpha}; alpha 0 asks for the largest total, which small alphas such as 0.05 come near"
                : alpha > MostAlpha ? $"a number above 0 up to {MostAlpha}; beyond, use max-min fair rates (bandwidth.waterfill)" : $"a number above 0 up to {MostAlpha}", "1", alpha);
    }
}
