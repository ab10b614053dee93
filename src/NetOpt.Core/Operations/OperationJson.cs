using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations;

/// <summary>
/// Requests and results as JSON text for hosts (the runner, PowerShell, remote workers). Reading is strict: a property that
/// the request does not have, or has twice, is an error and not ignored, so that a typing mistake cannot change a result.
/// </summary>
public static class OperationJson
{
    // Made once for each operation: what the serializer finds out about a type costs more than to read a request.
    private static readonly ConditionalWeakTable<Operation, JsonTypeInfo> s_requestTypes = [];

    /// <summary>How the request type is read: its own rules, and no unknown, repeated or wrongly null property.</summary>
    public static JsonTypeInfo RequestType(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return s_requestTypes.GetValue(operation, MakeRequestType);
    }

    private static JsonTypeInfo MakeRequestType(Operation operation)
    {
        var options = new JsonSerializerOptions(operation.RequestType.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            // The members of a JSON object have no order.
            AllowOutOfOrderMetadataProperties = true,
        };
        return options.GetTypeInfo(operation.RequestType.Type);
    }

    /// <summary>How the result type is written: indented, with letters of every script as they are.</summary>
    public static JsonTypeInfo ResultType(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var options = new JsonSerializerOptions(operation.ResultType.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return options.GetTypeInfo(operation.ResultType.Type);
    }

    /// <summary>Reads a request. O(length).</summary>
    /// <param name="operation">The operation that the request is for.</param>
    /// <param name="utf8">The JSON text; a byte order mark is allowed.</param>
    /// <exception cref="NetOptException">InvalidRequest: which property or place is wrong, and what would be right.</exception>
    public static object ReadRequest(Operation operation, ReadOnlySpan<byte> utf8) => ReadRequest(operation, utf8, showPlace: true);

    /// <summary>The same for text that no user wrote as it is, where line and column would say nothing.</summary>
    internal static object ReadRequest(Operation operation, ReadOnlySpan<byte> utf8, bool showPlace)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        JsonTypeInfo type = RequestType(operation);
        try
        {
            return JsonSerializer.Deserialize(utf8, type)
                ?? throw Invalid("The request is null", "a JSON object");
        }
        catch (JsonException error)
        {
            throw Explain(operation, type, utf8, error, showPlace);
        }
        catch (NotSupportedException error)
        {
            // What the serializer says of an object whose kind is missing.
            throw Explain(operation, type, utf8, new JsonException(error.Message, error), showPlace);
        }
    }

    // The serializer says where it stopped. What a user needs is the property, what it was, and what it may be.
    private static NetOptException Explain(Operation operation, JsonTypeInfo type, ReadOnlySpan<byte> utf8, JsonException error, bool showPlace)
    {
        string place = showPlace && error.LineNumber is { } line ? $" (line {line + 1}, column {error.BytePositionInLine + 1})" : "";
        JsonElement root;
        try
        {
            var reader = new Utf8JsonReader(utf8);
            root = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return Invalid("The request is not JSON: " + FirstSentence(error.Message) + place, "a JSON object", inner: error);
        }
        if (root.ValueKind != JsonValueKind.Object)
            return Invalid($"The request is {Article(Kind(root))}", "a JSON object", inner: error);
        return UnknownOrRepeated(operation, type, root) ?? Missing(operation, type, root) ?? JsonCases.Explain(type, root, "") ?? WrongValue(type, root, error.Path, place)
            ?? Invalid($"The request of '{operation.Name}' is not valid: {FirstSentence(error.Message)}{place}{(error.Path is null ? "" : " at " + error.Path)}",
                "a request that fits the operation's schema", inner: error);
    }

    private static NetOptException? UnknownOrRepeated(Operation operation, JsonTypeInfo type, JsonElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty given in root.EnumerateObject())
        {
            if (!seen.Add(given.Name)) return Invalid($"The request holds '{given.Name}' twice", "each property once", value: given.Name);
            if (type.Properties.Any(p => p.Name == given.Name)) continue;
            List<string> names = [.. type.Properties.Select(p => p.Name)];
            return Invalid($"The request of '{operation.Name}' has no property '{given.Name}'",
                NearestName.Find(given.Name, names) is { } near ? $"perhaps '{near}'" : "one of " + string.Join(", ", names), value: given.Name);
        }
        return null;
    }

    private static NetOptException? Missing(Operation operation, JsonTypeInfo type, JsonElement root)
    {
        foreach (JsonPropertyInfo needed in type.Properties.Where(p => p.IsRequired))
        {
            if (root.TryGetProperty(needed.Name, out _)) continue;
            (string expected, string? example) = Values(type.Options.GetTypeInfo(needed.PropertyType));
            return Invalid($"The request of '{operation.Name}' lacks '{needed.Name}'", expected, Example(needed.Name, example));
        }
        return null;
    }

    // The path, such as "$.queue.discipline" or "$.algorithms[0]", is a way down through properties and items.
    private static NetOptException? WrongValue(JsonTypeInfo type, JsonElement root, string? path, string place)
    {
        if (path is null || !path.StartsWith("$.", StringComparison.Ordinal)) return null;
        JsonTypeInfo at = type;
        JsonElement value = root;
        foreach (string step in path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            Type inner;
            if (step.StartsWith('['))
            {
                if (at.ElementType is null || value.ValueKind != JsonValueKind.Array || !int.TryParse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture, out int index) || index >= value.GetArrayLength()) return null;
                (inner, value) = (at.ElementType, value[index]);
            }
            else
            {
                if (value.ValueKind != JsonValueKind.Object || at.Properties.FirstOrDefault(p => p.Name == step) is not { } known || !value.TryGetProperty(step, out value)) return null;
                inner = known.PropertyType;
            }
            at = type.Options.GetTypeInfo(inner);
        }
        string name = path[2..], shown = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Article(Kind(value)) : value.GetRawText();
        (string expected, string? example) = Values(at);
        if (value.ValueKind == JsonValueKind.String && NearestName.Find(value.GetString()!, Names(at)) is { } near) (expected, example) = ($"perhaps \"{near}\"; {expected}", $"\"{near}\"");
        return Invalid($"'{name}' is {shown}{place}", expected, name.AsSpan().ContainsAny('.', '[') ? null : Example(name, example), shown);
    }

    private static IEnumerable<string> Names(JsonTypeInfo type) =>
        type.GetJsonSchemaAsNode() is JsonObject schema && schema["enum"] is JsonArray values ? values.Where(v => v?.GetValueKind() == JsonValueKind.String).Select(v => v!.GetValue<string>()) : [];

    // What a property may be, as its schema says it, and one such value where the schema lists them.
    internal static (string Expected, string? Example) Values(JsonTypeInfo type)
    {
        if (type.GetJsonSchemaAsNode() is not JsonObject schema) return ("another value", null);
        if (schema["enum"] is JsonArray values)
            return ("one of " + string.Join(", ", values.Select(v => v?.ToJsonString() ?? "null")), values[0]?.ToJsonString());
        return schema["type"] switch
        {
            JsonArray kinds => (string.Join(" or ", kinds.Select(k => Article(k!.GetValue<string>()))), null),
            JsonValue kind => (Article(kind.GetValue<string>()), null),
            _ => ("another value", null),
        };
    }

    private static string? Example(string name, string? value) => value is null ? null : $"{{\"{name}\": {value}}}";

    internal static string Kind(JsonElement value) => Kind(value.ValueKind);

    internal static string Kind(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False ? "boolean" : kind.ToString().ToLowerInvariant();

    internal static string Article(string kind) => kind == "null" ? kind : ("aeio".Contains(kind[0]) ? "an " : "a ") + kind;

    internal static NetOptException Invalid(string problem, string expected, string? example = null, object? value = null, Exception? inner = null) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, example, value, inner);

    // System.Text.Json appends "Path: … | LineNumber: … | BytePositionInLine: …"; the place is told once, in our own form.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }
}
