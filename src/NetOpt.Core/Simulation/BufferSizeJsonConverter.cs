using System.Text.Json;
using System.Text.Json.Serialization;
using NetOpt.Units;

namespace NetOpt.Simulation;

/// <summary>A <see cref="BufferSize"/> in JSON: text with a unit, or a number of bytes.</summary>
public sealed class BufferSizeJsonConverter : JsonConverter<BufferSize>
{
    /// <inheritdoc/>
    public override BufferSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => BufferSize.Parse(JsonUnitText.Of(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BufferSize value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
