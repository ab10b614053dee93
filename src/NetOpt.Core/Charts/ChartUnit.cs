using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Charts;

/// <summary>What a number on a chart counts; decides prefix and suffix, never the value.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ChartUnit>))]
public enum ChartUnit
{
    /// <summary>A bare number.</summary>
    None,

    /// <summary>A ratio, shown in percent (0.5 is 50%).</summary>
    Ratio,

    /// <summary>A rate in bit/s, shown with an SI prefix.</summary>
    BitsPerSecond,

    /// <summary>A duration in seconds, shown in s, ms, µs or ns.</summary>
    Seconds,

    /// <summary>A size in bytes, shown with a binary prefix (KiB).</summary>
    Bytes,
}
