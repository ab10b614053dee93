using System.Buffers.Binary;
using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Numbers the flows of captured packets by protocol, addresses and ports. Knows Ethernet with VLAN tags, raw IP, the loopback and the Linux cooked link types; packets of
/// others, and what is no IP, are one flow. Headers that are cut off give what they hold: addresses without ports, or the one flow. O(1) for each packet.
/// </summary>
internal sealed class PacketFlows(TraceSession session)
{
    private const string Other = "not IP";

    private readonly Dictionary<FlowKey, int> _flows = [];
    private int _other = -1;

    /// <summary>Names of the flows by number.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The flow of a packet.</summary>
    /// <param name="linkType">The link type of its interface (LINKTYPE_ values of tcpdump.org).</param>
    /// <param name="data">What was captured of it.</param>
    public int Of(int linkType, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> ip;
        switch (linkType)
        {
            case 1: ip = BehindEthernet(data, 12); break;
            case 12 or 14 or 101 or 228 or 229: ip = data; break;
            case 0 or 108: ip = data.Length >= 4 ? data[4..] : default; break;
            case 113: ip = BehindEthernet(data, 14); break;
            case 276: ip = data.Length >= 20 && BinaryPrimitives.ReadUInt16BigEndian(data) is 0x0800 or 0x86DD ? data[20..] : default; break;
            default:
                session.Notices.Add("UnknownLinkType", FormattableString.Invariant($"{linkType}"), (count, first) => $"{NoticeList.Count(count, "packet")} of link type {first} were not looked into; they are one flow.");
                ip = default;
                break;
        }
        return Key(ip) is { } key ? Number(key) : _other >= 0 ? _other : _other = Add(Other);
    }

    private int Number(FlowKey key) => _flows.TryGetValue(key, out int known) ? known : _flows[key] = Add(key.ToString());

    private int Add(string name)
    {
        Names.Add(name);
        return Names.Count - 1;
    }

    private static ReadOnlySpan<byte> BehindEthernet(ReadOnlySpan<byte> data, int at)
    {
        while (data.Length >= at + 2)
        {
            ushort type = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            if (type is 0x0800 or 0x86DD) return data[(at + 2)..];
            if (type is not (0x8100 or 0x88A8 or 0x9100)) return default;
            at += 4;
        }
        return default;
    }

    private static FlowKey? Key(ReadOnlySpan<byte> ip)
    {
        if (ip.Length >= 20 && ip[0] >> 4 == 4)
        {
            int header = (ip[0] & 15) * 4;
            // Only the first fragment has ports.
            bool first = (BinaryPrimitives.ReadUInt16BigEndian(ip[6..]) & 0x1FFF) == 0;
            (ushort from, ushort to) = first && header >= 20 && ip.Length >= header ? Ports(ip[9], ip[header..]) : default;
            return new FlowKey(BinaryPrimitives.ReadUInt32BigEndian(ip[12..]), BinaryPrimitives.ReadUInt32BigEndian(ip[16..]), from, to, ip[9], false);
        }
        if (ip.Length < 40 || ip[0] >> 4 != 6) return null;
        byte protocol = ip[6];
        bool whole = true;
        ReadOnlySpan<byte> rest = ip[40..];
        // Hop-by-hop options, routing, fragment, authentication, destination options.
        while (protocol is 0 or 43 or 44 or 51 or 60 && rest.Length >= 8)
        {
            int length = protocol switch { 44 => 8, 51 => (rest[1] + 2) * 4, _ => (rest[1] + 1) * 8 };
            if (protocol == 44 && (BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) & 0xFFF8) != 0) whole = false;
            protocol = rest[0];
            rest = rest.Length >= length ? rest[length..] : default;
        }
        (ushort source, ushort target) = whole ? Ports(protocol, rest) : default;
        return new FlowKey(BinaryPrimitives.ReadUInt128BigEndian(ip[8..]), BinaryPrimitives.ReadUInt128BigEndian(ip[24..]), source, target, protocol, true);
    }

    // TCP, UDP, DCCP, SCTP, UDP-Lite
    private static (ushort From, ushort To) Ports(byte protocol, ReadOnlySpan<byte> transport) => protocol is 6 or 17 or 33 or 132 or 136 && transport.Length >= 4
        ? (BinaryPrimitives.ReadUInt16BigEndian(transport), BinaryPrimitives.ReadUInt16BigEndian(transport[2..]))
        : default;
}
