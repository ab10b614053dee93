using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Runner;

/// <summary>Writes a result as JSON text with a closing line break; a large one can be canceled on its way.</summary>
internal static class JsonOutput
{
    public static void Write(Stream stream, object value, JsonTypeInfo type, CancellationToken cancellation)
    {
        JsonSerializer.SerializeAsync(stream, value, type, cancellation).GetAwaiter().GetResult();
        stream.WriteByte((byte)'\n');
    }
}
