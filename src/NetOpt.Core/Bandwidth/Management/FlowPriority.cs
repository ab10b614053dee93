using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// How much a flow weighs where flows share what the guarantees leave: Critical five times as much as BestEffort
/// (1, 0.8, 0.6, 0.4 and 0.2). A priority never decides alone who gets something: that is what guarantees are for.
/// </summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FlowPriority>))]
public enum FlowPriority
{
    /// <summary>Weight 0.2, the class of a flow that states none.</summary>
    BestEffort,

    /// <summary>Weight 0.4.</summary>
    Low,

    /// <summary>Weight 0.6.</summary>
    Medium,

    /// <summary>Weight 0.8.</summary>
    High,

    /// <summary>Weight 1.</summary>
    Critical,
}
