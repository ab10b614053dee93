using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>The first line of a results file: which sweep the rows are of.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Runs">How many runs the sweep has.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Replications">Runs of each point.</param>
/// <param name="Points">SHA-256 of the paths and values that it goes through.</param>
/// <param name="Request">SHA-256 of the requests that it makes, with network and trace.</param>
/// <param name="Columns">Names of the columns.</param>
internal sealed record SweepHeader(string Operation, int Runs, ulong Seed, int Replications, string Points, string Request, IReadOnlyList<string> Columns)
{
    /// <summary>How every results file begins.</summary>
    public static ReadOnlySpan<byte> Start => "{\"netoptSweep\":1,"u8;

    /// <summary>The line, with its line break.</summary>
    public byte[] Line()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("netoptSweep", 1);
            writer.WriteString("operation", Operation);
            writer.WriteNumber("runs", Runs);
            writer.WriteNumber("seed", Seed);
            writer.WriteNumber("replications", Replications);
            writer.WriteString("points", Points);
            writer.WriteString("request", Request);
            writer.WriteStartArray("columns");
            foreach (string column in Columns) writer.WriteStringValue(column);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the header of a file says that this sweep is not; null where it is this sweep's.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public string? Difference(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        JsonElement theirs = JsonElement.ParseValue(ref reader);
        if (Text("operation") is var operation && operation != Operation) return $"its operation is {operation}, and not {Operation}";
        if (Text("seed") is var seed && seed != FormattableString.Invariant($"{Seed}")) return $"its seed is {seed}, and not {Seed}";
        if (Text("replications") is var replications && replications != FormattableString.Invariant($"{Replications}")) return $"it has {replications} runs of each point, and not {Replications}";
        if (Text("runs") is var runs && runs != FormattableString.Invariant($"{Runs}")) return $"it has {runs} runs, and not {Runs}";
        if (Text("points") != Points) return "it goes through other values of the parameters, or in another order";
        if (Text("request") != Request) return "its request, network or trace is another";
        string[] columns = theirs.TryGetProperty("columns", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(c => c.ToString())] : [];
        if (columns.SequenceEqual(Columns)) return null;
        string[] other = [.. columns.Except(Columns).Concat(Columns.Except(columns))];
        return other.Length == 0 ? "its columns are in another order" : $"its columns differ in {string.Join(", ", other)}";

        string Text(string name) => theirs.TryGetProperty(name, out JsonElement value) ? value.ToString() : "missing";
    }
}
