using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>How packets are metered.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PolicingMeter>))]
public enum PolicingMeter
{
    /// <summary>One token bucket: rate and burst.</summary>
    TokenBucket,

    /// <summary>A peak bucket and a sustained one; a packet conforms where both hold credit for it.</summary>
    DualTokenBucket,

    /// <summary>Single-rate three-color marker, RFC 2697: rate, burst, excess burst.</summary>
    SrTcm,

    /// <summary>Two-rate three-color marker, RFC 2698: peak rate and burst, committed rate and burst.</summary>
    TrTcm,

    /// <summary>A tree of buckets, such as flows under classes under a link; a packet conforms where every bucket on its way holds credit for it.</summary>
    Hierarchy,
}
