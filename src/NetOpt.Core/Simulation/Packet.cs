using System.Runtime.InteropServices;

namespace NetOpt.Simulation;

/// <summary>
/// A packet on its way, 36 bytes, copied from ring to ring. It carries no headers: what an endpoint wants to know about it stands
/// with the endpoint, found by flow and number.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Packet
{
    /// <summary>On the wire: when it arrives at the other end, ns. In a queue: when it came in.</summary>
    public long Time;

    /// <summary>On the wire: its place among events of the same time.</summary>
    public int Order;

    /// <summary>Whose packet it is.</summary>
    public int Flow;

    /// <summary>What the endpoint calls it: the transmission of a data packet, the entry of the receiver's log that an ACK reports up to.</summary>
    public int Number;

    /// <summary>Which segment a data packet holds.</summary>
    public int Segment;

    /// <summary>Where it is on its route: an index into <see cref="PacketNetwork"/>'s routes.</summary>
    public int Place;

    /// <summary>The link that comes after the one it is on; negative where that is the last.</summary>
    public int Next;

    /// <summary>Size on the wire, 1 to 65,535 bytes.</summary>
    public ushort Bytes;

    /// <summary>What it is and what happened to it.</summary>
    public PacketFlags Flags;
}
