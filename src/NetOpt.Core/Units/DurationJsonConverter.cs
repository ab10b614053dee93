using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>A <see cref="Duration"/> in JSON: written as a number of seconds, read from such a number or from text with a unit.</summary>
public sealed class DurationJsonConverter : JsonConverter<Duration>
{
    /// <inheritdoc/>
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Duration.Parse(JsonUnitText.Of(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ExactSeconds);
}
