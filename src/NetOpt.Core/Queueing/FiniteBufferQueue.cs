namespace NetOpt.Queueing;

/// <summary>
/// M/M/1/K in steady state: Poisson arrivals, exponential service, one server, K places in all (the one in service counted).
/// An arrival that finds all places taken is lost, so any load has an answer, overload included.
/// <para>Computed by summing the state probabilities p_n ∝ ρⁿ, scaled so that the largest is 1: no cancellation at ρ = 1, no overflow above it.
/// O(K) time, O(1) space.</para>
/// <para>Source: Kleinrock, Queueing Systems I (1975), §3.6.</para>
/// </summary>
/// <param name="Loss">Probability that an arrival is lost, p_K.</param>
/// <param name="MeanCustomers">Mean number in the system, L.</param>
/// <param name="MeanSojournSeconds">Mean time in the system of those that enter, W = L / (λ(1 − p_K)); one mean service time at λ = 0.</param>
public readonly record struct FiniteBufferQueue(double Loss, double MeanCustomers, double MeanSojournSeconds)
{
    /// <summary>Solves the queue.</summary>
    /// <param name="arrivalRate">λ per second, at least 0 and finite.</param>
    /// <param name="serviceRate">μ per second, above 0 and finite.</param>
    /// <param name="places">K, at least 1.</param>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static FiniteBufferQueue Solve(double arrivalRate, double serviceRate, int places)
    {
        if (!(arrivalRate >= 0 && double.IsFinite(arrivalRate)))
            throw Invalid("arrival rate", arrivalRate, "a finite rate of at least 0", "80");
        if (!(serviceRate > 0 && double.IsFinite(serviceRate)))
            throw Invalid("service rate", serviceRate, "a finite rate above 0", "100");
        if (places < 1)
            throw Invalid("number of places", places, "at least 1", "100");
        if (arrivalRate == 0) return new FiniteBufferQueue(0, 0, 1 / serviceRate);

        double load = arrivalRate / serviceRate;
        bool fromFull = load > 1;
        double ratio = fromFull ? 1 / load : load;
        double term = 1, sum = 0, weighted = 0;
        for (int k = 0; k <= places; k++)
        {
            sum += term;
            weighted += k * term;
            term *= ratio;
        }
        double full = (fromFull ? 1 : Math.Pow(ratio, places)) / sum;
        double mean = fromFull ? places - weighted / sum : weighted / sum;
        // λ(1 − p_K) = μ(1 − p_0): the right side keeps its digits where almost everything is lost.
        double empty = (fromFull ? Math.Pow(ratio, places) : 1) / sum;
        double carried = fromFull ? serviceRate * (1 - empty) : arrivalRate * (1 - full);
        return new FiniteBufferQueue(full, mean, mean / carried);
    }

    private static NetOptException Invalid(string what, object value, string expected, string example) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} of a queue is {value}", expected, example, value);
}
