using System.Text.Json.Serialization;

namespace NetOpt.Optimization;

/// <summary>JSON of the loop's request and result.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OptimizeNetworkRequest))]
[JsonSerializable(typeof(NetworkOptimizationResult))]
internal sealed partial class OptimizationJsonContext : JsonSerializerContext;
