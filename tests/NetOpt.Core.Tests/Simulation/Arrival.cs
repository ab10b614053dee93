using NetOpt.Numerics;

namespace NetOpt.Tests.Simulation;

/// <summary>A packet that comes to a link.</summary>
internal readonly record struct Arrival(long Time, int Flow, int Bytes, bool EcnCapable = false)
{
    /// <summary>Bursts of random lengths at random times, in the mean a given load. Packets of odd flows can be marked.</summary>
    public static Arrival[] Random(ulong seed, int packets, int flows, double bitsPerSecond, double load)
    {
        int[] sizes = [40, 576, 1514];
        var random = new RandomStream(seed, "arrivals");
        double gap = 8 * sizes.Average() / (bitsPerSecond * load) * 1e9, now = 0;
        var arrivals = new Arrival[packets];
        int burst = 0;
        for (int i = 0; i < packets; i++)
        {
            if (burst == 0)
            {
                burst = 1 + random.NextInt32(8);
                now += random.NextExponential(gap * 4.5);
            }
            burst--;
            int flow = random.NextInt32(flows);
            arrivals[i] = new Arrival((long)now, flow, sizes[random.NextInt32(sizes.Length)], flow % 2 == 1);
        }
        return arrivals;
    }
}
