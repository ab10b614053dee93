using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>The columns of a sweep's rows, and the rows as lines of JSON. The columns follow from types alone, so that each row has the same, whatever came of its run.</summary>
internal sealed class SweepColumns
{
    private const string Run = "run", Seed = "seed", ErrorCode = "errorCode", ErrorMessage = "errorMessage";

    private static readonly JsonWriterOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SweepPoints _points;
    private readonly IReadOnlyList<ResultFigure> _figures;
    private readonly JsonEncodedText[] _names;

    /// <summary>Makes the columns.</summary>
    /// <param name="operation">The operation, whose result holds the figures.</param>
    /// <param name="points">The points, whose parameters are columns.</param>
    /// <param name="select">Paths of the figures wanted; null for every number, text and boolean.</param>
    /// <exception cref="NetOptException">A path leads nowhere, or is given twice.</exception>
    public SweepColumns(Operation operation, SweepPoints points, IReadOnlyList<string>? select)
    {
        _points = points;
        _figures = select is null ? ResultFigure.AllOf(operation.ResultType) : [.. select.Select(path => ResultFigure.At(path, operation.ResultType, operation.Name))];
        if (select is not null && _figures.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Twice(twice.Key);
        // Requests and results share names: capacity may be in both.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Run, Seed, ErrorCode, ErrorMessage };
        string[] parameters = [.. points.Paths.Select(p => Free(p.Column, "request."))];
        string[] figures = [.. _figures.Select(f => Free(f.Name, "result."))];
        Names = [Run, .. parameters, Seed, .. figures, ErrorCode, ErrorMessage];
        _names = [.. Names.Select(n => JsonEncodedText.Encode(n, s_text.Encoder))];

        string Free(string name, string prefix)
        {
            if (taken.Add(name)) return name;
            if (taken.Add(prefix + name)) return prefix + name;
            throw Twice(name);
        }
    }

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    private static NetOptException Twice(string name) => new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{name}' is asked for twice", "each path once", value: name);

    /// <summary>A row as one line of JSON, with its line break.</summary>
    /// <param name="run">The run, from 0.</param>
    /// <param name="point">Its point.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="result">What came of it; null where it failed.</param>
    /// <param name="error">Why it failed; null otherwise.</param>
    public byte[] Line(int run, int point, ulong seed, object? result, NetOptException? error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_text))
        {
            int column = 0;
            writer.WriteStartObject();
            writer.WriteNumber(_names[column++], run + 1);
            for (int p = 0; p < _points.Parameters.Count; p++)
            {
                writer.WritePropertyName(_names[column++]);
                if (_points.Value(point, p) is { } value) value.WriteTo(writer);
                else writer.WriteNullValue();
            }
            writer.WriteNumber(_names[column++], seed);
            foreach (ResultFigure figure in _figures)
            {
                writer.WritePropertyName(_names[column++]);
                if (result is null) writer.WriteNullValue();
                else figure.Write(writer, result);
            }
            writer.WriteString(_names[column++], error?.Code);
            writer.WriteString(_names[column], error?.Message);
            writer.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a line back.</summary>
    /// <param name="line">The line, with or without its line break.</param>
    /// <param name="row">The row.</param>
    /// <returns>Whether it is a row with these columns.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, out SweepRow row)
    {
        row = default;
        try
        {
            var reader = new Utf8JsonReader(line);
            JsonElement fields = JsonElement.ParseValue(ref reader);
            if (fields.ValueKind != JsonValueKind.Object || reader.BytesConsumed < line.TrimEnd("\r\n"u8).Length) return false;
            int column = 0;
            foreach (JsonProperty field in fields.EnumerateObject())
            {
                if (column == Names.Count || !field.NameEquals(Names[column++])) return false;
            }
            if (column < Names.Count || !fields.GetProperty(Run).TryGetInt32(out int run)) return false;
            row = new SweepRow(run, fields.GetProperty(ErrorCode).ValueKind != JsonValueKind.Null, fields);
            return true;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
