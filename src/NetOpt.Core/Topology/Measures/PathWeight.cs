using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>What a path's length is the sum of.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PathWeight>))]
public enum PathWeight
{
    /// <summary>1 for each link.</summary>
    Hops,

    /// <summary>One-way latency, seconds (the file's own unit where the topology says so).</summary>
    Latency,

    /// <summary>Routing cost.</summary>
    Cost,

    /// <summary>Great-circle distance between the ends, kilometers.</summary>
    GreatCircle,
}
