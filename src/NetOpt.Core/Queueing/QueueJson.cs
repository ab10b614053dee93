using System.Text.Json.Serialization;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Queueing;

/// <summary>How the requests and results of this area go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QueueModelRequest))]
[JsonSerializable(typeof(QueueModelResult))]
[JsonSerializable(typeof(QueueRunRequest))]
[JsonSerializable(typeof(QueueRunResult))]
internal sealed partial class QueueJson : JsonSerializerContext;
