using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing;

/// <summary>Formulas for the mean wait of G/G/1 and G/G/m from the first two moments. All are exact for M/M/1; none is a bound unless it says so.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueApproximation>))]
public enum QueueApproximation
{
    /// <summary>Kingman 1961, heavy traffic: (ca² + cs²)/2 times the wait of M/M/1. One server.</summary>
    Kingman,

    /// <summary>Marchal 1976: scales Kingman's bound so that M/G/1 is exact. One server.</summary>
    Marchal,

    /// <summary>Krämer and Langenbach-Belz 1976: corrects Kingman for arrivals smoother or burstier than Poisson. One server.</summary>
    KraemerLangenbachBelz,

    /// <summary>Allen and Cunneen 1978: (ca² + cs²)/2 times the wait of M/M/m. Any number of servers; Kingman for one.</summary>
    AllenCunneen,

    /// <summary>Whitt 1993: Allen and Cunneen with corrections for light traffic, constant service and many servers. Any number of servers.</summary>
    Whitt,
}
