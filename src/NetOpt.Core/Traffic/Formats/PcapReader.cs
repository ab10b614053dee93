using System.Buffers.Binary;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Reads libpcap capture files: both byte orders, time stamps in microseconds or nanoseconds. Time and original length of each packet; what was captured is
/// looked into for its flow only. A file that ends within a packet is read up to there, with a notice. O(file) time. Source: draft-ietf-opsawg-pcap.
/// </summary>
internal sealed class PcapReader(TraceSession session, Stream stream)
{
    // The most that capture programs keep of a packet, and room for those that are mistaken about it.
    private const uint MostCaptured = 1 << 26;

    public PacketTrace Read()
    {
        var bytes = new ByteReader(stream, session);
        ReadOnlySpan<byte> header = bytes.Take(24, "the file header");
        (bool little, bool nano) = BinaryPrimitives.ReadUInt32BigEndian(header) switch
        {
            0xA1B2C3D4 => (false, false),
            0xD4C3B2A1 => (true, false),
            0xA1B23C4D => (false, true),
            0x4D3CB2A1 => (true, true),
            uint other => throw session.MalformedAt(0, $"the file begins with 0x{other:X8}", "a pcap file, which begins with A1B2C3D4 or A1B23C4D in either byte order"),
        };
        // The upper bits of the last field tell of frame check sequences.
        int linkType = (int)(Number(header[20..], little) & 0x0FFFFFFF);
        uint fractions = nano ? 1_000_000_000u : 1_000_000u;
        var packets = new CapturedPackets(session);
        while (true)
        {
            long offset = bytes.Offset;
            if (!bytes.TryTake(16, out ReadOnlySpan<byte> record)) return bytes.Left == 0 ? packets.Finish() : packets.FinishTruncated(offset, "a packet's header");
            uint seconds = Number(record, little), fraction = Number(record[4..], little), captured = Number(record[8..], little), length = Number(record[12..], little);
            if (fraction >= fractions) throw session.MalformedAt(offset + 4, $"a packet comes {fraction} {(nano ? "ns" : "\u00B5s")} after a full second", $"less than {fractions}", fraction);
            if (captured > MostCaptured) throw session.MalformedAt(offset + 8, $"{captured} bytes are said to be captured of a packet", $"at most {MostCaptured}", captured);
            long time = seconds * 1_000_000_000L + (nano ? fraction : fraction * 1000L);
            if (!bytes.TryTake((int)captured, out ReadOnlySpan<byte> data)) return packets.FinishTruncated(offset, "a packet");
            packets.Add(offset, time, length, linkType, data);
        }
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
