using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>Reads and writes topologies in every format that the engine knows.</summary>
public static class TopologyFile
{
    /// <summary>
    /// Reads GraphML, GML, SNDlib native and XML, REPETITA, JSON node-link, or a CSV edge list. The content tells the format,
    /// whatever the file is called. O(file) time and space.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file cannot say, and limits; null for none.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="NetOptFileException">FileNotFound, PathIsDirectory, FileUnreadable, EmptyFile, UnknownFormat, MalformedFile,
    /// TooDeep, TooLarge, DuplicateId, UnknownNode, InvalidCapacity and other values out of range, each with its place.</exception>
    public static ImportedTopology Read(string path, TopologyReadOptions? options = null, OperationContext? context = null) =>
        InputFile.Read(path, stream => Read(stream, path, options, context));

    /// <summary>Reads a topology from a stream, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What errors call it; a topology without a name of its own is called so too.</param>
    /// <param name="options">As for a file.</param>
    /// <param name="context">Cancellation.</param>
    public static ImportedTopology Read(Stream stream, string name, TopologyReadOptions? options = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= TopologyReadOptions.Default;
        options.Check();
        context ??= OperationContext.Default;
        var session = new ReadSession(name, options, context);
        switch (FormatDetector.Peek(stream, name, options, context, out Stream content))
        {
            case "xml": return ReadXml(session, content);
            case "json": return new JsonNodeLinkReader(session).Read(TextDecoder.Utf8(InputFile.Bytes(content, name, options, context), session.Notices));
            case "gml": return new GmlReader(session, Text()).Read();
            case "sndlib-native": return new SndlibNativeReader(session, Text()).Read();
            case "repetita": return new RepetitaReader(session, Text()).ReadTopology();
            case "csv": return CsvReader.ReadTopology(session, Text());
            case "dot": throw FormatDetector.Unknown(name, "this is a Graphviz (DOT) file, which is written but not read");
            case "repetita-demands": throw FormatDetector.Unknown(name, "this file holds demands and no network", "a network; demands are read as a traffic matrix");
            default: throw FormatDetector.Unknown(name, "the format of the file was not recognized");
        }

        string Text() => TextDecoder.Decode(InputFile.Bytes(content, name, options, context), session.Notices);
    }

    /// <summary>Reads an XML document, whose root element tells what it is.</summary>
    internal static ImportedTopology ReadXml(ReadSession session, Stream stream)
    {
        using var text = new XmlText(session, stream);
        text.ReadToRoot();
        return text.Name switch
        {
            "graphml" => new GraphMlReader(session, text).Read(),
            "network" => new SndlibXmlReader(session, text).Read(),
            string other => throw FormatDetector.Unknown(session.Path, $"this XML document is a <{ValueText.Short(other)}>", "a <graphml>, or an SNDlib <network>"),
        };
    }

    /// <summary>Writes a topology to a file, beside it first and then moved into place. O(nodes + links + demands).</summary>
    /// <param name="topology">The network.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="format">The format; null takes it from the extension (.graphml, .gml, .json, .csv, .dot, .gv).</param>
    /// <param name="context">Cancellation; it leaves an existing file as it was.</param>
    /// <returns>What the format cannot carry.</returns>
    /// <exception cref="NetOptException">FileUnwritable, PathIsDirectory; UnknownFormat: the extension names no format.</exception>
    public static ImmutableArray<ImportNotice> Write(NetworkTopology topology, string path, TopologyFormat? format = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentException.ThrowIfNullOrEmpty(path);
        TopologyFormat chosen = format ?? FormatOf(path);
        ImmutableArray<ImportNotice> notices = [];
        AtomicFile.Write(path, stream => notices = Write(topology, stream, chosen, context));
        return notices;
    }

    /// <summary>Writes a topology to a stream, which stays open.</summary>
    /// <returns>What the format cannot carry.</returns>
    public static ImmutableArray<ImportNotice> Write(NetworkTopology topology, Stream stream, TopologyFormat format, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(stream);
        if (context is not null) stream = new CancelableStream(stream, context);
        switch (format)
        {
            case TopologyFormat.GraphMl: GraphMlWriter.Write(topology, stream); break;
            case TopologyFormat.Gml: GmlWriter.Write(topology, stream); break;
            case TopologyFormat.Csv: CsvWriter.Write(topology, stream); break;
            case TopologyFormat.Dot: DotWriter.Write(topology, stream); break;
            case TopologyFormat.Json:
                using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                    JsonNodeLink.Write(json, topology);
                break;
            default:
                throw new NetOptException(ErrorCodes.UnknownFormat, ErrorKind.InvalidArgument, $"The format {format} cannot be written", "GraphMl, Gml, Json, Csv or Dot", value: format);
        }
        return WriteNotices.For(topology, format);
    }

    private static TopologyFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".graphml" => TopologyFormat.GraphMl,
        ".gml" => TopologyFormat.Gml,
        ".json" => TopologyFormat.Json,
        ".csv" => TopologyFormat.Csv,
        ".dot" or ".gv" => TopologyFormat.Dot,
        string other => throw new NetOptException(ErrorCodes.UnknownFormat, ErrorKind.InvalidArgument, $"The extension '{other}' names no format that is written",
            ".graphml, .gml, .json, .csv or .dot, or the format itself", "network.graphml", other),
    };
}
