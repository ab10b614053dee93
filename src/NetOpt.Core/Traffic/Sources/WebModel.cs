using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>A published set of parameters of web traffic.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WebModel>))]
public enum WebModel
{
    /// <summary>
    /// HTTP of 3GPP2 and IEEE 802.16m: main object log-normal (8.37, 1.37) from 100 B to 2 MB, embedded objects log-normal (6.17, 2.36) from 50 B to 2 MB,
    /// their number Pareto (1.1, 2) clamped at 55, minus 2; parsing exponential with 0.13 s, reading exponential with 30 s.
    /// </summary>
    Http,

    /// <summary>
    /// WWW browsing of ETSI UMTS 30.03: packet calls of a geometric number of packets (25), each Pareto (1.1, 81.5 B) clamped at 66,666 B; reading geometric with
    /// 412 s. Five calls make a session; sessions follow each other after a reading time.
    /// </summary>
    Umts,

    /// <summary>
    /// SURGE (Barford and Crovella 1998): objects log-normal (9.357, 1.318) up to 133 kB, and 7 % Pareto (1.1, 133 kB); objects on a page Pareto (2.43, 1);
    /// Weibull pauses (1.46 s, shape 0.382) between objects, and Pareto (1.5, 1 s) between pages.
    /// </summary>
    Surge,
}
