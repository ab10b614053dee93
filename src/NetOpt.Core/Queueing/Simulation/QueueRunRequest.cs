using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// A queue to simulate: a model in the words of <see cref="QueueModelRequest"/>, and whatever no formula covers. Times are in seconds.
/// </summary>
/// <param name="Model">The model. Its target is not used; its percentiles are those reported.</param>
/// <param name="Arrivals">Distribution of the times between arrivals in place of the model's: one for each class, for each station of a network, or one.</param>
/// <param name="Services">Distribution of the service times in place of the model's: one for each class, for each station of a network, or one.</param>
/// <param name="Vacation">Distribution of the vacations in place of the model's.</param>
/// <param name="Discipline">Who is served next; by default FIFO, of a priority model priority, of a closed network with classes processor sharing.</param>
/// <param name="Patience">How long a customer waits at most before it leaves (reneging); null waits for ever.</param>
/// <param name="BalkProbability">Probability that an arrival that would have to wait goes away, 0..1.</param>
/// <param name="BalkAt">Number in the system from which on arrivals go away, at least 1; null for never.</param>
/// <param name="Customers">Arrivals to simulate, of closed networks rounds, 1000 to 10¹⁰; where a precision is wanted, at most. Null means a million, and with a precision at most 100 million.</param>
/// <param name="Precision">Stops once the 95 % interval of the mean time in the system is within this share of it, above 0 and below 1; null runs all customers.</param>
/// <param name="Replications">Independent runs of that many customers each, 1 to 1000. One run is cut into batches instead.</param>
/// <param name="Compare">Whether to put theory beside the figures.</param>
public sealed record QueueRunRequest(
    QueueModelRequest? Model = null,
    IReadOnlyList<Distribution>? Arrivals = null,
    IReadOnlyList<Distribution>? Services = null,
    Distribution? Vacation = null,
    QueueDiscipline? Discipline = null,
    Distribution? Patience = null,
    double? BalkProbability = null,
    long? BalkAt = null,
    long? Customers = null,
    double? Precision = null,
    int Replications = 1,
    bool Compare = false);
