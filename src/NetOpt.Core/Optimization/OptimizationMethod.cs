using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Optimization;

/// <summary>How a network is to be made better.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OptimizationMethod>))]
public enum OptimizationMethod
{
    /// <summary>Chosen by the rules of <see cref="MethodChoice"/>.</summary>
    Auto,

    /// <summary>Leave everything as it is.</summary>
    None,

    /// <summary>New OSPF or IS-IS weights: a metric change on some interfaces, nothing else.</summary>
    Weights,

    /// <summary>Unequal splitting over several paths (segment routing, MPLS tunnels or a controller).</summary>
    MultiPath,
}
