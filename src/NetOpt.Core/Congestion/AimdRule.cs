using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>How users answer a binary signal: the four pairs of increase and decrease that Chiu and Jain compare.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AimdRule>))]
public enum AimdRule
{
    /// <summary>Additive increase, multiplicative decrease: the only one of the four that becomes fair and efficient.</summary>
    Aimd,

    /// <summary>Multiplicative increase and decrease: the ratio between users never changes.</summary>
    Mimd,

    /// <summary>Additive increase and decrease: the difference between users never changes.</summary>
    Aiad,

    /// <summary>Multiplicative increase, additive decrease: the difference grows until one user has all.</summary>
    Miad,
}
