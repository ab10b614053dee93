namespace NetOpt.Queueing.Models;

/// <summary>The numbers that every model with Poisson arrivals and equal servers starts from, checked.</summary>
/// <param name="ArrivalRate">λ per second; null where only the load is known.</param>
/// <param name="Service">The mean service; null where only the load is known.</param>
/// <param name="Load">a = λ/μ, Erlang.</param>
/// <param name="Servers">m.</param>
/// <param name="Free">m − a, to the last digit; at most 0 where the queue is not stable.</param>
internal readonly record struct PoissonQueue(double? ArrivalRate, MeanService? Service, double Load, long Servers, double Free)
{
    /// <summary>The largest number of servers and places: beyond it a double no longer tells neighbors apart.</summary>
    public const long CountAtMost = 1L << 50;

    public double Rho => Load / Servers;

    /// <summary>The mean service, s; without rates the mean service is the unit of time.</summary>
    public double ServiceSeconds => Service?.Seconds ?? 1;

    /// <summary>mμ − λ per second: how fast the waiting time's tail falls.</summary>
    public double FreeRate => Free / ServiceSeconds;

    /// <summary>What a queue without limit says in overload.</summary>
    public string? Overload => Free > 0 ? null
        : FormattableString.Invariant($"unstable: the offered load of {Load:R} Erlang is not below the {Servers} server{(Servers == 1 ? "" : "s")}, so the queue grows without end");

    /// <summary>Reads the rates and servers of a request.</summary>
    public static PoissonQueue Of(QueueModelRequest request, long servers)
    {
        double arrivals = QueueError.Positive(request.ArrivalRate, "arrival rate", "80");
        MeanService service = QueueError.Service(request.ServiceRate, request.ServiceTimeSeconds);
        double load = service.Load(arrivals);
        if (!(load > 0 && double.IsFinite(load)))
            throw QueueError.Invalid(FormattableString.Invariant($"The offered load is {load:R} Erlang"), "rates whose ratio a double can hold");
        return new PoissonQueue(arrivals, service, load, servers, service.Free(arrivals, servers));
    }

    /// <summary>Fills in what says which queue it is.</summary>
    public void Describe(QueueFigures figures)
    {
        figures.ArrivalRate = ArrivalRate;
        figures.OfferedLoad = Load;
        figures.Servers = Servers;
        figures.Rho = Rho;
    }
}
