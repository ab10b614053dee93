using NetOpt.Queueing.Models;

namespace NetOpt.Queueing;

/// <summary>
/// M/M/1/K in steady state: Poisson arrivals, exponential service, one server, K places in all (the one in service counted).
/// An arrival that finds all places taken is lost, so any load has an answer, overload included.
/// <para>The case m = 1 of M/M/m/K, for callers that solve many. O(log K) time, O(1) space.</para>
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

        var service = new MeanService(serviceRate, byRate: true);
        var queue = new PoissonQueue(arrivalRate, service, service.Load(arrivalRate), 1, service.Free(arrivalRate, 1));
        QueueFigures figures = MMmKQueue.Solve(QueueModel.MMmK, queue, places, "M/M/1/K", "birth and death process");
        return new FiniteBufferQueue(figures.Blocking!.Value, figures.MeanCustomers!.Value, figures.MeanSojourn!.Value);
    }

    private static NetOptException Invalid(string what, object value, string expected, string example) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} of a queue is {value}", expected, example, value);
}
