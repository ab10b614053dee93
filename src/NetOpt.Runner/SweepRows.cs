using System.Buffers;
using System.Text;
using System.Text.Json;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Runner;

/// <summary>Rows of a sweep as text: CSV of RFC 4180 with a line of names, or a JSON list with one row on each line.</summary>
internal static class SweepRows
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    public static void Write(Stream stream, IReadOnlyList<string> columns, IReadOnlyList<SweepRow> rows, bool json, CancellationToken cancellation)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(json ? "[" : string.Join(',', columns.Select(Field)));
        for (int i = 0; i < rows.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            JsonElement fields = rows[i].Fields;
            text.WriteLine(json ? fields.GetRawText() + (i < rows.Count - 1 ? "," : "") : string.Join(',', fields.EnumerateObject().Select(f => Field(f.Value))));
        }
        if (json) text.WriteLine("]");
    }

    private static string Field(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => Field(value.GetString()!),
        _ => Field(value.GetRawText()),
    };

    private static string Field(string text) => text.AsSpan().ContainsAny(s_special) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
