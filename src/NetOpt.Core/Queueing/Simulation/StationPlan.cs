using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing.Simulation;

/// <summary>A station to simulate.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Servers">Servers; <see cref="Unlimited"/> for one for everybody.</param>
/// <param name="Discipline">Who is served next.</param>
/// <param name="Service">Service times of each class.</param>
/// <param name="Preemptive">Whether a higher class interrupts a lower one.</param>
/// <param name="Places">Places in all.</param>
/// <param name="Patience">How long a customer waits at most, or null.</param>
/// <param name="BalkProbability">Probability that an arrival that would wait goes away.</param>
/// <param name="BalkAt">Number at the station from which on arrivals go away.</param>
/// <param name="Vacation">Vacations of an idle server, or null.</param>
/// <param name="IsHome">Whether it is where the customers of a closed network start their rounds: not part of the system.</param>
internal sealed record StationPlan(
    string Name,
    int Servers,
    QueueDiscipline Discipline,
    Distribution[] Service,
    bool Preemptive = false,
    long Places = long.MaxValue,
    Distribution? Patience = null,
    double BalkProbability = 0,
    long BalkAt = long.MaxValue,
    Distribution? Vacation = null,
    bool IsHome = false)
{
    public const int Unlimited = int.MaxValue;
}
