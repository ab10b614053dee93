using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>Where a rule leads users who start unequal.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AimdVerdict>))]
public enum AimdVerdict
{
    /// <summary>Every decrease brings the users closer: to the fairness line.</summary>
    BecomesFair,

    /// <summary>The users keep the ratio in which they started.</summary>
    KeepsRatio,

    /// <summary>The users keep the difference with which they started.</summary>
    KeepsDifference,

    /// <summary>Every increase drives the users further apart.</summary>
    BecomesUnfair,
}
