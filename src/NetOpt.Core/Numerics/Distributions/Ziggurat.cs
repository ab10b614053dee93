namespace NetOpt.Numerics.Distributions;

/// <summary>
/// Fast draws from the standard exponential and the standard normal distribution: 256 layers of equal area, of which one look-up and
/// one multiplication answer about 98.9 % of the draws. Exact up to the 53 bits of a draw, and the same on every platform.
/// O(1) expected time. Source: Marsaglia and Tsang 2000. Deviation: layer and place come from different bits of one 64-bit draw, where
/// the paper's 32 bits share them.
/// </summary>
public static class Ziggurat
{
    private const int Layers = 256;
    private const double Unit = 1.0 / (1UL << 53);

    // Where the tail begins, and the area of a layer; they solve the layers' recursion for 256 of them.
    private const double ExponentialTail = 7.69711747013104971404, ExponentialArea = 0.00394965982258155721998;
    private const double NormalTail = 3.65415288536100877164, NormalArea = 0.00492867323397465535474;

    private static readonly double[] ExponentialX = Edges(ExponentialTail, ExponentialArea, Exponential, y => -PortableMath.Log(y));
    private static readonly double[] ExponentialY = Array.ConvertAll(ExponentialX, Exponential);
    private static readonly double[] NormalX = Edges(NormalTail, NormalArea, Normal, y => Math.Sqrt(-2 * PortableMath.Log(y)));
    private static readonly double[] NormalY = Array.ConvertAll(NormalX, Normal);

    /// <summary>A draw from the exponential distribution of mean 1.</summary>
    public static double NextExponential(RandomStream random)
    {
        ulong bits = random.NextUInt64();
        int layer = (int)(bits & 0xFF);
        double x = (bits >> 11) * Unit * ExponentialX[layer];
        return x < ExponentialX[layer + 1] ? x : SlowExponential(random, layer, x);
    }

    /// <summary>A draw from the normal distribution of mean 0 and variance 1.</summary>
    public static double NextNormal(RandomStream random)
    {
        ulong bits = random.NextUInt64();
        int layer = (int)(bits & 0xFF);
        double x = (bits >> 11) * Unit * NormalX[layer];
        if (x >= NormalX[layer + 1]) return SlowNormal(random, layer, x);
        return (bits & 0x100) == 0 ? x : -x;
    }

    private static double SlowExponential(RandomStream random, int layer, double x)
    {
        double moved = 0;
        while (true)
        {
            // The tail of an exponential is an exponential again.
            if (layer == 0) moved += ExponentialTail;
            else if (ExponentialY[layer] + random.NextDouble() * (ExponentialY[layer + 1] - ExponentialY[layer]) < Exponential(x)) return moved + x;
            ulong bits = random.NextUInt64();
            layer = (int)(bits & 0xFF);
            x = (bits >> 11) * Unit * ExponentialX[layer];
            if (x < ExponentialX[layer + 1]) return moved + x;
        }
    }

    private static double SlowNormal(RandomStream random, int layer, double x)
    {
        while (true)
        {
            if (layer == 0) x = NormalTailDraw(random);
            if (layer == 0 || NormalY[layer] + random.NextDouble() * (NormalY[layer + 1] - NormalY[layer]) < Normal(x))
                return (random.NextUInt64() & 0x100) == 0 ? x : -x;
            ulong bits = random.NextUInt64();
            layer = (int)(bits & 0xFF);
            x = (bits >> 11) * Unit * NormalX[layer];
            if (x < NormalX[layer + 1]) return (bits & 0x100) == 0 ? x : -x;
        }
    }

    private static double NormalTailDraw(RandomStream random)
    {
        while (true)
        {
            double x = NextExponential(random) / NormalTail;
            if (2 * NextExponential(random) > x * x) return NormalTail + x;
        }
    }

    private static double Exponential(double x) => PortableMath.Exp(-x);

    private static double Normal(double x) => PortableMath.Exp(-x * x / 2);

    // The right edge of each layer, the lowest first; its edge is where a box of the same area would end.
    private static double[] Edges(double tail, double area, Func<double, double> density, Func<double, double> inverse)
    {
        var x = new double[Layers + 1];
        x[0] = area / density(tail);
        x[1] = tail;
        for (int i = 2; i < Layers; i++) x[i] = inverse(density(x[i - 1]) + area / x[i - 1]);
        x[Layers] = 0;
        return x;
    }
}
