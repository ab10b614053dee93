namespace NetOpt.Numerics;

/// <content>Beta function and Student's t: the continued fraction DLMF 8.17.22, in front of it the binomial probability in Loader's form.</content>
public static partial class SpecialFunctions
{
    /// <summary>
    /// The regularized incomplete beta function I_x(a, b), 0 ≤ x ≤ 1, a &gt; 0, b &gt; 0: the distribution function of a beta variable.
    /// For x close to 1 ask for 1 − I_{1−x}(b, a).
    /// </summary>
    public static double BetaLower(double x, double a, double b) => BetaLower(x, 1 - x, a, b);

    /// <summary>The distribution function of Student's t with <paramref name="degrees"/> degrees of freedom, above 0 and not necessarily whole; infinite means the normal.</summary>
    public static double StudentCdf(double t, double degrees) => t < 0 ? StudentTail(-t, degrees) : 1 - StudentTail(t, degrees);

    /// <summary>
    /// The t below which Student's distribution has probability p; −∞ and ∞ at 0 and 1. About 1e-13 relative. A two-sided confidence
    /// interval of 95 % takes p = 0.975.
    /// </summary>
    /// <param name="p">A probability.</param>
    /// <param name="degrees">Degrees of freedom, above 0; infinite means the normal.</param>
    public static double StudentQuantile(double p, double degrees)
    {
        if (!(p >= 0 && p <= 1 && degrees > 0)) return double.NaN;
        if (p < 0.5) return p == 0 ? double.NegativeInfinity : -UpperStudentQuantile(p, degrees);
        return p == 0.5 ? 0 : p == 1 ? double.PositiveInfinity : UpperStudentQuantile(1 - p, degrees);
    }

    private static double UpperStudentQuantile(double q, double degrees)
    {
        if (double.IsPositiveInfinity(degrees)) return -NormalQuantile(q);
        if (degrees == 1) return 1 / Math.Tan(Math.PI * q);
        if (degrees == 2) return (1 - 2 * q) * Math.Sqrt(1 / (2 * q * (1 - q)));
        double low = 0, high = Math.Max(1, -NormalQuantile(q));
        while (StudentTail(high, degrees) > q && high < 1e150) (low, high) = (high, high * 2);
        // Newton on the logarithm of the tail, kept in the bracket.
        double t = (low + high) / 2, logDensity = LogGamma((degrees + 1) / 2) - LogGamma(degrees / 2) - 0.5 * Math.Log(degrees * Math.PI);
        for (int i = 0; i < 200; i++)
        {
            double tail = StudentTail(t, degrees);
            if (tail > q) low = t;
            else high = t;
            double density = Math.Exp(logDensity - (degrees + 1) / 2 * LogOnePlus(t * t / degrees));
            // The logarithm curves less far out, the tail itself near the middle.
            double next = t + (q < 0.1 ? Math.Log(tail / q) * tail : tail - q) / density;
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - t) <= 4 * Epsilon * t) return next;
            t = next;
        }
        return t;
    }

    // P(T > t) for t ≥ 0.
    private static double StudentTail(double t, double degrees)
    {
        if (!(degrees > 0) || double.IsNaN(t)) return double.NaN;
        if (double.IsPositiveInfinity(degrees)) return Erfc(t / Math.Sqrt(2)) / 2;
        double square = t * t, ratio = square / degrees;
        if (double.IsPositiveInfinity(ratio)) return 0;
        return BetaLower(1 / (1 + ratio), ratio / (1 + ratio), degrees / 2, 0.5) / 2;
    }

    private static double BetaLower(double x, double y, double a, double b)
    {
        if (!(x >= 0 && y >= 0 && a > 0 && b > 0)) return double.NaN;
        if (x == 0) return 0;
        if (y == 0) return 1;
        // For b ≤ 1 the fraction cancels where x is close to 1 and the other tail is not small.
        return x > (a + 1) / (a + b + 2) || (b <= 1 && y < 0.5 && (a + b) * y < 4) ? 1 - BetaFraction(y, x, b, a) : BetaFraction(x, y, a, b);
    }

    private static double BetaFraction(double x, double y, double a, double b)
    {
        // xᵃ yᵇ / (a B(a, b)) is b/(a + b) times a binomial probability.
        double n = a + b, log = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y)
            - HalfLogTwoPi + 0.5 * Math.Log(b / (a * n));
        double c = 1, d = (a + 1) / (x < y ? a + 1 - n * x : 1 - b + n * y), h = d;
        for (int m = 1; m < 1_000_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            h *= d * c;
            double odd = -(a + m) * (n + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1) <= 2 * Epsilon) break;
        }
        return Math.Exp(log) * h;
    }
}
