using System.Collections.Immutable;
using NetOpt.Operations;
using Column = NetOpt.Queueing.Simulation.QueueSimulator.Column;

namespace NetOpt.Queueing.Simulation;

/// <summary>Makes the result of a simulation: figures with intervals, theory beside them, and what a reader should know.</summary>
internal static class QueueRunSummary
{
    private const double WideCorrelation = 0.2;
    private const int RelaxationsAtLeast = 100;

    public static BatchEstimates.Estimate Sojourn(BatchEstimates estimates) => estimates.Ratio(b => b[Column.Sojourn], b => b[Column.Served]);

    public static QueueRunResult Make(QueueRunRequest request, SimulationPlan plan, QueueSimulator[] runs, BatchEstimates estimates, QueueModelResult? theory, OperationContext context)
    {
        BatchEstimates.Estimate sojourn = Sojourn(estimates);
        double? relative = sojourn is { Value: > 0, HalfWidth: { } half } ? half / sojourn.Value : null;
        (ImmutableArray<QueueRunPercentile> percentiles, ImmutableArray<double> tailSeconds, ImmutableArray<double> tailProbability) = Percentiles(request, plan, runs, estimates, theory);
        bool network = plan.IsNetwork;
        StationPlan first = plan.Stations[0];
        return new QueueRunResult(
            plan.Name, plan.Discipline,
            plan.IsClosed ? plan.Stations[^1].Service is { Length: 1 } think ? "think " + think[0] : "closed" : Texts(plan.Sources.Select(s => s.Gap.ToString())),
            Texts(plan.Stations.Where(s => !s.IsHome).SelectMany(s => s.Service).Select(s => s.ToString())),
            network || first.Servers == StationPlan.Unlimited ? null : first.Servers,
            plan.Unstable is null, plan.Unstable, plan.Rho, context.Seed, runs.Length,
            runs.Sum(r => r.Offered), estimates.Measured, estimates.WarmUpCustomers, estimates.WarmUpSeconds,
            FormattableString.Invariant($"MSER on batches of {runs[0].Table.RowCustomers} customers"),
            runs.Sum(r => r.Now), estimates.Batches, estimates.BatchCustomers,
            plan.Unstable is null ? sojourn.Correlation : null, plan.Unstable is null ? relative : null,
            request.Precision is { } wanted ? plan.Unstable is null && relative <= wanted : null,
            Figures(request, plan, runs, estimates, theory), percentiles, tailSeconds, tailProbability,
            runs[0].Little, theory, [.. Notes(plan, runs, estimates, sojourn, relative, theory, request)]);
    }

    private static double? Relaxations(SimulationPlan plan, QueueSimulator[] runs) => runs[0].Now / plan.RelaxationSeconds;

    private static string Texts(IEnumerable<string> texts)
    {
        string[] different = [.. texts.Distinct()];
        return different.Length <= 4 ? string.Join(", ", different) : string.Join(", ", different.Take(3)) + $" and {different.Length - 3} more";
    }

    private static IEnumerable<string> Notes(SimulationPlan plan, QueueSimulator[] runs, BatchEstimates estimates, BatchEstimates.Estimate sojourn, double? relative, QueueModelResult? theory, QueueRunRequest request)
    {
        foreach (string note in request.Compare ? plan.Notes : plan.Notes.Where(n => !n.StartsWith("There is no formula", StringComparison.Ordinal))) yield return note;
        if (estimates.IsTooShort)
        {
            yield return "Too few customers were served to estimate anything.";
            yield break;
        }
        if (plan.Unstable is not null)
        {
            long inside = runs.Sum(r => r.Inside);
            if (inside > 0) yield return FormattableString.Invariant($"At the end of the run {inside} customers were in the system.");
            yield break;
        }
        if (Relaxations(plan, runs) is { } relaxations && relaxations < RelaxationsAtLeast)
        {
            yield return FormattableString.Invariant($"TOO SHORT: {(runs.Length > 1 ? "each replication" : "the run")} is {relaxations:0.##} times as long as the queue takes to forget its start; below {RelaxationsAtLeast} times neither means nor intervals can be trusted.")
                + (plan.CustomersForFivePercent is { } needed ? FormattableString.Invariant($" About {needed:0.#e0} customers give ±5 %.") : "");
        }
        else if (relative > 0.05 && plan.CustomersForFivePercent is { } wantedCustomers && wantedCustomers > runs[0].Offered)
            yield return FormattableString.Invariant($"About {wantedCustomers:0.#e0} customers would give ±5 %.");
        if (plan.Stations[0].Patience is not null) yield return "Times and P(wait) are of those served; the numbers in the system and waiting count those too who give up.";
        if (estimates.WarmUpAtLimit) yield return "The warm-up took half of the run, all that the rule allows: it may not be over. Let more customers arrive.";
        if (sojourn.Correlation > WideCorrelation)
            yield return FormattableString.Invariant($"Neighboring batches are correlated ({sojourn.Correlation:0.00}, wanted below {WideCorrelation}): the intervals were widened, and more customers would make them sounder.");
        if (runs.Length is > 1 and < 10) yield return "Intervals from fewer than 10 replications are wide and less sure.";
        if (request.Precision is { } wanted && sojourn is { Value: > 0, HalfWidth: { } half } && half / sojourn.Value > wanted)
            yield return FormattableString.Invariant($"The wanted precision of {wanted:0.####%} was not reached within {runs[0].Offered} customers: it is {half / sojourn.Value.Value:0.##%}.");
        if (theory is { Exact: false }) yield return "The theory beside the figures is an approximation: " + theory.Method + ".";
        if (runs[0].Samples.Stride > 1) yield return FormattableString.Invariant($"Percentiles are of one customer in {runs[0].Samples.Stride}, evenly spread.");
    }

    private static ImmutableArray<QueueRunFigure> Figures(QueueRunRequest request, SimulationPlan plan, QueueSimulator[] runs, BatchEstimates estimates, QueueModelResult? theory)
    {
        var figures = ImmutableArray.CreateBuilder<QueueRunFigure>();
        bool stable = plan.Unstable is null, sharing = plan.Discipline == QueueDiscipline.ProcessorSharing, means = plan.Scope != TheoryScope.Sojourn;
        StationPlan first = plan.Stations[0];
        // Without a steady state, what the servers do still settles.
        bool exact = theory?.Exact != false, tooShort = Relaxations(plan, runs) < RelaxationsAtLeast;
        if (!plan.IsClosed || !plan.IsNetwork) Add(null, QueueQuantity.ArrivalRate, true, b => b[Column.Offered], b => b[Column.Seconds], theory?.ArrivalRate);
        Add(null, QueueQuantity.Throughput, true, b => b[Column.Served], b => b[Column.Seconds], theory?.Throughput);
        if (!plan.IsNetwork && first.Servers < StationPlan.Unlimited)
            Add(null, QueueQuantity.Utilization, true, b => b[Column.Busy], b => b[Column.Seconds] * first.Servers, theory?.Utilization);
        Add(null, QueueQuantity.MeanCustomers, stable, b => b[Column.Area], b => b[Column.Seconds], theory?.MeanCustomers);
        Add(null, QueueQuantity.MeanSojourn, stable, b => b[Column.Sojourn], b => b[Column.Served], theory?.MeanSojournSeconds);
        if (!sharing) Add(null, QueueQuantity.MeanWaiting, stable, b => b[Column.Area] - b[Column.Busy], b => b[Column.Seconds], means ? theory?.MeanWaiting : null);
        if (!sharing) Add(null, QueueQuantity.MeanWait, stable, b => b[Column.Wait], b => b[Column.Served], means ? theory?.MeanWaitSeconds : null);
        if (!sharing && !plan.IsNetwork) Add(null, QueueQuantity.WaitProbability, stable, b => b[Column.Waited], b => b[Column.Served], means && !plan.HasClasses ? theory?.WaitProbability : null);
        if (first.Places < long.MaxValue) Add(null, QueueQuantity.LossProbability, true, b => b[Column.Lost], b => b[Column.Offered], theory?.BlockingProbability);
        if (first.BalkProbability > 0 || first.BalkAt < long.MaxValue) Add(null, QueueQuantity.BalkProbability, true, b => b[Column.Balked], b => b[Column.Offered], null);
        if (first.Patience is not null) Add(null, QueueQuantity.RenegeProbability, true, b => b[Column.Reneged], b => b[Column.Offered], null);
        for (int k = 0; plan.HasClasses && k < plan.Classes.Length; k++)
        {
            int at = Column.OfClass(k, 0);
            QueueClassResult? says = theory is { Classes.IsDefaultOrEmpty: false } ? theory.Classes[k] : null;
            bool known = stable || plan.StableClass.ElementAtOrDefault(k);
            string name = "class " + plan.Classes[k];
            Add(name, QueueQuantity.Throughput, known, b => b[at], b => b[Column.Seconds], says?.ArrivalRate);
            Add(name, QueueQuantity.MeanCustomers, known && first.Places == long.MaxValue && first.Patience is null, b => b[at + Column.ClassSojourn], b => b[Column.Seconds], says?.MeanCustomers);
            Add(name, QueueQuantity.MeanSojourn, known, b => b[at + Column.ClassSojourn], b => b[at], says?.MeanSojournSeconds);
            if (!sharing) Add(name, QueueQuantity.MeanWait, known, b => b[at + Column.ClassWait], b => b[at], says?.MeanWaitSeconds);
        }
        for (int i = 0; plan.IsNetwork && i < plan.Stations.Length; i++)
        {
            StationPlan s = plan.Stations[i];
            if (s.IsHome) continue;
            int at = Column.OfStation(plan.Classes.Length, i, 0);
            QueueStationResult? says = theory is { Stations.IsDefaultOrEmpty: false } ? theory.Stations[i] : null;
            bool several = plan.HasClasses;
            string name = "station " + s.Name;
            Add(name, QueueQuantity.Throughput, true, b => b[at], b => b[Column.Seconds], several ? null : says?.ArrivalRate);
            if (s.Servers < StationPlan.Unlimited) Add(name, QueueQuantity.Utilization, true, b => b[at + Column.StationBusy], b => b[Column.Seconds] * s.Servers, says?.Utilization);
            Add(name, QueueQuantity.MeanCustomers, stable, b => b[at + Column.StationArea], b => b[Column.Seconds], says?.MeanCustomers);
            Add(name, QueueQuantity.MeanSojourn, stable, b => b[at + Column.StationSojourn], b => b[at], several ? null : says?.MeanSojournSeconds);
            if (!sharing) Add(name, QueueQuantity.MeanWait, stable, b => b[at + Column.StationWait], b => b[at], several || !means ? null : says?.MeanWaitSeconds);
        }
        return figures.ToImmutable();

        void Add(string? scope, QueueQuantity quantity, bool known, Func<double[], double> numerator, Func<double[], double> denominator, double? expected)
        {
            BatchEstimates.Estimate estimate = known ? estimates.Ratio(numerator, denominator) : default;
            figures.Add(new QueueRunFigure(scope, quantity, estimate.Value, estimate.HalfWidth, expected, Verdict(estimate, expected, exact, tooShort)));
        }
    }

    private static TheoryVerdict Verdict(BatchEstimates.Estimate estimate, double? theory, bool exact, bool tooShort)
    {
        if (theory is not { } t || estimate is not { Value: { } value, HalfWidth: { } half, WideHalfWidth: { } wide }) return TheoryVerdict.None;
        // A figure without spread (nobody waits) agrees but for rounding.
        double off = Math.Abs(t - value) - 1e-9 * Math.Abs(t);
        return off <= half ? TheoryVerdict.Agrees : tooShort ? TheoryVerdict.TooShort : !exact ? TheoryVerdict.ApproximationOff : off <= wide ? TheoryVerdict.Borderline : TheoryVerdict.Differs;
    }

    private static (ImmutableArray<QueueRunPercentile> Percentiles, ImmutableArray<double> Seconds, ImmutableArray<double> Probability) Percentiles(
        QueueRunRequest request, SimulationPlan plan, QueueSimulator[] runs, BatchEstimates estimates, QueueModelResult? theory)
    {
        bool steady = plan.Unstable is null || (plan.Rho < 1 && !plan.IsNetwork);
        if (estimates.IsTooShort || !steady) return ([], [], []);
        var waits = new List<ReadOnlyMemory<float>>();
        var sojourns = new List<ReadOnlyMemory<float>>();
        for (int r = 0; r < runs.Length; r++)
        {
            SampleStore samples = runs[r].Samples;
            long skipped = (long)estimates.WarmUpRows[r] * runs[r].Table.RowCustomers;
            int from = (int)Math.Min(samples.Count, (skipped + samples.Stride - 1) / samples.Stride), pieces = runs.Length > 1 ? 1 : estimates.Batches;
            int length = (samples.Count - from) / pieces;
            for (int b = 0; b < pieces; b++)
            {
                waits.Add(samples.Wait.Slice(from + b * length, length));
                sojourns.Add(samples.Sojourn.Slice(from + b * length, length));
            }
        }
        IReadOnlyList<double> probabilities = request.Model!.Percentiles ?? [0.5, 0.95, 0.99];
        var wait = new SamplePercentiles(waits);
        (double Value, double Low, double High)[] w = wait.At(probabilities), s = new SamplePercentiles(sojourns).At(probabilities);
        (ImmutableArray<double> seconds, ImmutableArray<double> probability) = wait.Tail();
        bool all = plan.Scope == TheoryScope.All;
        return ([.. probabilities.Select((p, i) =>
        {
            QueuePercentile? says = all && theory is { Percentiles.IsDefaultOrEmpty: false } ? theory.Percentiles.FirstOrDefault(q => q.Probability == p) : null;
            return new QueueRunPercentile(p, Finite(w[i].Value), Finite(w[i].Low), Finite(w[i].High), says?.WaitSeconds, Finite(s[i].Value), Finite(s[i].Low), Finite(s[i].High), says?.SojournSeconds);
        })], seconds, probability);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
