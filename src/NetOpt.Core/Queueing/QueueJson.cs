using System.Text.Json.Serialization;

namespace NetOpt.Queueing;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QueueModelRequest))]
[JsonSerializable(typeof(QueueModelResult))]
internal sealed partial class QueueJson : JsonSerializerContext;
