using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>Why a link is a bottleneck.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BottleneckReason>))]
public enum BottleneckReason
{
    /// <summary>The network falls apart without it.</summary>
    Bridge,

    /// <summary>Its known utilization, in the worse direction, is at least 0.8.</summary>
    Utilization,

    /// <summary>
    /// It would fill first if every pair of nodes exchanged the same traffic along shortest paths: its betweenness over
    /// capacity is the largest of all links (betweenness alone where a link has no known capacity).
    /// </summary>
    Betweenness,
}
