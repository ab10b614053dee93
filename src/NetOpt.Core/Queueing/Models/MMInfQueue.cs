using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/M/∞ in steady state: a server for everybody. The number in the system is Poisson with mean a, for any service distribution; a stay
/// is a service, here exponential. O(1) time and space. Source: Kleinrock, Queueing Systems I (1975), §3.4.
/// </summary>
internal static class MMInfQueue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        PoissonQueue queue = PoissonQueue.Of(request, 1);
        double load = queue.Load, service = queue.ServiceSeconds;
        return new QueueFigures(QueueModel.MMInf, "M/M/inf", "closed form (Kleinrock 1975)")
        {
            ArrivalRate = queue.ArrivalRate,
            OfferedLoad = load,
            Throughput = queue.ArrivalRate,
            Empty = Math.Exp(-load),
            WaitProbability = 0,
            MeanCustomers = load,
            VarianceCustomers = load,
            MeanWaiting = 0,
            MeanWait = 0,
            VarianceWait = 0,
            MeanSojourn = service,
            VarianceSojourn = service * service,
            Relaxation = service,
            WaitTail = _ => 0,
            WaitQuantile = _ => 0,
            SojournTail = t => Math.Exp(-t / service),
            SojournQuantile = q => -Math.Log(q) * service,
            State = n => (SpecialFunctions.PoissonProbability(n, load), n == 0 ? 1 : SpecialFunctions.GammaLower(n, load)),
        };
    }
}
