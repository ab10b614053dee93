using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>A <see cref="BitRate"/> in JSON: written as a number of bit/s, read from such a number or from text with a unit.</summary>
public sealed class BitRateJsonConverter : JsonConverter<BitRate>
{
    /// <inheritdoc/>
    public override BitRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BitRate.Parse(JsonUnitText.Of(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BitRate value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ExactBitsPerSecond);
}
