using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Traffic.Sources;

/// <summary>Traces of sources, and figures of traces that the tests compare.</summary>
internal static class SourceRuns
{
    public static PacketTrace Trace(TrafficSource source, double seconds, ulong seed = 1) => Run([source], seconds, seed).Trace;

    public static GenerateTrafficResult Run(IReadOnlyList<TrafficSource> sources, double? seconds, ulong seed = 1) =>
        TrafficGenerator.Run(new GenerateTrafficRequest(sources, seconds), new OperationContext { Seed = seed });

    /// <summary>Packets in each slot of time.</summary>
    public static double[] Counts(PacketTrace trace, double slotSeconds)
    {
        var counts = new double[(int)(trace.DurationNanoseconds / (slotSeconds * 1e9))];
        foreach (long t in trace.TimeNanoseconds)
        {
            int slot = (int)(t / (slotSeconds * 1e9));
            if (slot < counts.Length) counts[slot]++;
        }
        return counts;
    }

    public static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / values.Length;
    }

    /// <summary>Kolmogorov-Smirnov distance between values and a distribution function.</summary>
    public static double Distance(IEnumerable<double> values, Func<double, double> cdf)
    {
        double[] sorted = [.. values.Order()];
        double worst = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double f = cdf(sorted[i]);
            worst = Math.Max(worst, Math.Max(f - i / (double)sorted.Length, (i + 1) / (double)sorted.Length - f));
        }
        return worst;
    }

    public static NetOptException Refused(TrafficSource source) => Assert.Throws<NetOptException>(() => Run([source], 1));
}
