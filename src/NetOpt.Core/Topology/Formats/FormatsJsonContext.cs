using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Topology.Formats;

/// <summary>JSON of the format requests and results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConvertRequest))]
[JsonSerializable(typeof(ConvertResult))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class FormatsJsonContext : JsonSerializerContext;
