using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing;

/// <summary>The analytic queueing models, in Kendall's notation where it has one: arrivals/service/servers/places.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueModel>))]
public enum QueueModel
{
    /// <summary>M/M/1: Poisson arrivals, exponential service, one server, room for all.</summary>
    [JsonStringEnumMemberName("M/M/1")] MM1,

    /// <summary>M/M/m: several servers, one line.</summary>
    [JsonStringEnumMemberName("M/M/m")] MMm,

    /// <summary>M/M/m/K: as M/M/m with K places in all, servers included; an arrival that finds all taken is lost.</summary>
    [JsonStringEnumMemberName("M/M/m/K")] MMmK,

    /// <summary>M/M/∞: a server for everybody.</summary>
    [JsonStringEnumMemberName("M/M/inf")] MMInf,

    /// <summary>M/G/m/m: an arrival that finds all servers busy is lost (Erlang's first formula).</summary>
    [JsonStringEnumMemberName("Erlang B")] ErlangB,

    /// <summary>M/M/m asked by offered load: an arrival that finds all servers busy waits (Erlang's second formula).</summary>
    [JsonStringEnumMemberName("Erlang C")] ErlangC,

    /// <summary>M/G/1: any service distribution (Pollaczek and Khinchine).</summary>
    [JsonStringEnumMemberName("M/G/1")] MG1,

    /// <summary>M/D/1: constant service times.</summary>
    [JsonStringEnumMemberName("M/D/1")] MD1,

    /// <summary>M/E_k/1: Erlang service times of k phases.</summary>
    [JsonStringEnumMemberName("M/Ek/1")] MEk1,

    /// <summary>G/G/1 by an approximation from the first two moments.</summary>
    [JsonStringEnumMemberName("G/G/1")] GG1,

    /// <summary>G/G/m by an approximation from the first two moments.</summary>
    [JsonStringEnumMemberName("G/G/m")] GGm,

    /// <summary>M/G/1 with priority classes; M/M/m with priority classes of the same service rate.</summary>
    [JsonStringEnumMemberName("priority")] Priority,

    /// <summary>M/G/1 whose server goes on vacation, again and again, whenever it finds nobody.</summary>
    [JsonStringEnumMemberName("vacation")] Vacation,

    /// <summary>M/M/m/K//N: a finite number of sources; machine repair where there is room for all of them, Engset where only servers are.</summary>
    [JsonStringEnumMemberName("finite source")] FiniteSource,

    /// <summary>An open network of M/M/m stations.</summary>
    [JsonStringEnumMemberName("Jackson")] Jackson,

    /// <summary>A closed network of stations, by mean value analysis.</summary>
    [JsonStringEnumMemberName("closed")] Closed,
}
