using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/M/m/K in steady state: Poisson arrivals λ, exponential service μ per server (per second), m servers, K ≥ m places in all. An arrival that finds all places taken
/// is lost, so any load has an answer. Times are of the customers that enter, served in order of arrival.
/// <para>State probabilities relative to p_m or p_K, whichever is larger: below m they sum to 1/B(m, a) − 1, above to a geometric series.
/// No step cancels at ρ = 1, nothing overflows. O(log K) time beyond Erlang's formula, O(1) space; a tail of the wait by
/// uniformization, O(√(mμt)).</para>
/// <para>Source: Gross and Harris, Fundamentals of Queueing Theory, §2.5; K = m is Erlang's loss formula, m = 1 the finite buffer M/M/1/K.</para>
/// </summary>
internal static class MMmKQueue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        long servers = QueueError.Count(request.Servers ?? 1, "number of servers", 1, PoissonQueue.CountAtMost, "\"servers\": 3");
        long places = QueueError.Count(request.Places, "number of places", 1, PoissonQueue.CountAtMost, "\"places\": 10");
        if (places < servers)
            throw QueueError.Invalid($"The queue has {places} places and {servers} servers", "at least as many places as servers: places count those in service", "\"places\": 10", places);
        return Solve(QueueModel.MMmK, PoissonQueue.Of(request, servers), places, FormattableString.Invariant($"M/M/{servers}/{places}"), "birth and death process (Gross and Harris)");
    }

    public static QueueFigures Solve(QueueModel model, PoissonQueue queue, long places, string name, string method)
    {
        long m = queue.Servers, room = places - m;
        double load = queue.Load, service = queue.ServiceSeconds, logRho = MM1Queue.LogRho(queue.Free / m, queue.Rho);
        // Everything relative to the fullest state that is likely: p_m where ρ ≤ 1, else p_K with the ratio turned round.
        bool fromFull = logRho > 0;
        double inverse = ErlangFormulas.InverseB(m, load);
        GeometricSums line = GeometricSums.Of(-Math.Abs(logRho), room + 1);
        double logTop, belowShare, lost, entering, waiting, square;
        if (fromFull)
        {
            double below = (inverse - 1) * Math.Exp(-room * logRho), total = below + line.Zeroth;
            logTop = -Math.Log(total) - room * logRho;
            lost = 1 / total;
            // 1 − p_K, as the sum of what it consists of.
            entering = (below + GeometricSums.Sum(-logRho, room) * Math.Exp(-logRho)) / total;
            belowShare = below / total;
            waiting = (room * line.Zeroth - line.First) / total;
            square = (room * (room * line.Zeroth - 2 * line.First) + line.Second) / total;
        }
        else
        {
            double b = ErlangFormulas.B(m, load), more = line.Zeroth - 1, total = 1 + b * more;
            logTop = (b > 0 ? Math.Log(b) : ErlangFormulas.LogB(m, load)) - Math.Log(total);
            double top = Math.Exp(logTop);
            lost = Math.Exp(logTop + room * logRho);
            entering = 1 - lost;
            belowShare = double.IsPositiveInfinity(inverse) ? 1 / total : (inverse - 1) * top;
            waiting = line.First * top;
            square = line.Second * top;
        }
        double logLost = logTop + room * logRho, busy = load * entering, customers = busy + waiting;
        double rate = 1 / service, carried = busy * rate;

        var figures = new QueueFigures(model, name, method)
        {
            Blocking = lost,
            LogBlocking = logLost,
            Utilization = busy / m,
            MeanWaiting = waiting,
            MeanCustomers = customers,
            // Var(busy) + Var(waiting) + 2 Cov: whoever waits finds all busy.
            VarianceCustomers = Math.Max(0, load * (belowShare - lost * (m - busy))) + Math.Max(0, square - waiting * waiting) + 2 * (m - busy) * waiting,
        };
        queue.Describe(figures);
        double logEmpty = logTop - SpecialFunctions.LogPoisson(m, load) - load;
        figures.Empty = Math.Exp(logEmpty);
        double notWaiting = room == 0 ? 1 : belowShare / entering, logEntering = Math.Log(entering);
        figures.WaitProbability = room == 0 ? 0 : LineFrom(0, room, logTop, logRho) / entering;
        figures.State = n => State(n, m, places, load, logEmpty, logTop, logRho);
        if (queue.Service is null)
        {
            figures.Notes.Add("Times need a service rate.");
            return figures;
        }
        figures.Throughput = carried;
        figures.MeanWait = waiting / carried;
        figures.MeanSojourn = figures.MeanWait + service;
        // The wait of one who finds i waiting is Erlang of i + 1 phases of rate mμ.
        GeometricSums ahead = GeometricSums.Of(-Math.Abs(logRho), room);
        double scale = Math.Exp((fromFull ? logTop + (room - 1) * logRho : logTop) - logEntering), last = room - 1;
        double secondMoment = fromFull
            ? ahead.Second - (2 * last + 3) * ahead.First + (last + 1) * (last + 2) * ahead.Zeroth
            : ahead.Second + 3 * ahead.First + 2 * ahead.Zeroth;
        double phase = service / m;
        figures.VarianceWait = room == 0 ? 0 : Math.Max(0, scale * secondMoment * phase * phase - figures.MeanWait.Value * figures.MeanWait.Value);
        figures.VarianceSojourn = figures.VarianceWait + service * service;
        double theta = 1 - 1.0 / m, logTheta = m == 1 ? double.NegativeInfinity : SpecialFunctions.LogOnePlus(-1.0 / m), logFirst = logTop - logEntering;
        figures.WaitTail = t => room == 0 ? 0 : PoissonMixture.Sum(t / phase, room - 1, j => LineFrom(j, room, logFirst, logRho));
        figures.SojournTail = t => notWaiting * Math.Exp(-t / service)
            + (room == 0 ? 0 : PoissonMixture.Sum(t / phase, long.MaxValue, j => LineFrom(j, room, logFirst, logRho) + InService(j, room, logFirst, logRho, logTheta)));
        return figures;
    }

    /// <summary>Σ p_(m+i) over i = j .. room − 1, where the logarithm of p_m is given.</summary>
    private static double LineFrom(long j, long room, double logFirst, double logRho)
    {
        if (j >= room) return 0;
        return logRho <= 0
            ? Math.Exp(logFirst + j * logRho) * GeometricSums.Sum(logRho, room - j)
            : Math.Exp(logFirst + (room - 1) * logRho) * GeometricSums.Sum(-logRho, room - j);
    }

    // Whoever found i waiting is in service from the event i + 1 of the uniformized process on, and each further event ends it with probability 1/m.
    private static double InService(long j, long room, double logFirst, double logRho, double logTheta)
    {
        if (j == 0) return 0;
        long n = Math.Min(j, room);
        if (double.IsNegativeInfinity(logTheta)) return j <= room ? Math.Exp(logFirst + (j - 1) * logRho) : 0;
        double sum = logRho <= logTheta
            ? Math.Exp(logFirst + (n - 1) * logTheta) * GeometricSums.Sum(logRho - logTheta, n)
            : Math.Exp(logFirst + (n - 1) * logRho) * GeometricSums.Sum(logTheta - logRho, n);
        return j > n ? sum * Math.Exp((j - n) * logTheta) : sum;
    }

    private static (double, double) State(long n, long m, long places, double load, double logEmpty, double logTop, double logRho)
    {
        if (n > places) return (0, 0);
        if (n >= m) return (Math.Exp(logTop + (n - m) * logRho), LineFrom(n - m, places - m + 1, logTop, logRho));
        double p = Math.Exp(logEmpty + load + SpecialFunctions.LogPoisson(n, load));
        if (n == 0) return (p, 1);
        double above = LineFrom(0, places - m + 1, logTop, logRho);
        if (n <= load) return (p, 1 - Math.Exp(logEmpty + load) * SpecialFunctions.GammaUpper(n, load));
        double sum = 0, term = p;
        for (long k = n; k < m && term > sum * 1e-18; k++)
        {
            sum += term;
            term *= load / (k + 1);
        }
        return (p, sum + above);
    }
}
