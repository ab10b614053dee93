namespace NetOpt.Traffic.Measures;

/// <summary>Formulas for the tail of a queue that is fed by traffic with long memory or heavy tails. O(1) each.</summary>
public static class QueueTailFormulas
{
    /// <summary>
    /// P(Q &gt; x) ≈ exp(-(C-m)^2H · x^(2-2H) / (2κ²am)), κ = H^H·(1-H)^(1-H): a queue fed by fractional Brownian traffic with mean m·t and variance
    /// a·m·t^2H. A lower bound in the large; for H = 1/2 exponential. Source: Norros, Queueing Systems 16, 1994.
    /// </summary>
    /// <param name="capacity">C, above the mean, such as bytes/s.</param>
    /// <param name="mean">m, above 0, in the same unit.</param>
    /// <param name="variance">a, above 0, in that unit · s^(2-2H) .. so that a·m·t^2H is a variance.</param>
    /// <param name="hurst">H, above 0 and below 1.</param>
    /// <param name="x">The backlog, at least 0.</param>
    /// <exception cref="NetOptException">InvalidParameter: a value is outside its range.</exception>
    public static double Norros(double capacity, double mean, double variance, double hurst, double x)
    {
        Check(mean > 0 && capacity > mean && double.IsFinite(capacity), $"A capacity of {capacity} and a mean of {mean}", "a mean above 0 and a capacity above the mean", mean);
        Check(variance > 0 && double.IsFinite(variance), $"A variance coefficient of {variance}", "a finite number above 0", variance);
        Check(hurst is > 0 and < 1, $"A Hurst parameter of {hurst}", "above 0 and below 1", hurst);
        Check(x >= 0 && double.IsFinite(x), $"A backlog of {x}", "a finite number of at least 0", x);
        double kappa = Math.Pow(hurst, hurst) * Math.Pow(1 - hurst, 1 - hurst);
        return Math.Exp(-Math.Pow(capacity - mean, 2 * hurst) * Math.Pow(x, 2 - 2 * hurst) / (2 * kappa * kappa * variance * mean));
    }

    /// <summary>
    /// P(wait &gt; x) ~ ρ/(1-ρ) · (1/α) · (x/k)^(1-α): Poisson arrivals with service times of Pareto's law, P(S &gt; s) = (k/s)^α. An asymptote for large x,
    /// at most 1 here. The mean wait is infinite where α ≤ 2. Source: Pakes, J. Applied Probability 12, 1975.
    /// </summary>
    /// <param name="load">ρ, above 0 and below 1.</param>
    /// <param name="alpha">α, above 1.</param>
    /// <param name="smallest">k, above 0, in seconds.</param>
    /// <param name="x">The wait, above 0, in seconds.</param>
    /// <exception cref="NetOptException">InvalidParameter: a value is outside its range.</exception>
    public static double Pakes(double load, double alpha, double smallest, double x)
    {
        Check(load is > 0 and < 1, $"A load of {load}", "above 0 and below 1", load);
        Check(alpha > 1 && double.IsFinite(alpha), $"A tail index of {alpha}", "above 1, as the mean service time is infinite otherwise", alpha);
        Check(smallest > 0 && x > 0, $"A smallest service time of {smallest} and a wait of {x}", "times above 0", x);
        return Math.Min(1, load / (1 - load) / alpha * Math.Pow(x / smallest, 1 - alpha));
    }

    private static void Check(bool holds, string what, string expected, double value)
    {
        if (!holds) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, what + " was given", expected, value: value);
    }
}
