using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing;

/// <summary>The quantity of a model that an inverse question sets a target for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueGoal>))]
public enum QueueGoal
{
    /// <summary>The mean time waited for service, Wq, s.</summary>
    MeanWait,

    /// <summary>The mean time in the system, W, s.</summary>
    MeanSojourn,

    /// <summary>A percentile of the time waited, s.</summary>
    WaitPercentile,

    /// <summary>A percentile of the time in the system, s.</summary>
    SojournPercentile,

    /// <summary>The probability that an arrival has to wait.</summary>
    WaitProbability,

    /// <summary>The probability that an arrival is lost.</summary>
    Blocking,

    /// <summary>The share of time that a server is busy.</summary>
    Utilization,
}
