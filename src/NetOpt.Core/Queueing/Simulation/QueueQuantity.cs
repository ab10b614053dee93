using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>What a figure of a simulated queue measures.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueQuantity>))]
public enum QueueQuantity
{
    /// <summary>Arrivals per second, those refused included.</summary>
    ArrivalRate,

    /// <summary>Customers served per second; of a closed network, rounds.</summary>
    Throughput,

    /// <summary>Share of time that a server is busy.</summary>
    Utilization,

    /// <summary>Mean number in the system, L.</summary>
    MeanCustomers,

    /// <summary>Mean number waiting, Lq.</summary>
    MeanWaiting,

    /// <summary>Mean time in the system of those served, W, s.</summary>
    MeanSojourn,

    /// <summary>Mean time not in service of those served, Wq, s.</summary>
    MeanWait,

    /// <summary>Share of those served who waited.</summary>
    WaitProbability,

    /// <summary>Share of the arrivals that found no place.</summary>
    LossProbability,

    /// <summary>Share of the arrivals that went away rather than wait.</summary>
    BalkProbability,

    /// <summary>Share of the arrivals that left while they waited.</summary>
    RenegeProbability,
}
