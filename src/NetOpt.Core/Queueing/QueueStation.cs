namespace NetOpt.Queueing;

/// <summary>A station of a network. Give its mean service by <paramref name="ServiceRate"/> or <paramref name="ServiceTimeSeconds"/>, not both.</summary>
/// <param name="Name">What it is called in results; null numbers it from 1.</param>
/// <param name="ArrivalRate">Arrivals per second from outside, at least 0 (open networks).</param>
/// <param name="ServiceRate">Services per second of a busy server, above 0.</param>
/// <param name="ServiceTimeSeconds">Mean service time of one visit, s, above 0.</param>
/// <param name="Servers">Servers, at least 1.</param>
/// <param name="IsDelay">A server for everybody: nobody waits.</param>
/// <param name="Visits">Mean visits per round (closed networks without a routing matrix); null means 1.</param>
public sealed record QueueStation(
    string? Name = null,
    double? ArrivalRate = null,
    double? ServiceRate = null,
    double? ServiceTimeSeconds = null,
    long Servers = 1,
    bool IsDelay = false,
    double? Visits = null);
