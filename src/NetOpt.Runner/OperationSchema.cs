using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Runner;

/// <summary>The JSON Schema of an operation, with the descriptions of the engine's documentation file where it lies beside the program.</summary>
internal static class OperationSchema
{
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Of(Operation operation)
    {
        var documentation = new Documentation();
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, node, documentation),
        };
        return new JsonObject
        {
            ["operation"] = operation.Name,
            ["description"] = operation.Summary,
            ["request"] = OperationJson.RequestType(operation).GetJsonSchemaAsNode(exporter),
            ["result"] = operation.ResultType.GetJsonSchemaAsNode(exporter),
        };
    }

    // Properties are described from their owner: the exporter passes over those whose converter it cannot look into.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, Documentation documentation)
    {
        if (node is not JsonObject schema) return node;
        if (context.PropertyInfo is null && documentation.Of(context.TypeInfo.Type) is { } text) Insert(schema, text);
        if (schema["properties"] is not JsonObject properties) return node;
        foreach (JsonPropertyInfo property in context.TypeInfo.Properties)
        {
            if (properties[property.Name] is not { } given) continue;
            JsonObject described = given as JsonObject ?? [];
            if (property.PropertyType == typeof(NetworkTopology))
            {
                // Its reader takes several spellings, which the exporter renders as "anything".
                described["type"] = new JsonArray("object", "null");
                described["description"] = "A network as a JSON node-link document: {\"nodes\": [{\"id\"}], \"links\": [{\"source\", \"target\"}]}.";
            }
            else if (property.AttributeProvider is PropertyInfo reflected && documentation.Of(reflected) is { } summary)
            {
                described["description"] = summary;
            }
            if (described.Count > 0 && described != given) properties[property.Name] = described;
        }
        return schema;
    }

    private static void Insert(JsonObject schema, string description)
    {
        schema.Remove("description");
        schema.Insert(0, "description", description);
    }
}
