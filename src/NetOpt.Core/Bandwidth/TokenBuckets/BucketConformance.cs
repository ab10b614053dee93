using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What passed one bucket of several, and what it held back.</summary>
/// <param name="Name">The bucket.</param>
/// <param name="Parent">The bucket above it, or null.</param>
/// <param name="Rate">How fast it fills.</param>
/// <param name="Burst">How much it holds.</param>
/// <param name="Packets">Packets that came to it.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="PassedPackets">Those that conformed everywhere on their way.</param>
/// <param name="PassedBytes">Their bytes.</param>
/// <param name="ShortPackets">Packets that it had no credit for (other buckets may have been short as well).</param>
/// <param name="PassedRateBps">What passed over the duration of the trace, bit/s; null where that is 0.</param>
public sealed record BucketConformance(
    string Name, string? Parent, BitRate Rate, DataSize Burst, long Packets, long Bytes, long PassedPackets, long PassedBytes, long ShortPackets, double? PassedRateBps);
