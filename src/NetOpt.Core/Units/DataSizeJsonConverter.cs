using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>A <see cref="DataSize"/> in JSON: written as a number of bytes, read from such a number or from text with a unit.</summary>
public sealed class DataSizeJsonConverter : JsonConverter<DataSize>
{
    /// <inheritdoc/>
    public override DataSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DataSize.Parse(JsonUnitText.Of(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DataSize value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Bytes);
}
