using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Topology.Formats;

/// <summary>A topology inside a JSON request or result: the node-link form that <see cref="JsonNodeLink"/> reads and writes.</summary>
public sealed class TopologyJsonConverter : JsonConverter<NetworkTopology>
{
    /// <inheritdoc/>
    public override NetworkTopology Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return JsonNodeLink.Read(document.RootElement, "request").Topology;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NetworkTopology value, JsonSerializerOptions options) =>
        JsonNodeLink.Write(writer, value);
}
