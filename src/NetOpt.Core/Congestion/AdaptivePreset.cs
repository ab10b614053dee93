using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>For which kind of path <see cref="CongestionAlgorithm.Adaptive"/> is set.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptivePreset>))]
public enum AdaptivePreset
{
    /// <summary>Chosen by the round-trip time and bandwidth that the flow measures; never wireless, which cannot be told from them.</summary>
    Automatic,

    /// <summary>None of the others.</summary>
    General,

    /// <summary>At least 100 Mb/s and at most 30 ms.</summary>
    HighBandwidth,

    /// <summary>Below 10 Mb/s and at least 100 ms.</summary>
    LowBandwidth,

    /// <summary>Losses that have causes other than congestion: a loss without delay costs 15 % of the window and not 30 %.</summary>
    Wireless,

    /// <summary>At least 250 ms; a loss without delay costs 15 % of the window and not 30 %.</summary>
    Satellite,
}
