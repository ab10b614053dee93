using System.Net;

namespace NetOpt.Traffic.Formats;

/// <summary>Addresses, protocol and ports of a packet: one flow, in one direction.</summary>
internal readonly record struct FlowKey(UInt128 Source, UInt128 Target, ushort SourcePort, ushort TargetPort, byte Protocol, bool IsV6)
{
    private const byte Tcp = 6, Udp = 17;

    /// <inheritdoc/>
    public override string ToString()
    {
        string protocol = Protocol switch { Tcp => "TCP", Udp => "UDP", 1 or 58 => "ICMP", 132 => "SCTP", byte other => FormattableString.Invariant($"protocol {other}") };
        return $"{End(Source, SourcePort)} > {End(Target, TargetPort)} {protocol}";
    }

    private string End(UInt128 address, ushort port)
    {
        Span<byte> bytes = stackalloc byte[16];
        for (int i = 0; i < 16; i++) bytes[i] = (byte)(address >> (8 * (15 - i)));
        var ip = new IPAddress(IsV6 ? bytes : bytes[12..]);
        return port == 0 ? ip.ToString() : FormattableString.Invariant($"{(IsV6 ? "[" + ip + "]" : ip.ToString())}:{port}");
    }
}
