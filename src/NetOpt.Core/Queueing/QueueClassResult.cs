namespace NetOpt.Queueing;

/// <summary>One class of a model with several. Null is undefined: see the result's reason, or the class is not <paramref name="Stable"/>.</summary>
/// <param name="Name">The class.</param>
/// <param name="Stable">Whether its means are finite; under priorities a high class can be stable where a low one is not.</param>
/// <param name="ArrivalRate">Arrivals per second; of a closed network, its throughput.</param>
/// <param name="Utilization">Its own share of the servers' time.</param>
/// <param name="MeanCustomers">Mean number in the system, L.</param>
/// <param name="MeanWaiting">Mean number waiting, Lq; under preemption, L less the mean number in service.</param>
/// <param name="MeanSojournSeconds">Mean time in the system, W, s.</param>
/// <param name="MeanWaitSeconds">Mean time waited, Wq, s; under preemption W less the mean service, interruptions included.</param>
public sealed record QueueClassResult(
    string Name, bool Stable, double ArrivalRate, double? Utilization,
    double? MeanCustomers, double? MeanWaiting, double? MeanSojournSeconds, double? MeanWaitSeconds);
