using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/M/1 in steady state: Poisson arrivals λ, exponential service μ (per second), one server. All figures in closed form, O(1) time and space.
/// <para>Sources: Kleinrock, Queueing Systems I (1975), §3.2 and 5.12; relaxation 1/(μ(1 − √ρ)²), Morse 1955; run length z²·2(1 + ρ)/(ρ(1 − ρ)²ε²μ),
/// Whitt, Management Science 35 (1989).</para>
/// </summary>
internal static class MM1Queue
{
    private const double RunPrecision = 0.05;

    public static QueueFigures Solve(QueueModelRequest request)
    {
        PoissonQueue queue = PoissonQueue.Of(request, 1);
        var figures = new QueueFigures(QueueModel.MM1, "M/M/1", "closed form (Kleinrock 1975)");
        queue.Describe(figures);
        if ((figures.Reason = queue.Overload) is not null) return figures;

        double arrivals = queue.ArrivalRate!.Value, rho = queue.Rho, free = queue.Free, rate = queue.FreeRate, service = queue.ServiceSeconds;
        figures.Utilization = figures.WaitProbability = rho;
        figures.Empty = free;
        figures.Throughput = arrivals;
        figures.MeanSojourn = 1 / rate;
        figures.MeanWait = rho / rate;
        figures.MeanCustomers = rho / free;
        figures.MeanWaiting = rho * rho / free;
        figures.VarianceCustomers = rho / (free * free);
        figures.VarianceSojourn = 1 / (rate * rate);
        figures.VarianceWait = rho * (1 + free) / (rate * rate);
        double logRho = LogRho(free, rho);
        figures.State = n => (free * Math.Exp(n * logRho), Math.Exp(n * logRho));
        figures.WaitTail = t => rho * Math.Exp(-rate * t);
        figures.WaitQuantile = q => Math.Max(0, Math.Log(rho / q) / rate);
        figures.SojournTail = t => Math.Exp(-rate * t);
        figures.SojournQuantile = q => -Math.Log(q) / rate;
        double gap = free / (1 + Math.Sqrt(rho)), z = SpecialFunctions.NormalQuantile(0.975);
        figures.Relaxation = service / (gap * gap);
        figures.RunLength = z * z * 2 * (1 + rho) * service / (rho * free * free * RunPrecision * RunPrecision);
        return figures;
    }

    /// <summary>ln ρ from 1 − ρ, which is known better where ρ is close to 1.</summary>
    internal static double LogRho(double free, double rho) => Math.Abs(free) < 0.5 ? SpecialFunctions.LogOnePlus(-free) : Math.Log(rho);
}
