using System.Text.Json.Serialization;

namespace NetOpt.Routing;

/// <summary>JSON of the routing requests and results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EcmpRequest))]
[JsonSerializable(typeof(EcmpResult))]
[JsonSerializable(typeof(MultipathRequest))]
[JsonSerializable(typeof(MultipathResult))]
[JsonSerializable(typeof(WeightSearchRequest))]
[JsonSerializable(typeof(WeightSearchResult))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
