using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations;

/// <summary>
/// Requests and results as JSON text for hosts (the runner, PowerShell, remote workers). Reading is strict: a property that
/// the request does not have, or has twice, is an error and not ignored, so that a typing mistake cannot change a result.
/// </summary>
public static class OperationJson
{
    /// <summary>How the request type is read: its own rules, and no unknown, repeated or wrongly null property.</summary>
    public static JsonTypeInfo RequestType(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var options = new JsonSerializerOptions(operation.RequestType.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
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
    /// <exception cref="NetOptException">InvalidRequest, with the place in the text and the properties there are.</exception>
    public static object ReadRequest(Operation operation, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        JsonTypeInfo type = RequestType(operation);
        try
        {
            return JsonSerializer.Deserialize(utf8, type)
                ?? throw Invalid(operation, "The request is null", "a JSON object", null);
        }
        catch (JsonException error)
        {
            if (UnknownProperty(operation, type, utf8) is { } unknown) throw unknown;
            string place = error.LineNumber is { } line ? $" (line {line + 1}, column {error.BytePositionInLine + 1}, at {error.Path ?? "$"})" : "";
            throw Invalid(operation, "The request is not valid: " + FirstSentence(error.Message) + place,
                $"a request that fits the schema of '{operation.Name}'", error);
        }
    }

    // The serializer names the property that it does not know, but not the ones it does: for the outermost object we do both.
    private static NetOptException? UnknownProperty(Operation operation, JsonTypeInfo type, ReadOnlySpan<byte> utf8)
    {
        var known = type.Properties.Select(p => p.Name).ToList();
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                if (!known.Contains(name))
                {
                    string expected = NearestName.Find(name, known) is { } near ? $"perhaps '{near}'" : "one of " + string.Join(", ", known);
                    return Invalid(operation, $"The request of '{operation.Name}' has no property '{name}'", expected, null, name);
                }
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The text is not JSON at all; the caller's message says where.
        }
        return null;
    }

    private static NetOptException Invalid(Operation operation, string problem, string expected, Exception? inner, object? value = null) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, $"netopt schema {operation.Name}", value, inner);

    // System.Text.Json appends "Path: … | LineNumber: … | BytePositionInLine: …"; the place is told once, in our own form.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }
}
