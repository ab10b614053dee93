namespace NetOpt.Numerics;

/// <content>
/// Error function and normal distribution: a Taylor series near 0, and for the tail a Chebyshev series of (1 + 2x) e^(x²) erfc(x) in
/// (x − 3.75)/(x + 3.75) (the form of Shepherd and Laframboise, Math. Comp. 36, 1981; coefficients computed to 60 digits).
/// </content>
public static partial class SpecialFunctions
{
    private static readonly double[] ScaledErfcSeries =
    [
        2.3551578691348035082, -0.0045900545806464773309, -0.084249133366517915584, 0.059209939998191890498, -0.026658668435305752277,
        0.0090749976707052650939, -0.0024131635404176081909, 0.00049077583652580863229, -0.000069169733025012063671, 4.1390279860730101675e-6,
        7.7403830661984906686e-7, -2.1886401049234395661e-7, 1.0764999465670910377e-8, 4.5219598112182868979e-9, -7.7544002088313511065e-10,
        -6.3180883408866844944e-11, 2.8687950109306698981e-11, 1.945586854577734723e-13, -9.6546967484334389059e-13, 3.2525481481487398415e-14,
        3.3478119482868053878e-14, -1.8645628804193131015e-15, -1.2507950530688647085e-15, 7.418235256624043463e-17, 5.0681489047961113168e-17,
    ];

    /// <summary>The error function, odd, −1..1.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) >= 0.5) return x > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
        double square = x * x, term = x, sum = x;
        for (int n = 1; ; n++)
        {
            term *= -square / n;
            double next = sum + term / (2 * n + 1);
            if (next == sum) return 2 / Math.Sqrt(Math.PI) * sum;
            sum = next;
        }
    }

    /// <summary>The complementary error function 1 − erf(x), with full relative accuracy in the tail.</summary>
    public static double Erfc(double x)
    {
        if (x < 0.5) return x <= -0.5 ? 2 - Erfc(-x) : 1 - Erf(x);
        return x > 27 ? ExpMinusSquare(x / 2) * ExpMinusSquare(x / 2) * ExpMinusSquare(x / 2) * ExpMinusSquare(x / 2) * ScaledErfc(x) : ExpMinusSquare(x) * ScaledErfc(x);
    }

    /// <summary>e^(x²) erfc(x), which does not underflow; infinite below about −26.6.</summary>
    public static double ScaledErfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0) return 2 / ExpMinusSquare(x) - ScaledErfc(-x);
        if (x > 1e8) return 1 / (x * Math.Sqrt(Math.PI));
        double s = 2 * (x - 3.75) / (x + 3.75), b1 = 0, b2 = 0;
        for (int i = ScaledErfcSeries.Length - 1; i > 0; i--) (b1, b2) = (s * b1 - b2 + ScaledErfcSeries[i], b1);
        return (s / 2 * b1 - b2 + ScaledErfcSeries[0] / 2) / (1 + 2 * x);
    }

    /// <summary>The standard normal distribution function.</summary>
    public static double NormalCdf(double x) => Erfc(-x / Math.Sqrt(2)) / 2;

    /// <summary>The x whose standard normal distribution function is p; −∞ and ∞ at 0 and 1. For probabilities close to 1 ask for that of 1 − p and change the sign.</summary>
    public static double NormalQuantile(double p)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        if (p > 0.5) return -NormalQuantile(1 - p);
        if (p == 0 || p == 0.5) return p == 0 ? double.NegativeInfinity : 0;
        // Abramowitz and Stegun 26.2.23, within 4.5e-4, then Halley's steps.
        double t = Math.Sqrt(-2 * Math.Log(p));
        double x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (int i = 0; i < 3; i++)
        {
            // (Φ(x) − p)/φ(x): in the tail as a difference of logarithms, as neither part may underflow; near the middle as one of small numbers.
            double mills = Math.Sqrt(Math.PI / 2) * ScaledErfc(-x / Math.Sqrt(2));
            double step = p > 0.4
                ? (Erf(x / Math.Sqrt(2)) / 2 - (p - 0.5)) * Math.Exp(HalfLogTwoPi + x * x / 2)
                : -mills * ExpMinusOne(Math.Log(p) + HalfLogTwoPi + x * x / 2 - Math.Log(mills));
            x -= step / (1 + x * step / 2);
        }
        return x;
    }

    // The square is rounded; its lost part matters where it is large.
    private static double ExpMinusSquare(double x)
    {
        double square = x * x;
        return Math.Exp(-square) * (1 - Math.FusedMultiplyAdd(x, x, -square));
    }
}
