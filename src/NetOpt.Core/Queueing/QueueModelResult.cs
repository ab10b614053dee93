using System.Collections.Immutable;

namespace NetOpt.Queueing;

/// <summary>
/// The figures of a queueing model in steady state, one shape for all models; times of customers that enter. A figure is null where it is
/// undefined: infinite as the queue is unstable (then <paramref name="Reason"/> says why), or not known for this model (then <paramref name="Notes"/> say so).
/// </summary>
/// <param name="Request">What was asked.</param>
/// <param name="Model">The model.</param>
/// <param name="Name">The model with its numbers, such as "M/M/10".</param>
/// <param name="Method">The formula, and its source.</param>
/// <param name="Exact">Whether the formula is exact for the model; false for approximations.</param>
/// <param name="Stable">Whether a steady state with finite means exists; true where an inverse question has no answer, as then there is no queue to be unstable.</param>
/// <param name="Reason">Why it does not, or why an inverse question has no answer; null otherwise.</param>
/// <param name="ArrivalRate">Offered arrivals per second; null where the request gives a load only.</param>
/// <param name="OfferedLoad">a, the mean number of servers that all arrivals together would keep busy, Erlang.</param>
/// <param name="Servers">Servers; null for infinitely many and for networks.</param>
/// <param name="Rho">ρ, offered load per server; not limited by 1.</param>
/// <param name="Utilization">Share of time that a server is busy.</param>
/// <param name="EmptyProbability">p₀, the share of time that nobody is in the system.</param>
/// <param name="WaitProbability">Probability that a customer who enters waits.</param>
/// <param name="BlockingProbability">Probability that an arrival is lost.</param>
/// <param name="BlockingLog10">Its decimal logarithm, for probabilities below what a double holds.</param>
/// <param name="Throughput">Customers served per second.</param>
/// <param name="MeanCustomers">Mean number in the system, L.</param>
/// <param name="MeanWaiting">Mean number waiting, Lq.</param>
/// <param name="MeanSojournSeconds">Mean time in the system, W, s.</param>
/// <param name="MeanWaitSeconds">Mean time waited, Wq, s.</param>
/// <param name="VarianceCustomers">Variance of the number in the system.</param>
/// <param name="VarianceSojourn">Variance of the time in the system, s².</param>
/// <param name="VarianceWait">Variance of the time waited, s².</param>
/// <param name="Percentiles">The percentiles asked for.</param>
/// <param name="Tails">The tail probabilities asked for.</param>
/// <param name="States">The state probabilities asked for.</param>
/// <param name="Classes">Each class, of models with several.</param>
/// <param name="Stations">Each station, of networks.</param>
/// <param name="Estimates">What each approximation says, of models that have only approximations.</param>
/// <param name="RelaxationSeconds">About how long it takes to forget the start by a factor e, s.</param>
/// <param name="RunLengthSeconds">How long a simulation must be for a mean number in the system within ±5 % at 95 % confidence, s.</param>
/// <param name="Solution">The answer to an inverse question; the other figures are those at the value found.</param>
/// <param name="Notes">What a reader should know: which figures are approximate or not known, and why.</param>
public sealed record QueueModelResult(
    QueueModelRequest Request,
    QueueModel Model,
    string Name,
    string Method,
    bool Exact,
    bool Stable,
    string? Reason,
    double? ArrivalRate,
    double? OfferedLoad,
    long? Servers,
    double? Rho,
    double? Utilization,
    double? EmptyProbability,
    double? WaitProbability,
    double? BlockingProbability,
    double? BlockingLog10,
    double? Throughput,
    double? MeanCustomers,
    double? MeanWaiting,
    double? MeanSojournSeconds,
    double? MeanWaitSeconds,
    double? VarianceCustomers,
    double? VarianceSojourn,
    double? VarianceWait,
    ImmutableArray<QueuePercentile> Percentiles,
    ImmutableArray<QueueTail> Tails,
    ImmutableArray<QueueState> States,
    ImmutableArray<QueueClassResult> Classes,
    ImmutableArray<QueueStationResult> Stations,
    ImmutableArray<QueueEstimate> Estimates,
    double? RelaxationSeconds,
    double? RunLengthSeconds,
    QueueSolution? Solution,
    ImmutableArray<string> Notes);
