namespace NetOpt.Queueing.Models;

/// <summary>M/M/m asked by its offered load in Erlang, or by rates; see <see cref="MMmQueue"/>.</summary>
internal static class ErlangCQueue
{
    public static QueueFigures Solve(QueueModelRequest request) => MMmQueue.Solve(QueueModel.ErlangC, Read(request));

    /// <summary>A load alone, a load with a service, or rates.</summary>
    internal static PoissonQueue Read(QueueModelRequest request)
    {
        long servers = QueueError.Count(request.Servers, "number of servers", 1, PoissonQueue.CountAtMost, "10");
        if (request.OfferedLoad is null) return PoissonQueue.Of(request, servers);
        double load = QueueError.Positive(request.OfferedLoad, "offered load", "8");
        if (request.ArrivalRate is not null)
            throw QueueError.Unclear("Both an offered load and an arrival rate are given", "one of them", "8");
        if (request.ServiceRate is null && request.ServiceTimeSeconds is null) return new PoissonQueue(null, null, load, servers, servers - load);
        MeanService service = QueueError.Service(request.ServiceRate, request.ServiceTimeSeconds);
        return new PoissonQueue(load * service.Rate, service, load, servers, servers - load);
    }
}
