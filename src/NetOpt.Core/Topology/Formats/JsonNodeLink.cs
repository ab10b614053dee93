using System.Text.Json;

namespace NetOpt.Topology.Formats;

/// <summary>JSON node-link documents, as graph libraries write them.</summary>
public static class JsonNodeLink
{
    /// <summary>Reads a node-link document.</summary>
    public static ImportedTopology Read(JsonElement root, string path) => throw new NotSupportedException(path);

    /// <summary>Writes a node-link document.</summary>
    public static void Write(Utf8JsonWriter writer, NetworkTopology topology) => throw new NotSupportedException();
}
