using System.Collections.Immutable;

namespace NetOpt.Queueing.Models;

/// <summary>
/// G/G/1 and G/G/m in steady state, approximately, from the squared coefficients of variation ca² of the times between arrivals and cs² of the service
/// times. All formulas are exact for M/M/m; <see cref="QueueApproximation"/> names them, and the result lists what each says. O(1) time and space beyond Erlang's formula.
/// <para>Sources: Kingman 1961; Marchal, AIIE Transactions 8 (1976); Krämer and Langenbach-Belz, ITC 8 (1976); Allen, Probability, Statistics and
/// Queueing Theory (1978); Whitt, Production and Operations Management 2 (1993), formulas 2.16-2.25.</para>
/// </summary>
internal static class GeneralQueue
{
    public static QueueFigures Solve(QueueModelRequest request, QueueModel model)
    {
        bool one = model == QueueModel.GG1;
        long servers = one ? 1 : QueueError.Count(request.Servers, "number of servers", 1, PoissonQueue.CountAtMost, "4");
        double ca = QueueError.AtLeastZero(request.ArrivalScv, "squared coefficient of variation of the times between arrivals", "1");
        double cs = QueueError.AtLeastZero(request.ServiceScv, "squared coefficient of variation of the service", "1");
        PoissonQueue queue = PoissonQueue.Of(request, servers);
        QueueApproximation chosen = request.Approximation ?? (one ? QueueApproximation.Kingman : QueueApproximation.AllenCunneen);
        if (!one && chosen is not (QueueApproximation.AllenCunneen or QueueApproximation.Whitt))
            throw QueueError.Invalid($"The approximation {chosen} is for one server", "AllenCunneen or Whitt for G/G/m", "\"whitt\"", chosen);

        var figures = new QueueFigures(model, one ? "G/G/1" : FormattableString.Invariant($"G/G/{servers}"), Source(chosen)) { Exact = false };
        queue.Describe(figures);
        if ((figures.Reason = queue.Overload) is not null) return figures;
        double markov = ErlangFormulas.C(servers, queue.Load, queue.Free) / queue.FreeRate;
        ImmutableArray<QueueApproximation> known = one
            ? [QueueApproximation.Kingman, QueueApproximation.Marchal, QueueApproximation.KraemerLangenbachBelz, QueueApproximation.Whitt]
            : [QueueApproximation.AllenCunneen, QueueApproximation.Whitt];
        figures.Estimates = [.. known.Select(k => new QueueEstimate(k, Wait(k, markov, queue, ca, cs)))];
        double wait = Wait(chosen, markov, queue, ca, cs), arrivals = queue.ArrivalRate!.Value;
        figures.Utilization = queue.Rho;
        figures.Throughput = arrivals;
        figures.MeanWait = wait;
        figures.MeanSojourn = wait + queue.ServiceSeconds;
        figures.MeanWaiting = arrivals * wait;
        figures.MeanCustomers = figures.MeanWaiting + queue.Load;
        figures.Notes.Add("An approximation from two moments: no bound, and no percentiles.");
        return figures;
    }

    private static double Wait(QueueApproximation formula, double markov, PoissonQueue queue, double ca, double cs)
    {
        // Nothing varies, nobody waits.
        if (ca + cs == 0) return 0;
        double rho = queue.Rho, free = queue.Free / queue.Servers, mean = (ca + cs) / 2;
        return formula switch
        {
            QueueApproximation.Kingman or QueueApproximation.AllenCunneen => mean * markov,
            QueueApproximation.Marchal => markov * (ca + rho * rho * cs) * (1 + cs) / (2 * (1 + rho * rho * cs)),
            QueueApproximation.KraemerLangenbachBelz => mean * markov * (ca <= 1
                ? Math.Exp(-2 * free * (1 - ca) * (1 - ca) / (3 * rho * (ca + cs)))
                : Math.Exp(-free * (ca - 1) / (ca + 4 * cs))),
            _ => WhittFactor(queue.Servers, rho, free, ca, cs) * mean * markov,
        };
    }

    private static double WhittFactor(double m, double rho, double free, double ca, double cs)
    {
        double gamma = Math.Min(0.24, free * (m - 1) * (Math.Sqrt(4 + 5 * m) - 2) / (16 * m * rho));
        double arrivals = 1 + gamma, constant = (1 - 4 * gamma) * Math.Exp(-2 * free / (3 * rho)), c = (ca + cs) / 2;
        double both = c >= 1 ? 1 : Math.Pow(Math.Min(1, (arrivals + constant) / 2), 2 * (1 - c));
        return ca >= cs
            ? (4 * (ca - cs) * arrivals + cs * both) / (4 * ca - 3 * cs)
            : ((cs - ca) * constant + (cs + 3 * ca) * both) / (2 * (ca + cs));
    }

    private static string Source(QueueApproximation formula) => formula switch
    {
        QueueApproximation.Kingman => "Kingman's approximation (1961)",
        QueueApproximation.Marchal => "Marchal's approximation (1976)",
        QueueApproximation.KraemerLangenbachBelz => "Krämer and Langenbach-Belz (1976)",
        QueueApproximation.AllenCunneen => "Allen and Cunneen's approximation (1978)",
        _ => "Whitt's approximation (1993)",
    };
}
