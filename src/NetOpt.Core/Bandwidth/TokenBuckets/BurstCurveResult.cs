using System.Collections.Immutable;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>The burst curve of a trace.</summary>
/// <param name="TraceName">The trace.</param>
/// <param name="Packets">Its packets.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="DurationSeconds">How long it is.</param>
/// <param name="MeanRateBps">Its mean rate, bit/s; null where its duration is 0.</param>
/// <param name="LargestPacketBytes">No bucket can be smaller.</param>
/// <param name="Points">The smallest bucket at each rate, by rising rate.</param>
public sealed record BurstCurveResult(string TraceName, long Packets, long Bytes, double DurationSeconds, double? MeanRateBps, int LargestPacketBytes, ImmutableArray<BurstPoint> Points);
