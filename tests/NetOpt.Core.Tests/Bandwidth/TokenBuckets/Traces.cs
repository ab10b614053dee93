using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Traffic;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

/// <summary>Small traces for the tests of this folder.</summary>
internal static class Traces
{
    /// <summary>Packets of one size.</summary>
    public static PacketTrace Of(int bytes, params double[] milliseconds) =>
        new([.. milliseconds.Select(ms => (long)Math.Round(ms * 1e6))], [.. milliseconds.Select(_ => bytes)]);

    /// <summary>Bursts of random packets with random gaps, times in whole ns, some of them equal.</summary>
    public static PacketTrace Random(ulong seed, int packets, double meanGapNanoseconds, int largest = 1500, int flows = 1)
    {
        var random = new RandomStream(seed, "trace");
        var times = new long[packets];
        long now = 0;
        for (int i = 0; i < packets; i++)
        {
            if (random.NextInt32(3) > 0) now += (long)random.NextExponential(meanGapNanoseconds * (random.NextInt32(10) == 0 ? 10 : 0.5));
            times[i] = now;
        }
        return new PacketTrace([.. times], [.. Enumerable.Range(0, packets).Select(_ => 1 + random.NextInt32(largest))],
            flows == 1 ? null : [.. Enumerable.Range(0, packets).Select(_ => random.NextInt32(flows))]);
    }
}
