using System.Text.Json.Serialization;
using NetOpt.Traffic.Measures;
using NetOpt.Traffic.Sources;

namespace NetOpt.Traffic;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GenerateTrafficRequest))]
[JsonSerializable(typeof(GenerateTrafficResult))]
[JsonSerializable(typeof(MeasureSamplesRequest))]
[JsonSerializable(typeof(MeasureTraceRequest))]
[JsonSerializable(typeof(PacketTrace))]
[JsonSerializable(typeof(SampleMeasures))]
[JsonSerializable(typeof(TraceMeasures))]
[JsonSerializable(typeof(TrafficEffectRequest))]
[JsonSerializable(typeof(TrafficEffectResult))]
internal sealed partial class TrafficJson : JsonSerializerContext;
