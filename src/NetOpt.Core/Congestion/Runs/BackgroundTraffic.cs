using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Congestion.Runs;

/// <summary>Packets that do not react to congestion. Exactly one of rate, source and trace says which.</summary>
/// <param name="Source">Node where they start (id or name); without a topology the sender's side of the bottleneck.</param>
/// <param name="Target">Node where they end (id or name); without a topology the receiver's side.</param>
/// <param name="RateBps">Poisson packets of 1,500 bytes at this rate, bit/s, above 0.</param>
/// <param name="Traffic">Any traffic source.</param>
/// <param name="Trace">A packet trace; not repeated.</param>
public sealed record BackgroundTraffic(string? Source = null, string? Target = null, double? RateBps = null, TrafficSource? Traffic = null, PacketTrace? Trace = null);
