using System.Buffers.Binary;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Reads pcapng capture files: sections of either byte order, interfaces with their own resolution of time (if_tsresol, decimal or binary) and offset
/// (if_tsoffset), enhanced packet blocks and the old packet blocks. Simple packet blocks have no time and are left out, which is told; other blocks
/// are passed over. A file that ends within a block is read up to there, with a notice. Times finer than a nanosecond are cut to it. O(file) time. Source: draft-ietf-opsawg-pcapng.
/// </summary>
internal sealed class PcapNgReader(TraceSession session, Stream stream)
{
    private const uint Section = 0x0A0D0D0A, Interface = 1, OldPacket = 2, SimplePacket = 3, EnhancedPacket = 6;
    private const int MostBlock = 1 << 26;
    private const int MostDecimals = 18, MostBits = 63;

    private readonly ByteReader _bytes = new(stream, session);
    private readonly List<CaptureInterface> _interfaces = [];
    private readonly CapturedPackets _packets = new(session);
    private bool _little;

    public PacketTrace Read()
    {
        while (true)
        {
            long offset = _bytes.Offset;
            if (!_bytes.TryTake(8, out ReadOnlySpan<byte> head)) return _bytes.Left == 0 ? _packets.Finish() : _packets.FinishTruncated(offset, "a block's header");
            uint type = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (type == Section) ReadSection(offset, head[4..].ToArray());
            else if (!ReadBlock(offset, _little ? BinaryPrimitives.ReverseEndianness(type) : type, U32(head[4..]))) return _packets.FinishTruncated(offset, "a block");
        }
    }

    private void ReadSection(long offset, byte[] length)
    {
        ReadOnlySpan<byte> magic = _bytes.Take(4, "the byte order of a section");
        _little = BinaryPrimitives.ReadUInt32BigEndian(magic) switch
        {
            0x1A2B3C4D => false,
            0x4D3C2B1A => true,
            uint other => throw session.MalformedAt(offset + 8, $"the byte order of a section is 0x{other:X8}", "0x1A2B3C4D in either byte order"),
        };
        // Interfaces are numbered anew in each section.
        _interfaces.Clear();
        int rest = CheckedLength(offset, U32(length)) - 12;
        if (rest < 16) throw session.MalformedAt(offset + 4, "a section header is shorter than 28 bytes", "a complete section header");
        ReadOnlySpan<byte> body = _bytes.Take(rest, "a section header");
        ushort version = U16(body);
        if (version != 1) throw session.MalformedAt(offset + 12, $"the section is of version {version}", "version 1", version);
        CheckEnd(offset, rest + 12, body);
    }

    // False where the file ends within the block.
    private bool ReadBlock(long offset, uint type, uint length)
    {
        if (offset == 0) throw session.MalformedAt(0, "the file does not begin with a section header", "a pcapng file");
        int total = CheckedLength(offset, length);
        if (!_bytes.TryTake(total - 8, out ReadOnlySpan<byte> body)) return false;
        CheckEnd(offset, total, body);
        body = body[..^4];
        switch (type)
        {
            case Interface:
                if (body.Length < 8) throw Short(offset, "an interface description");
                _interfaces.Add(ReadInterface(offset + 16, U16(body), body[8..]));
                break;
            case EnhancedPacket:
                if (body.Length < 20) throw Short(offset, "a packet");
                ReadPacket(offset, U32(body), body);
                break;
            case OldPacket:
                if (body.Length < 20) throw Short(offset, "a packet");
                ReadPacket(offset, U16(body), body);
                break;
            case SimplePacket:
                _packets.AddWithoutTime(offset);
                break;
        }
        return true;
    }

    private CaptureInterface ReadInterface(long offset, int linkType, ReadOnlySpan<byte> options)
    {
        int decimals = 6, bits = -1;
        long seconds = 0;
        while (options.Length >= 4)
        {
            ushort code = U16(options), length = U16(options[2..]);
            if (code == 0) break;
            int padded = (length + 3) & ~3;
            if (options.Length < 4 + padded) throw session.MalformedAt(offset, "an option of an interface is longer than its block", "options that end within the block");
            ReadOnlySpan<byte> value = options.Slice(4, length);
            if (code == 9 && length >= 1)
            {
                (decimals, bits) = (value[0] & 0x80) == 0 ? (value[0], -1) : (-1, value[0] & 0x7F);
                if (decimals > MostDecimals || bits > MostBits)
                    throw session.MalformedAt(offset + 4, $"an interface tells time to {(bits < 0 ? "10" : "2")}^-{Math.Max(decimals, bits)} s", $"at most 10^-{MostDecimals} or 2^-{MostBits} s", value[0]);
            }
            else if (code == 14 && length >= 8)
            {
                seconds = _little ? BinaryPrimitives.ReadInt64LittleEndian(value) : BinaryPrimitives.ReadInt64BigEndian(value);
            }
            offset += 4 + padded;
            options = options[(4 + padded)..];
        }
        return new CaptureInterface(linkType, decimals, bits, seconds);
    }

    private void ReadPacket(long offset, uint index, ReadOnlySpan<byte> body)
    {
        if (index >= _interfaces.Count) throw session.MalformedAt(offset + 8, $"a packet is of interface {index}", $"one of the {_interfaces.Count} interfaces that are described before it", index);
        CaptureInterface at = _interfaces[(int)index];
        ulong ticks = (ulong)U32(body[4..]) << 32 | U32(body[8..]);
        uint captured = U32(body[12..]), length = U32(body[16..]);
        if (captured > body.Length - 20) throw session.MalformedAt(offset + 20, $"{captured} bytes are said to be captured of a packet in a block with room for {body.Length - 20}", "no more than the block holds", captured);
        _packets.Add(offset, at.Nanoseconds(ticks), length, at.LinkType, body.Slice(20, (int)captured));
    }

    private int CheckedLength(long offset, uint length)
    {
        if (length < 12 || length % 4 != 0 || length > MostBlock) throw session.MalformedAt(offset + 4, $"a block is said to be {length} bytes long", $"a multiple of 4 from 12 to {MostBlock}", length);
        return (int)length;
    }

    private void CheckEnd(long offset, int total, ReadOnlySpan<byte> body)
    {
        uint end = U32(body[^4..]);
        if (end != total) throw session.MalformedAt(offset + total - 4, $"a block of {total} bytes ends with the length {end}", "the same length at its start and its end", end);
    }

    private NetOptFileException Short(long offset, string what) => session.MalformedAt(offset, $"the block is too short for {what}", "a complete block");

    private uint U32(ReadOnlySpan<byte> bytes) => _little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private ushort U16(ReadOnlySpan<byte> bytes) => _little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
