using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>A congestion controller.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CongestionAlgorithm>))]
public enum CongestionAlgorithm
{
    /// <summary>CUBIC with HyStart++ (RFC 9438, RFC 9406).</summary>
    Cubic,

    /// <summary>NewReno with SACK (RFC 5681, RFC 6582).</summary>
    NewReno,

    /// <summary>Vegas (Brakmo and Peterson 1995).</summary>
    Vegas,

    /// <summary>BBR version 1, as in the Linux kernel.</summary>
    Bbr,

    /// <summary>BBR version 3 (draft-ietf-ccwg-bbr).</summary>
    Bbr3,

    /// <summary>DCTCP (RFC 8257); its packets are always ECN-capable.</summary>
    Dctcp,

    /// <summary>NetOpt's own: picks its answer by what it measures (loss, marks, delay, bandwidth).</summary>
    Adaptive,

    /// <summary>The design sketch that Adaptive corrects, kept to show why it fails.</summary>
    AdaptiveNaive,
}
