using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>To which interval a packet belongs that arrives on the edge between two.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BinEdges>))]
public enum BinEdges
{
    /// <summary>
    /// To where floor(t/Δ) in double-precision seconds puts it, as most scripts over traces do: to the later one, but for some edges to the earlier
    /// (19.33 s over 0.01 s is 1932.9999999999998 there).
    /// </summary>
    Rounded,

    /// <summary>To the later one, always: interval i is [i·Δ, (i+1)·Δ) in whole nanoseconds.</summary>
    Exact,
}
