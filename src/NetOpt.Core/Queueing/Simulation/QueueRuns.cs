using NetOpt.Operations;
using NetOpt.Queueing.Models;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// The operation <c>queue.run</c>: simulates a queue or network of queues until the customers have arrived, or until the mean time in the system is known as
/// precisely as wanted, and estimates its steady state.
/// <para>Single stations first come, first served, by Kiefer and Wolfowitz's recursion (<see cref="FifoRun"/>), everything else event by event
/// (<see cref="EventRun"/>); both give the same path. Warm-up by MSER-5; intervals by batch means (<see cref="BatchEstimates"/>).</para>
/// <para>O(customers) time but for the logarithm of heaps; space O(1) in the length of the run: sums over batches in a table of bounded size, and at most 262,144
/// samples for the percentiles. A wanted precision is looked at whenever the run is half as long again.</para>
/// </summary>
public static class QueueRuns
{
    private const long DefaultCustomers = 1_000_000, DefaultWithPrecision = 100_000_000;
    private const long CustomersOfUnstable = 1_000_000;
    private const long FirstLook = 40_000;
    private const double LookGrowth = 1.5;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">
    /// InvalidRequest: a parameter is missing, or two contradict each other; InvalidParameter: one is out of its range; TooLarge: more customers in the system than fit.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public static QueueRunResult Run(QueueRunRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        long customers = QueueError.Count(request.Customers ?? (request.Precision is null ? DefaultCustomers : DefaultWithPrecision), "number of customers", 1000, 10_000_000_000, "\"customers\": 1000000");
        int replications = (int)QueueError.Count(request.Replications, "number of replications", 1, 1000, "\"replications\": 10");
        if (request.Precision is { } p && !(p > 0 && p < 1)) throw QueueError.Invalid(FormattableString.Invariant($"The wanted precision is {p}"), "a ratio above 0 and below 1", "\"precision\": 0.01", p);
        foreach (double q in request.Model?.Percentiles ?? [])
        {
            if (!(q > 0 && q < 1)) throw QueueError.Invalid(FormattableString.Invariant($"The percentile {q} is asked for"), "probabilities above 0 and below 1", "0.95", q);
        }
        SimulationPlan plan = PlanBuilder.Build(request, context);
        if (plan.Unstable is not null) customers = Math.Min(customers, CustomersOfUnstable);

        var runs = new QueueSimulator[replications];
        for (int r = 0; r < replications; r++) runs[r] = plan.IsRecursive ? new FifoRun(plan, context.Seed, r) : new EventRun(plan, context.Seed, r);
        double? precision = plan.Unstable is null ? request.Precision : null;
        long until = precision is null ? customers : Math.Min(customers, FirstLook);
        BatchEstimates estimates;
        while (true)
        {
            Advance(runs, until, customers, context);
            estimates = new BatchEstimates(runs);
            if (until == customers || (precision is { } wanted && Relative(estimates) <= wanted)) break;
            until = Math.Min(customers, (long)(until * LookGrowth));
        }
        context.Report("Simulating", 1);
        QueueModelResult? theory = request.Compare && plan.Theory is { } question ? QueueModels.Solve(question, context) : null;
        return QueueRunSummary.Make(request, plan, runs, estimates, theory, context);
    }

    private static double Relative(BatchEstimates estimates)
    {
        BatchEstimates.Estimate sojourn = QueueRunSummary.Sojourn(estimates);
        return sojourn is { Value: > 0, HalfWidth: { } half } ? half / sojourn.Value.Value : double.PositiveInfinity;
    }

    private static void Advance(QueueSimulator[] runs, long until, long customers, OperationContext context)
    {
        if (runs.Length == 1)
        {
            runs[0].Advance(until, context, done => context.Report("Simulating", done / (double)customers));
            return;
        }
        var progress = new WorkProgress(context, "Simulating", runs.Length);
        ParallelWork.For(runs.Length, context, () => 0, (r, _) =>
        {
            runs[r].Advance(until, context, null);
            progress.Step();
        });
    }
}
