using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>The formats that topologies are written in.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TopologyFormat>))]
public enum TopologyFormat
{
    /// <summary>GraphML. Carries all but demands.</summary>
    [JsonStringEnumMemberName("graphml")]
    GraphMl,

    /// <summary>GML. Carries everything.</summary>
    Gml,

    /// <summary>JSON node-link. Carries everything.</summary>
    Json,

    /// <summary>An edge list. Carries links and nothing else.</summary>
    Csv,

    /// <summary>Graphviz. For drawing; it is not read back.</summary>
    Dot,
}
