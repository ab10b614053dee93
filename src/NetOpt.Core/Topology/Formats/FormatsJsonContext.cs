using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Topology.Formats;

/// <summary>How the records of the format operations go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class FormatsJsonContext : JsonSerializerContext;
