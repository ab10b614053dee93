namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>How much of a trace got one color.</summary>
/// <param name="Color">The color.</param>
/// <param name="Packets">Packets of it.</param>
/// <param name="Bytes">Bytes of it.</param>
/// <param name="PacketShare">Its share of all packets, 0..1.</param>
/// <param name="ByteShare">Its share of all bytes, 0..1.</param>
/// <param name="RateBps">Bits over the duration of the trace, bit/s; null where that is 0.</param>
public sealed record ColorShare(PacketColor Color, long Packets, long Bytes, double PacketShare, double ByteShare, double? RateBps);
