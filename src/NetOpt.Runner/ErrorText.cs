using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetOpt.Topology.Formats;

namespace NetOpt.Runner;

/// <summary>An error as people read it, and as the one JSON object that scripts read.</summary>
internal static class ErrorText
{
    private const string InternalCode = "Internal";

    public static string Human(Exception cause)
    {
        if (cause is not NetOptException error)
            return $"error {InternalCode}: this is a defect of netopt; please report it with the command line.\n{cause}";
        var text = new StringBuilder($"error {error.Code}: {Problem(error)}.");
        if (Expected(error) is { } expected) text.Append($"\n  expected: {expected}");
        if (error.Example is { } example) text.Append($"\n  example:  {example}");
        return text.ToString();
    }

    /// <summary>One line: {"error": …, "notices": […]}, each part only where there is one.</summary>
    public static string Json(Exception? cause, IReadOnlyCollection<ImportNotice> notices)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (cause is not null) WriteError(writer, cause);
            if (notices.Count > 0) WriteNotices(writer, notices);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void WriteError(Utf8JsonWriter writer, Exception cause)
    {
        var error = cause as NetOptException;
        var file = cause as NetOptFileException;
        writer.WriteStartObject("error");
        writer.WriteString("code", error?.Code ?? InternalCode);
        writer.WriteString("kind", error is null ? "internal" : JsonNamingPolicy.CamelCase.ConvertName(error.Kind.ToString()));
        writer.WriteString("message", error is null ? cause.ToString() : Problem(error));
        writer.WriteString("expected", error is null ? null : Expected(error));
        writer.WriteString("example", error?.Example);
        writer.WriteString("path", file?.Path);
        WritePlace(writer, "line", file?.Line);
        WritePlace(writer, "column", file?.Column);
        writer.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter writer, string name, int? place)
    {
        if (place > 0) writer.WriteNumber(name, place.Value);
        else writer.WriteNull(name);
    }

    private static void WriteNotices(Utf8JsonWriter writer, IReadOnlyCollection<ImportNotice> notices)
    {
        writer.WriteStartArray("notices");
        foreach (ImportNotice notice in notices)
        {
            writer.WriteStartObject();
            writer.WriteString("code", notice.Code);
            writer.WriteNumber("count", notice.Count);
            writer.WriteString("message", notice.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    // The engine does not know how this program is told things.
    private static string? Expected(NetOptException error)
    {
        string? option = error.Code switch
        {
            ErrorCodes.MissingCapacity => "--default-capacity 10Gbps",
            ErrorCodes.MissingDemands => "--demands FILE",
            ErrorCodes.MissingTopology => "--topology FILE",
            ErrorCodes.InvalidUnit when error is NetOptFileException => "--rate-unit 1Mbps",
            _ => null,
        };
        return option is null ? error.Expected : error.Expected is null ? option : $"{error.Expected} (here: {option})";
    }

    private static string Problem(NetOptException error) => error.Problem.TrimEnd('.');
}
