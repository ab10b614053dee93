using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing;

/// <summary>The parameter of a model that an inverse question asks for: the one that the request leaves out.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueUnknown>))]
public enum QueueUnknown
{
    /// <summary>The least number of servers that meets the target.</summary>
    Servers,

    /// <summary>The highest arrival rate that meets the target.</summary>
    ArrivalRate,

    /// <summary>The highest offered load, Erlang, that meets the target (Erlang B and C without rates).</summary>
    OfferedLoad,

    /// <summary>The lowest service rate that meets the target.</summary>
    ServiceRate,

    /// <summary>The least number of places that meets the target.</summary>
    Places,
}
