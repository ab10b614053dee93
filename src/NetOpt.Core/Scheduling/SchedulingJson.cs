using System.Text.Json.Serialization;

namespace NetOpt.Scheduling;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SchedulingRequest))]
[JsonSerializable(typeof(SchedulingResult))]
internal sealed partial class SchedulingJson : JsonSerializerContext;
