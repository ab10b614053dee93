namespace NetOpt.Numerics;

/// <summary>
/// Exact draws from the standard normal distribution by the ziggurat: the density is covered by 256 layers of equal area, and nearly
/// every draw takes one random word, a table and a multiplication. The edges, and the tail beyond 3.654, are settled by exact rejection.
/// O(1) per draw; the same words give the same draw on every machine (<see cref="PortableMath"/>).
/// Source: Marsaglia and Tsang, The ziggurat method for generating random variables, J. Statistical Software 5(8), 2000; layer and place come
/// from different bits (Doornik 2005).
/// </summary>
internal static class NormalSampler
{
    private const int Layers = 256;
    private const double TailStart = 3.654152885361008796;
    private const double Area = 0.004928673233974658;
    private const double PerStep = 1.0 / (1L << 52);

    private static readonly double[] Scale = new double[Layers];
    private static readonly double[] Height = new double[Layers + 1];
    private static readonly long[] Inside = new long[Layers];

    static NormalSampler()
    {
        Span<double> edge = stackalloc double[Layers + 1];
        edge[0] = Area / PortableMath.Exp(-TailStart * TailStart / 2);
        edge[1] = TailStart;
        for (int i = 2; i < Layers; i++)
            edge[i] = Math.Sqrt(-2 * PortableMath.Log(Area / edge[i - 1] + PortableMath.Exp(-edge[i - 1] * edge[i - 1] / 2)));
        edge[Layers] = 0;
        for (int i = 0; i <= Layers; i++) Height[i] = PortableMath.Exp(-edge[i] * edge[i] / 2);
        for (int i = 0; i < Layers; i++)
        {
            Scale[i] = edge[i] * PerStep;
            Inside[i] = (long)(edge[i + 1] / edge[i] / PerStep);
        }
    }

    /// <summary>A draw with mean 0 and variance 1.</summary>
    public static double Next(RandomStream random)
    {
        while (true)
        {
            ulong bits = random.NextUInt64();
            int layer = (int)(bits & (Layers - 1));
            long place = (long)bits >> 11;
            double x = place * Scale[layer];
            if (Math.Abs(place) < Inside[layer]) return x;
            if (layer == 0) return Tail(random, place < 0);
            if (Height[layer] + random.NextDouble() * (Height[layer + 1] - Height[layer]) < PortableMath.Exp(-x * x / 2)) return x;
        }
    }

    private static double Tail(RandomStream random, bool negative)
    {
        while (true)
        {
            double beyond = -PortableMath.Log(1 - random.NextDouble()) / TailStart;
            if (-2 * PortableMath.Log(1 - random.NextDouble()) > beyond * beyond) return negative ? -(TailStart + beyond) : TailStart + beyond;
        }
    }
}
