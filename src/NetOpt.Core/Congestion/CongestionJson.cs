using System.Text.Json.Serialization;
using NetOpt.Congestion.Runs;

namespace NetOpt.Congestion;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AimdRequest))]
[JsonSerializable(typeof(AimdResult))]
[JsonSerializable(typeof(CompareAlgorithmsRequest))]
[JsonSerializable(typeof(CompareAlgorithmsResult))]
[JsonSerializable(typeof(CongestionRunRequest))]
[JsonSerializable(typeof(CongestionRunResult))]
[JsonSerializable(typeof(TcpModelRequest))]
[JsonSerializable(typeof(TcpModelResult))]
internal sealed partial class CongestionJson : JsonSerializerContext;
