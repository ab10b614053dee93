using System.Text.Json.Serialization;

namespace NetOpt.Congestion;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AimdRequest))]
[JsonSerializable(typeof(AimdResult))]
[JsonSerializable(typeof(TcpModelRequest))]
[JsonSerializable(typeof(TcpModelResult))]
internal sealed partial class CongestionJson : JsonSerializerContext;
