using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NetOpt.Units;

/// <summary>The text of a JSON number, digit by digit, or of a JSON string.</summary>
internal static class JsonUnitText
{
    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">The value is neither a number nor a string.</exception>
    public static string Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        JsonTokenType.String => reader.GetString()!,
        _ => throw new JsonException("Expected a number, or text with a unit such as \"10Gbps\"."),
    };
}
