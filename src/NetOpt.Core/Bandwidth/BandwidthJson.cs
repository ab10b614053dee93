using System.Text.Json.Serialization;
using NetOpt.Bandwidth.Management;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;

namespace NetOpt.Bandwidth;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AllocateRequest))]
[JsonSerializable(typeof(AllocateResult))]
[JsonSerializable(typeof(AlphaFairRequest))]
[JsonSerializable(typeof(AlphaFairResult))]
[JsonSerializable(typeof(BoundsRequest))]
[JsonSerializable(typeof(BoundsResult))]
[JsonSerializable(typeof(BurstCurveRequest))]
[JsonSerializable(typeof(BurstCurveResult))]
[JsonSerializable(typeof(PoliceRequest))]
[JsonSerializable(typeof(PolicingResult))]
[JsonSerializable(typeof(ShapeRequest))]
[JsonSerializable(typeof(ShapingResult))]
[JsonSerializable(typeof(WaterfillRequest))]
[JsonSerializable(typeof(WaterfillResult))]
internal sealed partial class BandwidthJson : JsonSerializerContext;
