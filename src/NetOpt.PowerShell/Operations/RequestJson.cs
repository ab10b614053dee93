using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Operations;

/// <summary>Makes an engine request of what a user gives in PowerShell: a hashtable or object, JSON text, or a request record itself.</summary>
internal static class RequestJson
{
    private const int MaxDepth = 64;

    /// <exception cref="NetOptException">InvalidRequest.</exception>
    public static object Read(Operation operation, object? request)
    {
        object? value = Base(request);
        return value is not null && operation.RequestType.Type.IsInstanceOfType(value) ? value : OperationJson.ReadRequest(operation, Text(operation, request).Span);
    }

    /// <summary>The request as JSON text. Text that a user gave is as it was, and may be no JSON.</summary>
    /// <exception cref="NetOptException">InvalidRequest: it holds what JSON cannot hold.</exception>
    public static ReadOnlyMemory<byte> Text(Operation operation, object? request)
    {
        object? value = Base(request);
        if (value is null) return "{}"u8.ToArray();
        if (value is string text) return Encoding.UTF8.GetBytes(text);
        return operation.RequestType.Type.IsInstanceOfType(value) ? JsonSerializer.SerializeToUtf8Bytes(value, operation.RequestType) : Bytes(request);
    }

    /// <summary>A value as JSON.</summary>
    /// <exception cref="NetOptException">InvalidRequest: it is, or holds, what JSON cannot hold.</exception>
    public static JsonElement Element(object? value)
    {
        var reader = new Utf8JsonReader(Bytes(value).Span);
        return JsonElement.ParseValue(ref reader);
    }

    private static ReadOnlyMemory<byte> Bytes(object? value)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, value, 0);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? wrapped, int depth)
    {
        if (depth > MaxDepth) throw new NetOptException(ErrorCodes.TooDeep, ErrorKind.LimitExceeded, $"The request nests deeper than {MaxDepth} levels", "a flat hashtable", "@{ maxChanges = 5 }");
        switch (Base(wrapped))
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case SwitchParameter flag: writer.WriteBooleanValue(flag); break;
            case double.PositiveInfinity: writer.WriteStringValue("Infinity"); break;
            case double number: WriteNumber(writer, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case float number: WriteNumber(writer, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                WriteNumber(writer, ((IFormattable)Base(wrapped)!).ToString(null, CultureInfo.InvariantCulture));
                break;
            case Enum name: writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(name.ToString())); break;
            case BitRate rate: JsonSerializer.Serialize(writer, rate); break;
            case Duration duration: JsonSerializer.Serialize(writer, duration); break;
            case NetworkTopology topology: JsonSerializer.Serialize(writer, topology); break;
            case IDictionary map: WriteMap(writer, map, depth); break;
            case IEnumerable items: WriteList(writer, items, depth); break;
            default: WriteObject(writer, PSObject.AsPSObject(wrapped), depth); break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        if (!char.IsAsciiDigit(text[^1]))
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The request holds the number {text}", "a finite number", value: text);
        writer.WriteRawValue(text);
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Camel(entry.Key.ToString()!));
            Write(writer, entry.Value, depth + 1);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable items, int depth)
    {
        writer.WriteStartArray();
        foreach (object? item in items) Write(writer, item, depth + 1);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, PSObject value, int depth)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in value.Properties)
        {
            writer.WritePropertyName(Camel(property.Name));
            Write(writer, property.Value, depth + 1);
        }
        writer.WriteEndObject();
    }

    // PowerShell users write MaxChanges as readily as maxChanges; JSON names are camelCase.
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The object that PowerShell has wrapped; custom objects stay as they are.</summary>
    public static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject is PSCustomObject ? wrapped : wrapped.BaseObject : value;
}
