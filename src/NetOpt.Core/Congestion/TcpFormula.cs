using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>A closed formula for the rate of one TCP flow that loses packets at random.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TcpFormula>))]
public enum TcpFormula
{
    /// <summary>Mathis et al. 1997: Reno's sawtooth, no timeouts.</summary>
    Mathis,

    /// <summary>Padhye et al. 1998: Reno with timeouts and a window limit.</summary>
    Padhye,

    /// <summary>RFC 9438: CUBIC's deterministic average, or Reno's where that is more.</summary>
    Cubic,
}
