using System.Text.Json;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>
/// JSON node-link documents, as graph libraries write them: <c>{"directed", "multigraph", "graph", "nodes", "links"}</c>.
/// Ours add what a topology holds and lose nothing: per-direction properties ("backward" where they differ), units, demands.
/// </summary>
public static class JsonNodeLink
{
    /// <summary>Reads a node-link document. O(length) time and space.</summary>
    /// <param name="root">The document.</param>
    /// <param name="path">What errors call it.</param>
    /// <exception cref="NetOptFileException">The document is not a network, with its place inside the document.</exception>
    public static ImportedTopology Read(JsonElement root, string path) =>
        Read(JsonSerializer.SerializeToUtf8Bytes(root, FormatsJsonContext.Default.JsonElement), path, TopologyReadOptions.Default, OperationContext.Default);

    /// <summary>Writes a node-link document that <see cref="Read(JsonElement, string)"/> gives back unchanged. O(nodes + links + demands).</summary>
    public static void Write(Utf8JsonWriter writer, NetworkTopology topology)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(topology);
        JsonNodeLinkWriter.Write(writer, topology);
    }

    internal static ImportedTopology Read(ReadOnlySpan<byte> utf8, string path, TopologyReadOptions options, OperationContext context) =>
        new JsonNodeLinkReader(new ReadSession(path, options, context)).Read(utf8);
}
