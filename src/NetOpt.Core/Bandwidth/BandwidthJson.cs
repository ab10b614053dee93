using System.Text.Json.Serialization;
using NetOpt.Bandwidth.Management;

namespace NetOpt.Bandwidth;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AllocateRequest))]
[JsonSerializable(typeof(AllocateResult))]
[JsonSerializable(typeof(WaterfillRequest))]
[JsonSerializable(typeof(WaterfillResult))]
internal sealed partial class BandwidthJson : JsonSerializerContext;
