using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/M/m in steady state: Poisson arrivals λ, exponential service μ per server (per second), m servers, one line in order of arrival.
/// Everything follows from Erlang's C (<see cref="ErlangFormulas"/>): who waits, waits an exponential time of rate mμ − λ. Also answers
/// for a load in Erlang without rates; times are then in units of the mean service.
/// <para>Variance of the number in the system: a + (m − a)Lq + Var(number waiting), from E[busy·f(N)] = a E[f(N + 1)], which sums positive terms only.
/// O(1) time and space beyond Erlang's formula.</para>
/// <para>Source: Gross and Harris, Fundamentals of Queueing Theory, §2.3.</para>
/// </summary>
internal static class MMmQueue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        long servers = QueueError.Count(request.Servers, "number of servers", 1, PoissonQueue.CountAtMost, "10");
        return Solve(QueueModel.MMm, PoissonQueue.Of(request, servers));
    }

    public static QueueFigures Solve(QueueModel model, PoissonQueue queue)
    {
        var figures = new QueueFigures(model, FormattableString.Invariant($"M/M/{queue.Servers}"), "Erlang C (Erlang 1917)");
        queue.Describe(figures);
        if ((figures.Reason = queue.Overload) is not null) return figures;

        long m = queue.Servers;
        double load = queue.Load, rho = queue.Rho, free = queue.Free, rate = queue.FreeRate, service = queue.ServiceSeconds;
        double c = ErlangFormulas.C(m, load, free);
        double waiting = c * load / free, wait = c / rate, share = free / m;
        figures.WaitProbability = c;
        figures.Utilization = rho;
        figures.Throughput = queue.ArrivalRate;
        figures.MeanWaiting = waiting;
        figures.MeanCustomers = load + waiting;
        // P(waiting = j) = C(1 − ρ)ρʲ for j ≥ 1.
        figures.VarianceCustomers = load + free * waiting + c * rho * (1 + rho - c * rho) / (share * share);
        if (queue.Service is null)
        {
            figures.Notes.Add("Times need a service rate.");
        }
        else
        {
            figures.MeanWait = wait;
            figures.MeanSojourn = wait + service;
            figures.VarianceWait = c * (2 - c) / (rate * rate);
            figures.VarianceSojourn = figures.VarianceWait + service * service;
            double gap = (Math.Sqrt(m) - Math.Sqrt(load)) * (Math.Sqrt(m) - Math.Sqrt(load));
            // No faster than the services themselves are forgotten.
            figures.Relaxation = service / (m == 1 ? gap : Math.Min(1, gap));
            figures.WaitTail = t => c * Math.Exp(-rate * t);
            figures.WaitQuantile = q => Math.Max(0, Math.Log(c / q) / rate);
            figures.SojournTail = t => SojournTail(t, c, rate, service);
        }
        double logC = c > 0 ? Math.Log(c) : ErlangFormulas.LogB(m, load) + Math.Log(m / free), logRho = MM1Queue.LogRho(share, rho), logFull = logC + Math.Log(share);
        double logEmpty = logFull - SpecialFunctions.LogPoisson(m, load) - load;
        figures.Empty = Math.Exp(logEmpty);
        figures.State = n => n >= m
            ? (Math.Exp(logFull + (n - m) * logRho), Math.Exp(logC + (n - m) * logRho))
            : Below(n, m, load, logEmpty + load, Math.Exp(logC));
        return figures;
    }

    // e^(−μt) + Cμ (e^(−μt) − e^(−(mμ−λ)t))/(mμ − λ − μ), with the faster decay inside.
    private static double SojournTail(double t, double c, double rate, double service)
    {
        double mu = 1 / service, x = rate - mu, slower = Math.Exp(-Math.Min(mu, rate) * t), y = Math.Abs(x) * t;
        double integral = y < 1e-300 ? t : -SpecialFunctions.ExpMinusOne(-y) / Math.Abs(x);
        return Math.Exp(-mu * t) + c * mu * slower * integral;
    }

    // p_n and P(N ≥ n) for n < m, where the state probabilities are those of a Poisson distribution but for a factor.
    private static (double, double) Below(long n, long m, double load, double logScale, double waits)
    {
        double p = Math.Exp(logScale + SpecialFunctions.LogPoisson(n, load));
        if (n <= load) return (p, 1 - (n == 0 ? 0 : Math.Exp(logScale) * SpecialFunctions.GammaUpper(n, load)));
        double sum = 0, term = p;
        for (long k = n; k < m && term > sum * 1e-18; k++)
        {
            sum += term;
            term *= load / (k + 1);
        }
        return (p, sum + waits);
    }
}
