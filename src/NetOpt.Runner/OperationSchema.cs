using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
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

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, Documentation documentation)
    {
        string? text = context.PropertyInfo?.AttributeProvider is PropertyInfo property
            ? documentation.Of(property) : documentation.Of(context.TypeInfo.Type);
        if (context.TypeInfo.Type == typeof(NetworkTopology))
        {
            // Its converter reads several spellings, so that the exporter can only say "anything".
            node = new JsonObject { ["type"] = new JsonArray("object", "null") };
            text = "A network as a JSON node-link document: {\"nodes\": [{\"id\"}], \"links\": [{\"source\", \"target\", …}]}.";
        }
        if (text is null) return node;
        JsonObject described = node as JsonObject ?? [];
        if (!described.ContainsKey("description")) described.Insert(0, "description", text);
        return described;
    }
}
