namespace NetOpt.Queueing.Models;

/// <summary>
/// M/G/1 with multiple vacations: when the server finds nobody it goes away for a vacation of mean v seconds and squared coefficient of variation c_v², and for another if
/// it then still finds nobody. A customer waits as in M/G/1 and, independently, for the rest of a vacation: Wq = Wq(M/G/1) + v(1 + c_v²)/2.
/// O(1) time and space. Sources: Levy and Yechiali 1975; decomposition, Fuhrmann and Cooper 1985.
/// </summary>
internal static class VacationQueue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        double vacation = QueueError.Positive(request.VacationSeconds, "mean length of a vacation", "0.01");
        double vacationScv = QueueError.AtLeastZero(request.VacationScv ?? 1, "squared coefficient of variation of the vacations", "1");
        double scv = QueueError.AtLeastZero(request.ServiceScv ?? 1, "squared coefficient of variation of the service", "1");
        PoissonQueue queue = PoissonQueue.Of(request, 1);
        var figures = new QueueFigures(QueueModel.Vacation, "M/G/1 with vacations", "decomposition (Fuhrmann and Cooper 1985)");
        queue.Describe(figures);
        if ((figures.Reason = queue.Overload) is not null) return figures;
        MG1Queue.Fill(figures, queue, scv, thirdMoment: null);
        double rest = vacation * (1 + vacationScv) / 2, arrivals = queue.ArrivalRate!.Value;
        figures.MeanWait += rest;
        figures.MeanSojourn += rest;
        figures.MeanWaiting += arrivals * rest;
        figures.MeanCustomers += arrivals * rest;
        // Whoever comes to an empty system comes during a vacation.
        figures.WaitProbability = 1;
        figures.Empty = null;
        figures.Notes.Add("Percentiles, variances and p0 need the distributions of service and vacation.");
        return figures;
    }
}
