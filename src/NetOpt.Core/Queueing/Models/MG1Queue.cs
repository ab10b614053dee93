namespace NetOpt.Queueing.Models;

/// <summary>
/// M/G/1 in steady state: Poisson arrivals λ per second, any service times of mean s and squared coefficient of variation c², one server.
/// Means are exact and need these two moments only; variances need the third moment, percentiles the distribution.
/// Wq = ρ s (1 + c²)/(2(1 − ρ)); Var Wq = Wq² + λE[S³]/(3(1 − ρ)); the number left behind is what arrived during a sojourn, so Var N = λW + λ² Var W.
/// O(1) time and space. Source: Pollaczek 1930, Khinchine 1932; Kleinrock, Queueing Systems I (1975), §5.6-5.7.
/// </summary>
internal static class MG1Queue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        double scv = QueueError.AtLeastZero(request.ServiceScv, "squared coefficient of variation of the service", "\"serviceScv\": 1");
        PoissonQueue queue = PoissonQueue.Of(request, 1);
        QueueFigures figures = Start(QueueModel.MG1, "M/G/1", queue);
        if (!figures.Stable) return figures;
        Fill(figures, queue, scv, thirdMoment: null);
        figures.Notes.Add("Percentiles and variances need the distribution of the service, not only its mean and scv.");
        return figures;
    }

    internal static QueueFigures Start(QueueModel model, string name, PoissonQueue queue)
    {
        var figures = new QueueFigures(model, name, "Pollaczek-Khinchine (1930)");
        queue.Describe(figures);
        figures.Reason = queue.Overload;
        return figures;
    }

    /// <summary>The figures that follow from moments. The third is E[S³], s³, or null.</summary>
    internal static void Fill(QueueFigures figures, PoissonQueue queue, double scv, double? thirdMoment)
    {
        double arrivals = queue.ArrivalRate!.Value, rho = queue.Rho, free = queue.Free, service = queue.ServiceSeconds;
        double wait = rho * service * (1 + scv) / (2 * free), sojourn = wait + service;
        figures.Utilization = figures.WaitProbability = rho;
        figures.Empty = free;
        figures.Throughput = arrivals;
        figures.MeanWait = wait;
        figures.MeanSojourn = sojourn;
        figures.MeanWaiting = rho * rho * (1 + scv) / (2 * free);
        figures.MeanCustomers = figures.MeanWaiting + rho;
        if (thirdMoment is not { } third) return;
        figures.VarianceWait = wait * wait + arrivals * third / (3 * free);
        figures.VarianceSojourn = figures.VarianceWait + scv * service * service;
        figures.VarianceCustomers = figures.MeanCustomers + arrivals * arrivals * figures.VarianceSojourn;
    }
}
