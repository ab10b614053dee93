using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing;

/// <summary>
/// A queueing model and what is asked of it. Rates are per second and service rates per server; give the mean service by
/// <paramref name="ServiceRate"/> or <paramref name="ServiceTimeSeconds"/>, not both. With a <paramref name="Target"/> exactly one of arrival rate, service, servers and
/// places is left out: it is the one asked for.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="ArrivalRate">λ, arrivals per second; for a finite source, requests per second of one source while it has none open.</param>
/// <param name="ServiceRate">μ, services per second of a busy server, above 0.</param>
/// <param name="ServiceTimeSeconds">Mean service time, s, above 0.</param>
/// <param name="OfferedLoad">a = λ/μ in Erlang, in place of the rates (Erlang B and C).</param>
/// <param name="Servers">m, at least 1.</param>
/// <param name="Places">K, places in all, servers included: at least m.</param>
/// <param name="Population">Number of sources, or of customers of a closed network.</param>
/// <param name="ThinkTimeSeconds">Mean time between a customer's end of service and its next request, s (closed networks, and finite sources in place of the arrival rate).</param>
/// <param name="ArrivalScv">ca², squared coefficient of variation of the times between arrivals, at least 0 (G/G/1, G/G/m).</param>
/// <param name="ServiceScv">cs², squared coefficient of variation of the service times, at least 0 (M/G/1, G/G/1, G/G/m, vacation).</param>
/// <param name="Service">The distribution of the service times in place of their mean and scv (M/G/1).</param>
/// <param name="Phases">k, at least 1 (M/E_k/1).</param>
/// <param name="VacationSeconds">Mean length of a vacation, s, above 0.</param>
/// <param name="VacationScv">Squared coefficient of variation of the vacations; 1 for exponential.</param>
/// <param name="Approximation">The formula for G/G/1 (Kraemer and Langenbach-Belz by default) or G/G/m (Whitt by default).</param>
/// <param name="Discipline">What a higher class does to a lower one in service (priority).</param>
/// <param name="Classes">Classes of customers, the first the highest (priority), or each with its population and demands (closed network).</param>
/// <param name="Stations">Stations of a network.</param>
/// <param name="Routing">Row i says with which probability a customer that leaves station i goes to each station; what is missing to 1 leaves the network. Rows of a closed network add up to 1.</param>
/// <param name="TimesSeconds">Times t, s, at least 0, to give P(Wq &gt; t) and P(W &gt; t) at.</param>
/// <param name="Percentiles">Probabilities between 0 and 1 to give percentiles at; null means 0.5, 0.95 and 0.99, an empty list none.</param>
/// <param name="States">Numbers of customers n, at least 0, to give P(N = n) and P(N ≥ n) at.</param>
/// <param name="Target">An inverse question; null asks for the model's figures.</param>
public sealed record QueueModelRequest(
    QueueModel? Model = null,
    double? ArrivalRate = null,
    double? ServiceRate = null,
    double? ServiceTimeSeconds = null,
    double? OfferedLoad = null,
    long? Servers = null,
    long? Places = null,
    long? Population = null,
    double? ThinkTimeSeconds = null,
    double? ArrivalScv = null,
    double? ServiceScv = null,
    Distribution? Service = null,
    int? Phases = null,
    double? VacationSeconds = null,
    double? VacationScv = null,
    QueueApproximation? Approximation = null,
    PriorityDiscipline Discipline = PriorityDiscipline.NonPreemptive,
    IReadOnlyList<QueueClass>? Classes = null,
    IReadOnlyList<QueueStation>? Stations = null,
    IReadOnlyList<IReadOnlyList<double>>? Routing = null,
    IReadOnlyList<double>? TimesSeconds = null,
    IReadOnlyList<double>? Percentiles = null,
    IReadOnlyList<long>? States = null,
    QueueTarget? Target = null);
