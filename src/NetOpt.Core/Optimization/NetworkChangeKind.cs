using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Optimization;

/// <summary>What a <see cref="NetworkChange"/> changes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NetworkChangeKind>))]
public enum NetworkChangeKind
{
    /// <summary>The routing weight of one interface.</summary>
    Weight,

    /// <summary>How nodes split their traffic toward one destination.</summary>
    Splits,
}
