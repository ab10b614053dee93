using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What a meter says of a packet (RFC 2697, RFC 2698). A meter of two answers says green for conforming and red for exceeding.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PacketColor>))]
public enum PacketColor : byte
{
    /// <summary>Within the committed rate and burst.</summary>
    Green,

    /// <summary>Beyond the committed, within the excess burst or the peak rate.</summary>
    Yellow,

    /// <summary>Beyond everything.</summary>
    Red,
}
