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
        long servers = QueueError.Count(request.Servers ?? 1, "number of servers", 1, PoissonQueue.CountAtMost, "3");
        long places = QueueError.Count(request.Places, "number of places", 1, PoissonQueue.CountAtMost, "10");
        if (places < servers)
            throw QueueError.Invalid($"The queue has {places} places and {servers} servers", "at least as many places as servers: places count those in service", "10", places);
        return Solve(QueueModel.MMmK, PoissonQueue.Of(request, servers), places, FormattableString.Invariant($"M/M/{servers}/{places}"), "birth and death process (Gross and Harris)");
    }

    public static QueueFigures Solve(QueueModel model, PoissonQueue queue, long places, string name, string method)
    {
        long m = queue.Servers, room = places - m;
        double load = queue.Load, service = queue.ServiceSeconds, logRho = MM1Queue.LogRho(queue.Free / m, queue.Rho);
        // Everything relative to the fullest state that is likely: p_m where ρ ≤ 1, else p_K with the ratio turned round.
        bool fromFull = logRho > 0;
        GeometricSums line = GeometricSums.Of(-Math.Abs(logRho), room + 1);
        double logTop, belowShare, lost, entering, waiting, idle, variance;
        if (fromFull)
        {
            (double below, double idleServers, double idleSquare) = Below(m, load);
            double power = Math.Exp(-room * logRho), total = below * power + line.Zeroth;
            logTop = -Math.Log(total) - room * logRho;
            lost = 1 / total;
            // 1 − p_K, as the sum of what it consists of.
            entering = (below * power + GeometricSums.Sum(-logRho, room) * Math.Exp(-logRho)) / total;
            belowShare = below * power / total;
            idle = idleServers * power / total;
            // By the places left in the line, as it may be full almost always.
            double left = line.First / total + room * belowShare, leftSquare = line.Second / total + (double)room * room * belowShare;
            waiting = (room * line.Zeroth - line.First) / total;
            variance = Math.Max(0, idleSquare * power / total - idle * idle) + Math.Max(0, leftSquare - left * left);
        }
        else
        {
            double inverse = ErlangFormulas.InverseB(m, load), b = ErlangFormulas.B(m, load), total = 1 + b * (line.Zeroth - 1);
            logTop = (b > 0 ? Math.Log(b) : ErlangFormulas.LogB(m, load)) - Math.Log(total);
            double top = Math.Exp(logTop);
            lost = Math.Exp(logTop + room * logRho);
            entering = 1 - lost;
            belowShare = double.IsPositiveInfinity(inverse) ? 1 / total : (inverse - 1) * top;
            idle = m - load * entering;
            waiting = line.First * top;
            variance = Math.Max(0, load * (belowShare - lost * idle)) + Math.Max(0, line.Second * top - waiting * waiting);
        }
        double logLost = logTop + room * logRho, busy = fromFull ? m - idle : load * entering, customers = busy + waiting;
        double rate = 1 / service, carried = busy * rate;

        var figures = new QueueFigures(model, name, method)
        {
            Blocking = lost,
            LogBlocking = lost > 0.5 ? SpecialFunctions.LogOnePlus(-entering) : logLost,
            Utilization = busy / m,
            MeanWaiting = waiting,
            MeanCustomers = customers,
            // Var(busy) + Var(waiting) + 2 Cov: whoever waits finds all busy.
            VarianceCustomers = variance + 2 * idle * waiting,
        };
        queue.Describe(figures);
        double logEmpty = logTop - SpecialFunctions.LogPoisson(m, load) - load;
        figures.Empty = Math.Exp(logEmpty);
        double notWaiting = room == 0 ? 1 : belowShare / entering, logEntering = Math.Log(entering);
        figures.WaitProbability = room == 0 ? 0 : notWaiting < 0.5 ? 1 - notWaiting : LineFrom(0, room, logTop, logRho) / entering;
        figures.State = n => State(n, m, places, load, logEmpty, logTop, logRho);
        if (queue.Service is null)
        {
            figures.Notes.Add("Times need a service rate.");
            return figures;
        }
        figures.Throughput = carried;
        figures.MeanWait = waiting / carried;
        figures.MeanSojourn = figures.MeanWait + service;
        // The wait of one who finds i waiting is Erlang of i + 1 phases of rate mμ; of one who finds a free server, of none.
        GeometricSums ahead = GeometricSums.Of(-Math.Abs(logRho), room);
        double scale = Math.Exp((fromFull ? logTop + (room - 1) * logRho : logTop) - logEntering), phase = service / m, phases = figures.MeanWait.Value / phase, varianceOfPhases;
        if (fromFull)
        {
            double less = scale * ahead.First + room * notWaiting, lessSquare = scale * ahead.Second + (double)room * room * notWaiting;
            varianceOfPhases = lessSquare - less * less;
        }
        else
        {
            varianceOfPhases = scale * (ahead.Second + 2 * ahead.First + ahead.Zeroth) - phases * phases;
        }
        figures.VarianceWait = room == 0 ? 0 : (phases + Math.Max(0, varianceOfPhases)) * phase * phase;
        figures.VarianceSojourn = figures.VarianceWait + service * service;
        double theta = 1 - 1.0 / m, logTheta = m == 1 ? double.NegativeInfinity : SpecialFunctions.LogOnePlus(-1.0 / m), logFirst = logTop - logEntering;
        figures.WaitTail = t => room == 0 ? 0 : PoissonMixture.Sum(t / phase, room - 1, j => LineFrom(j, room, logFirst, logRho));
        figures.SojournTail = t => notWaiting * Math.Exp(-t / service)
            + (room == 0 ? 0 : PoissonMixture.Sum(t / phase, long.MaxValue, j => LineFrom(j, room, logFirst, logRho) + InService(j, room, logFirst, logRho, logTheta)));
        return figures;
    }

    // Σ p_n/p_m, Σ (m − n) p_n/p_m and Σ (m − n)² p_n/p_m over n < m, downwards; for a > m they fall from the start.
    private static (double Share, double Idle, double Square) Below(long m, double load)
    {
        double share = 0, idle = 0, square = 0, term = 1;
        for (long j = 1; j <= m; j++)
        {
            term *= (m - j + 1) / load;
            share += term;
            idle += j * term;
            square += (double)j * j * term;
            if (j * term * j < square * 1e-18) break;
        }
        return (share, idle, square);
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
