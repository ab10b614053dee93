namespace NetOpt.Queueing;

/// <summary>A class of customers. Give its mean service by <paramref name="ServiceRate"/> or <paramref name="ServiceTimeSeconds"/>, not both.</summary>
/// <param name="Name">What it is called in results; null numbers it from 1.</param>
/// <param name="ArrivalRate">Arrivals per second, at least 0 (open models).</param>
/// <param name="ServiceRate">Services per second of a busy server, above 0.</param>
/// <param name="ServiceTimeSeconds">Mean service time, s, above 0.</param>
/// <param name="ServiceScv">Squared coefficient of variation of the service time, variance over mean squared, at least 0; 1 for exponential.</param>
/// <param name="Population">Customers of this class (closed networks).</param>
/// <param name="ThinkTimeSeconds">Mean time that each spends outside of all stations per round, s (closed networks).</param>
/// <param name="DemandSeconds">Mean service that each asks of each station per round, s, in the order of the stations (closed networks).</param>
public sealed record QueueClass(
    string? Name = null,
    double? ArrivalRate = null,
    double? ServiceRate = null,
    double? ServiceTimeSeconds = null,
    double ServiceScv = 1,
    int? Population = null,
    double ThinkTimeSeconds = 0,
    IReadOnlyList<double>? DemandSeconds = null);
