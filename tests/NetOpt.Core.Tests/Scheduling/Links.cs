using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

/// <summary>Traces and runs for tests. Worked examples have times in seconds and lengths in units of a link that sends one unit per second: bytes at 8 bit/s.</summary>
internal static class Links
{
    public const double UnitRate = 8;

    public static PacketTrace Trace(params (double Seconds, int Flow, int Bytes)[] packets) => new(
        [.. packets.Select(p => (long)Math.Round(p.Seconds * 1e9))],
        [.. packets.Select(p => p.Bytes)],
        [.. packets.Select(p => p.Flow)]);

    public static PacketTrace Random(ulong seed, int flows, int packets, double capacityBps, double load, params int[] sizes)
    {
        var random = new RandomStream(seed, "scheduling test");
        var time = new long[packets];
        var size = new int[packets];
        var flow = new int[packets];
        double meanBits = 8 * sizes.Average(), gap = meanBits / (capacityBps * load) * 1e9, now = 0;
        int burst = 0;
        for (int i = 0; i < packets; i++)
        {
            if (burst == 0)
            {
                burst = 1 + random.NextInt32(8);
                now += random.NextExponential(gap * 4.5);
            }
            burst--;
            time[i] = (long)now;
            size[i] = sizes[random.NextInt32(sizes.Length)];
            flow[i] = random.NextInt32(flows);
        }
        flow[^1] = flows - 1;
        return new PacketTrace([.. time], [.. size], [.. flow]);
    }

    public static double[] RandomWeights(ulong seed, int flows, int most)
    {
        var random = new RandomStream(seed, "scheduling weights");
        return [.. Enumerable.Range(0, flows).Select(_ => 1.0 + random.NextInt32(most))];
    }

    public static LinkService Run(PacketTrace trace, double capacityBps, Func<PacketColumns, LinkRate, PacketDiscipline> discipline)
    {
        var packets = new PacketColumns(trace);
        var rate = new LinkRate(capacityBps);
        return PacketLink.Run(packets, rate, discipline(packets, rate), OperationContext.Default);
    }

    public static GpsService Gps(PacketTrace trace, double capacityBps, double[] weights) =>
        FluidGps.Run(new PacketColumns(trace), new LinkRate(capacityBps), weights, OperationContext.Default);

    public static SchedulingResult Schedule(PacketTrace trace, double capacityBps, double[]? weights, params SchedulingDiscipline[] disciplines) =>
        SchedulingOperation.Run(new SchedulingRequest(trace, capacityBps, disciplines, weights), OperationContext.Default);

    public static double[] Seconds(IEnumerable<long> nanoseconds) => [.. nanoseconds.Select(n => n * 1e-9)];
}
