using System.Text.Json.Serialization;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Topology;

/// <summary>How requests and results on a topology go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GenerateTopologyRequest))]
[JsonSerializable(typeof(GeneratedTopology))]
[JsonSerializable(typeof(MeasureTopologyRequest))]
[JsonSerializable(typeof(TopologyMeasures))]
public sealed partial class TopologyJsonContext : JsonSerializerContext;
