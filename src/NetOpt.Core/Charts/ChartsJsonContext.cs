using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>How charts and pages go to JSON and back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Chart))]
[JsonSerializable(typeof(ChartPage))]
public sealed partial class ChartsJsonContext : JsonSerializerContext;
