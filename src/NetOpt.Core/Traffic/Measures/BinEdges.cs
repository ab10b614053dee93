using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>To which interval a packet belongs that arrives on the edge between two.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BinEdges>))]
public enum BinEdges
{
    /// <summary>To the later one, always: interval i is [i·Δ, (i+1)·Δ) in whole nanoseconds.</summary>
    Exact,

    /// <summary>
    /// To where floor(t/Δ) in double-precision seconds puts it, as scripts over floating-point times do: 19.33 s over 0.01 s is 1932.9999999999998
    /// there. For comparison with such scripts.
    /// </summary>
    Rounded,
}
