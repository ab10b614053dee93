using System.Text.Json;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>Reads traffic matrices in every format that the engine knows.</summary>
public static class TrafficMatrixFile
{
    /// <summary>
    /// Reads the demands of a REPETITA .demands file, an SNDlib network (native or XML), a CSV table (source, target, rate),
    /// or JSON. The content tells the format, whatever the file is called. O(file) time and space.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file cannot say, and limits; null for none.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="NetOptFileException">As for a topology; InvalidDemand; MissingDemands: the file holds a network and no demands.</exception>
    public static ImportedTrafficMatrix Read(string path, TopologyReadOptions? options = null, OperationContext? context = null) =>
        InputFile.Read(path, stream => Read(stream, path, options, context));

    /// <summary>Reads demands from a stream, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="options">As for a file.</param>
    /// <param name="context">Cancellation.</param>
    public static ImportedTrafficMatrix Read(Stream stream, string name, TopologyReadOptions? options = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= TopologyReadOptions.Default;
        options.Check();
        context ??= OperationContext.Default;
        var session = new ReadSession(name, options, context);
        switch (FormatDetector.Peek(stream, name, options, context, out Stream content))
        {
            case "xml": return FromTopology(session, TopologyFile.ReadXml(session, content));
            case "json": return Json(session, TextDecoder.Utf8(InputFile.Bytes(content, name, options, context), session.Notices));
            case "gml": return FromTopology(session, new GmlReader(session, Text()).Read());
            case "sndlib-native": return FromTopology(session, new SndlibNativeReader(session, Text()).Read());
            case "repetita-demands": return new RepetitaReader(session, Text()).ReadDemands();
            case "csv": return CsvReader.ReadDemands(session, Text());
            case "repetita": throw FormatDetector.Unknown(name, "this file holds a network and no demands", "the .demands file beside it");
            default: throw FormatDetector.Unknown(name, "the format of the file was not recognized");
        }

        string Text() => TextDecoder.Decode(InputFile.Bytes(content, name, options, context), session.Notices);
    }

    private static ImportedTrafficMatrix Json(ReadSession session, ReadOnlySpan<byte> utf8)
    {
        var json = new JsonText(session, utf8);
        json.Read();
        var demands = new JsonDemandReader(session);
        if (IsNodeLink(session, utf8))
            return FromTopology(session, new JsonNodeLinkReader(session).Read(utf8));
        demands.Read(ref json);
        json.Read();
        return new ImportedTrafficMatrix(demands.Assembler.Finish(), "json", session.Notices.ToImmutable());
    }

    private static bool IsNodeLink(ReadSession session, ReadOnlySpan<byte> utf8)
    {
        var json = new JsonText(session, utf8);
        json.Read();
        if (json.Token != JsonTokenType.StartObject) return false;
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (json.PropertyIs("nodes"u8)) return true;
            json.Read();
            json.Skip();
        }
        return false;
    }

    private static ImportedTrafficMatrix FromTopology(ReadSession session, ImportedTopology read) =>
        new(read.Topology.Demands ?? throw session.Error(ErrorCodes.MissingDemands, default, "the file holds a network without demands", "a file with demands"), read.Format, read.Notices);
}
