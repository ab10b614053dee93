using System.Buffers.Binary;
using System.Text;
using NetOpt.Operations;
using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Reads packet traces and series of measured values. The content tells the format, whatever the file is called; only
/// a list of numbers in a file called .up or .down is always taken for mahimahi's times. Files are read as a stream:
/// O(file) time, 12 to 16 bytes of memory for each packet.
/// Times in text count as they stand, unless they begin more than three years from 0 and so are dates; captures, which are dates always, count from
/// their first packet. Both are told in a notice.
/// </summary>
public static class TraceFile
{
    private const int HeadBytes = 1 << 16;
    private const string Readable = "pcap, pcapng, CSV (time, size, flow), Bellcore .TL, mahimahi .up and .down, a value on each line";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file cannot say, and limits; null for none.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptFileException">FileNotFound, PathIsDirectory, FileUnreadable, EmptyFile, UnknownFormat, MalformedFile (with line and column, or the byte), TooLarge.</exception>
    public static ImportedTrace Read(string path, TraceReadOptions? options = null, OperationContext? context = null) =>
        InputFile.Read(path, stream => Read(stream, path, options, context));

    /// <summary>Reads a stream, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="options">As for a file.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptFileException">As for a file.</exception>
    public static ImportedTrace Read(Stream stream, string name, TraceReadOptions? options = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= TraceReadOptions.Default;
        options.Check();
        var session = new TraceSession(name, options, context ?? OperationContext.Default, stream.CanSeek ? stream.Length - stream.Position : 0);
        byte[] head = new byte[HeadBytes];
        int length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        if (length == 0) throw session.Empty("packet");
        using var content = new HeadedStream(head.AsMemory(0, length), stream);
        Encoding? wide = head.AsSpan(0, length) switch { [0xFF, 0xFE, ..] => Encoding.Unicode, [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode, _ => null };
        if (wide is null) return Read(session, content, head.AsSpan(0, length), length < HeadBytes);
        using Stream narrow = Encoding.CreateTranscodingStream(content, wide, Encoding.UTF8, leaveOpen: true);
        return Read(session, narrow, Encoding.UTF8.GetBytes(wide.GetString(head, 2, (length - 2) & ~1)), length < HeadBytes);
    }

    private static ImportedTrace Read(TraceSession session, Stream content, ReadOnlySpan<byte> head, bool isAll)
    {
        TraceFormat? binary = Binary(head);
        TextHead text = binary is null ? TextHead.Of(head, isAll) : TextHead.Of([], true);
        TraceFormat format = session.Options.Format ?? binary ?? text.Format ?? throw Unknown(session, head);
        // A list that falls is no list of opportunities by its content; by its name it is one with an error.
        if (session.Options.Format is null && format == TraceFormat.Samples && text.Header is null && (System.IO.Path.GetExtension(session.Path).ToLowerInvariant() is ".up" or ".down")) format = TraceFormat.Mahimahi;
        var lines = new Lazy<TextTraceReader>(() => new TextTraceReader(session, content));
        PacketTrace? trace = null;
        SampleSeries? series = null;
        switch (format)
        {
            case TraceFormat.Pcap: trace = new PcapReader(session, content).Read(); break;
            case TraceFormat.PcapNg: trace = new PcapNgReader(session, content).Read(); break;
            case TraceFormat.Csv: trace = new TableTraceReader(session, content, text).Read(); break;
            case TraceFormat.Bellcore: trace = lines.Value.ReadBellcore(); break;
            case TraceFormat.Mahimahi: trace = lines.Value.ReadMahimahi(); break;
            default: series = lines.Value.ReadSamples(Unit(text), text.Header is not null); break;
        }
        return new ImportedTrace(trace, series, format, session.Notices.ToImmutable());
    }

    private static TraceFormat? Binary(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return null;
        return BinaryPrimitives.ReadUInt32BigEndian(head) switch
        {
            0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1 => TraceFormat.Pcap,
            0x0A0D0D0A => TraceFormat.PcapNg,
            _ => null,
        };
    }

    // "rtt_ms" names the unit of a list.
    private static string? Unit(TextHead text)
    {
        if (text.Header is not [var name]) return null;
        return TableColumn.Of("time_" + name.Split(' ', '_', '[', '(')[^1].TrimEnd(']', ')')) switch
        {
            { Kind: TableColumnKind.Time, Shift: 9 } => "s",
            { Kind: TableColumnKind.Time, Shift: 6 } => "ms",
            { Kind: TableColumnKind.Time, Shift: 3 } => "us",
            { Kind: TableColumnKind.Time, Shift: 0 } => "ns",
            _ => "",
        };
    }

    private static NetOptFileException Unknown(TraceSession session, ReadOnlySpan<byte> head)
    {
        string problem = head switch
        {
            [0x1F, 0x8B, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] or [(byte)'P', (byte)'K', 3, 4, ..] or [0xFD, (byte)'7', (byte)'z', ..] => "the file is compressed",
            _ when head.Contains((byte)0) => "the file is binary, and no capture file",
            _ when head.Trim(" \t\r\n"u8).IsEmpty => "the file holds nothing but blanks",
            _ => "the format of the file was not recognized",
        };
        return new(problem.EndsWith("blanks", StringComparison.Ordinal) ? ErrorCodes.EmptyFile : ErrorCodes.UnknownFormat, ErrorKind.InvalidData, session.Path, 0, 0, problem, "one of the formats " + Readable);
    }
}
