namespace NetOpt.Queueing;

/// <summary>One station of a network. Null is undefined: the station is not <paramref name="Stable"/>.</summary>
/// <param name="Name">The station.</param>
/// <param name="Stable">Whether its means are finite.</param>
/// <param name="ArrivalRate">Arrivals per second, from outside and from other stations; where unstable, what is offered.</param>
/// <param name="Visits">Mean visits of a customer.</param>
/// <param name="Utilization">Share of time that a server is busy; null for a delay station.</param>
/// <param name="MeanCustomers">Mean number at the station, L.</param>
/// <param name="MeanWaiting">Mean number waiting there, Lq.</param>
/// <param name="MeanSojournSeconds">Mean time of one visit, s.</param>
/// <param name="MeanWaitSeconds">Mean wait of one visit, s.</param>
public sealed record QueueStationResult(
    string Name, bool Stable, double ArrivalRate, double? Visits, double? Utilization,
    double? MeanCustomers, double? MeanWaiting, double? MeanSojournSeconds, double? MeanWaitSeconds);
