using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What happens to a red packet.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PolicingAction>))]
public enum PolicingAction
{
    /// <summary>It is dropped.</summary>
    Drop,

    /// <summary>It goes on with a mark.</summary>
    Mark,
}
