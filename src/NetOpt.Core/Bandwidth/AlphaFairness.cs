using System.Globalization;
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

    /// <summary>A rate this near, as a fraction, to what its prices ask for is right.</summary>
    public const double RateTolerance = 1e-6;

    /// <summary>The least α: below it the rates of flows with different weights or paths are beyond the range of numbers.</summary>
    public const double LeastAlpha = 0.05;

    /// <summary>The largest α.</summary>
    public const double MostAlpha = 100;

    // Prices differ by their ratio to the power of alpha: up to e to this the steps keep their digits.
    private const double MostLogPriceRange = 1400;

    private const int FlowsBetweenChecks = 1 << 12;

    /// <summary>Works the rates out.</summary>
    /// <param name="paths">Each flow's arcs, at least one.</param>
    /// <param name="capacity">Capacity of each arc; looked at only where a flow passes.</param>
    /// <param name="weights">Above 0, one for each flow; empty where all weigh the same.</param>
    /// <param name="demands">At least 0, ∞ allowed, one for each flow; empty where no flow has a limit.</param>
    /// <param name="alpha">From <see cref="LeastAlpha"/> to <see cref="MostAlpha"/>.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">
    /// InvalidParameter: α, or an α too large for rates as far apart as these; InvalidCapacity, InvalidWeight, InvalidDemand; TooLarge: too many arcs may fill.
    /// </exception>
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
        var logPrice = new double[capacity.Length];
        logPrice.AsSpan().Fill(double.NegativeInfinity);
        int iterations = 0;
        if (problem.Flows.Length > 0)
        {
            CheckRange(problem, alpha);
            var solver = new AlphaFairSolver(problem, alpha);
            iterations = solver.Run(context);
            for (int f = 0; f < problem.Flows.Length; f++) rate[problem.Flows[f]] = solver.Rate[f] * problem.Scale;
            for (int a = 0; a < problem.Arcs.Length; a++) logPrice[problem.Arcs[a]] = solver.LogPrice[a] - alpha * Math.Log(problem.Scale);
        }
        // Whoever meets no arc that may fill has what it demands.
        var solved = new bool[paths.Count];
        foreach (int f in problem.Flows) solved[f] = true;
        for (int f = 0; f < rate.Length; f++)
        {
            if (!solved[f]) rate[f] = demands[f];
            else if (!demands.IsEmpty) rate[f] = Math.Min(rate[f], demands[f]);
        }
        return new AlphaFairRates(rate, logPrice, Certify(paths, capacity, weights, demands, alpha, rate, logPrice, context), iterations);
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
    /// <param name="logPrice">The logarithm of a price for each arc, -∞ for none.</param>
    /// <param name="context">Cancellation.</param>
    public static AlphaFairCertificate Certify(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, ReadOnlySpan<double> demands, double alpha,
        ReadOnlySpan<double> rate, ReadOnlySpan<double> logPrice, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        // In a first round the largest worth, so that nothing that counts beside it leaves the range of numbers.
        double largestWorth = double.NegativeInfinity, violation = 0, overload = 0;
        for (int f = 0; f < paths.Count; f++)
        {
            if (!(rate[f] > 0)) continue;
            largestWorth = Math.Max(largestWorth, LogWeight(weights, f) + (1 - alpha) * Math.Log(rate[f]));
        }
        var load = new DoubleDouble[capacity.Length];
        var leastValue = new double[capacity.Length];
        leastValue.AsSpan().Fill(double.PositiveInfinity);
        DoubleDouble gap = default, worth = default;
        for (int f = 0; f < paths.Count; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            double demand = demands.IsEmpty ? double.PositiveInfinity : demands[f], logWeight = LogWeight(weights, f), log = Math.Log(rate[f]);
            if (demand == 0 && rate[f] == 0) continue;
            foreach (int a in paths.Of(f))
            {
                load[a].Add(rate[f]);
                leastValue[a] = Math.Min(leastValue[a], logWeight - alpha * log);
            }
            if (rate[f] > demand) overload = Math.Max(overload, demand > 0 ? (rate[f] - demand) / demand : 1);
            double best = AlphaUtility.BestRate(alpha, logWeight, demand, PathPrice(paths.Of(f), logPrice));
            if (!(rate[f] > 0 && best > 0 && double.IsFinite(best)))
            {
                violation = double.PositiveInfinity;
                continue;
            }
            violation = Math.Max(violation, Math.Abs(rate[f] - best) / best);
            double paid = Math.Exp(PathPrice(paths.Of(f), logPrice) + alpha * Math.Log(best) - logWeight);
            gap.Add(AlphaUtility.Loss(alpha, best, rate[f], paid) * Math.Exp(logWeight + (1 - alpha) * Math.Log(best) - largestWorth));
            worth.Add(Math.Exp(logWeight + (1 - alpha) * log - largestWorth));
        }
        for (int a = 0; a < load.Length; a++)
        {
            if (load[a].Value == 0) continue;
            load[a].Add(-capacity[a]);
            double free = -load[a].Value / capacity[a];
            overload = Math.Max(overload, -free);
            gap.Add(Math.Exp(logPrice[a] + Math.Log(capacity[a]) - largestWorth) * free);
            violation = Math.Max(violation, free * Math.Min(1, Math.Exp(logPrice[a] - leastValue[a])));
        }
        double relative = worth.Value > 0 ? Math.Max(0, gap.Value / worth.Value) : 0;
        bool certified = relative <= Tolerance && violation <= RateTolerance && overload <= Tolerance;
        // What is no number is no proof either, and results hold numbers.
        return new AlphaFairCertificate(certified, Finite(relative), Finite(violation), overload);
    }

    /// <summary>The certificate of rates and prices of a reduced problem.</summary>
    internal static AlphaFairCertificate Certify(AlphaFairProblem problem, double alpha, ReadOnlySpan<double> rate, ReadOnlySpan<double> logPrice, OperationContext context) =>
        Certify(problem.Paths, problem.Capacity, problem.Weight, problem.Demand, alpha, rate, logPrice, context);

    /// <summary>Logarithm of the price of a path.</summary>
    internal static double PathPrice(ReadOnlySpan<int> path, ReadOnlySpan<double> logPrice)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (int a in path) largest = Math.Max(largest, logPrice[a]);
        if (double.IsNegativeInfinity(largest)) return largest;
        foreach (int a in path) sum += Math.Exp(logPrice[a] - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>Refuses what is no α.</summary>
    internal static void CheckAlpha(double alpha)
    {
        if (alpha is >= LeastAlpha and <= MostAlpha) return;
        string range = $"a number from {LeastAlpha.ToString(CultureInfo.InvariantCulture)} to {MostAlpha}";
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Alpha is {alpha.ToString(CultureInfo.InvariantCulture)}",
            alpha is >= 0 and < LeastAlpha ? $"{range}; alpha 0 asks for the largest total, which small alphas come near"
                : alpha > MostAlpha ? $"{range}; beyond, use max-min fair rates (bandwidth.waterfill)" : range, "1", alpha);
    }

    private static void CheckRange(AlphaFairProblem problem, double alpha)
    {
        double least = double.PositiveInfinity, most = 0;
        foreach (double rate in problem.Start)
        {
            least = Math.Min(least, rate);
            most = Math.Max(most, rate);
        }
        if (alpha * Math.Log(most / least) <= MostLogPriceRange) return;
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
            string.Create(CultureInfo.InvariantCulture, $"Alpha {alpha} is too large for rates that differ by a factor of {most / least:0.0e0}: the prices would be beyond the range of numbers"),
            string.Create(CultureInfo.InvariantCulture, $"an alpha of at most {Math.Floor(MostLogPriceRange / Math.Log(most / least))} here, or max-min fair rates (bandwidth.waterfill), which are as near as makes no difference"), value: alpha);
    }

    private static double LogWeight(ReadOnlySpan<double> weights, int flow) => weights.IsEmpty ? 0 : Math.Log(weights[flow]);

    private static double Finite(double value) => double.IsFinite(value) ? value : double.MaxValue;
}
