namespace NetOpt.Numerics;

/// <summary>
/// Functions that .NET does not have: gamma and beta functions and their regularized incomplete forms, error function, and the normal and
/// Student quantiles. Relative accuracy about 1e-14 also in the tails (1e-13 where a value is
/// below 1e-100: its logarithm has no more digits), unless a method says otherwise.
/// <para>Arguments outside a function's domain give NaN, as in <see cref="Math"/>: callers check theirs and say what is wrong.</para>
/// <para>This file: logarithms, gamma. Incomplete gamma by its series, its continued fraction, or for a ≥ 100 near the mean the uniform
/// expansion of Temme (SIAM J. Math. Anal. 10, 1979; coefficients computed to 40 digits from its recurrence). Probabilities in the saddle-point
/// form of Loader (2000), which keeps its digits for large arguments. Time O(1) to O(√a).</para>
/// </summary>
public static partial class SpecialFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    private const double Epsilon = 1.1102230246251565e-16;

    // ζ(k) - 1 for k = 2, 3, ...
    private static readonly double[] ZetaMinusOne =
    [
        0.644934066848226436, 0.202056903159594285, 0.0823232337111381915, 0.0369277551433699263, 0.0173430619844491397, 0.00834927738192282684,
        0.00407735619794433938, 0.00200839282608221442, 0.000994575127818085337, 0.000494188604119464559, 0.000246086553308048299,
        0.000122713347578489147, 0.0000612481350587048293, 0.0000305882363070204936, 0.0000152822594086518717, 7.63719763789976227e-6,
        3.81729326499983986e-6, 1.90821271655393893e-6, 9.53962033872796113e-7, 4.76932986787806463e-7, 2.3845050272773299e-7,
        1.19219925965311073e-7, 5.96081890512594796e-8, 2.98035035147522802e-8, 1.49015548283650412e-8, 7.45071178983542949e-9,
    ];

    // Taylor coefficients in η of Temme's c_k(η).
    private static readonly double[][] Temme =
    [
        [
            -0.33333333333333333, 0.083333333333333333, -0.014814814814814815, 0.0011574074074074074, 0.0003527336860670194, -0.00017875514403292181, 3.9192631785224378e-5,
            -2.1854485106799922e-6, -1.85406221071516e-6, 8.296711340953086e-7, -1.7665952736826079e-7, 6.7078535434014986e-9, 1.0261809784240308e-8, -4.3820360184533532e-9,
        ],
        [
            -0.0018518518518518519, -0.0034722222222222222, 0.0026455026455026455, -0.00099022633744855967, 0.00020576131687242798, -4.0187757201646091e-7, -1.8098550334489978e-5,
            7.6491609160811101e-6, -1.6120900894563446e-6, 4.6471278028074343e-9, 1.378633446915721e-7, -5.752545603517705e-8, 1.1951628599778147e-8, -1.7543241719747648e-11,
        ],
        [
            0.0041335978835978836, -0.0026813271604938272, 0.00077160493827160494, 2.0093878600823045e-6, -0.00010736653226365161, 5.2923448829120125e-5, -1.2760635188618728e-5,
            3.4235787340961381e-8, 1.3721957309062933e-6, -6.298992138380055e-7, 1.4280614206064242e-7, -2.0477098421990866e-10, -1.4092529910867521e-8, 6.228974084922022e-9,
        ],
        [
            0.00064943415637860082, 0.00022947209362139918, -0.00046918949439525571, 0.00026772063206283885, -7.5618016718839764e-5, -2.3965051138672967e-7, 1.1082654115347302e-5,
            -5.6749528269915966e-6, 1.4230900732435884e-6, -2.7861080291528142e-11, -1.6958404091930277e-7, 8.0994649053880824e-8, -1.9111168485973654e-8, 2.3928620439808118e-12,
        ],
        [
            -0.0008618882909167117, 0.00078403922172006663, -0.00029907248030319018, -1.4638452578843418e-6, 6.6414982154651222e-5, -3.9683650471794347e-5, 1.1375726970678419e-5,
            2.5074972262375328e-10, -1.6954149536558306e-6, 8.9075075322053097e-7, -2.2929348340008049e-7, 2.956794137544049e-11, 2.8865829742708784e-8, -1.4189739437803219e-8,
        ],
        [
            -0.00033679855336635815, -6.9728137583658578e-5, 0.00027727532449593921, -0.00019932570516188848, 6.7977804779372078e-5, 1.419062920643967e-7, -1.3594048189768693e-5,
            8.0184702563342015e-6, -2.2914811765080952e-6, -3.252473551298454e-10, 3.4652846491085265e-7, -1.8447187191171343e-7, 4.8240967037894181e-8, -1.7989466721743515e-14,
        ],
    ];

    /// <summary>ln(1 + x) for x &gt; −1, accurate for small x (Kahan).</summary>
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1, accurate for small x (Kahan).</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        double u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>ln Γ(x) for x &gt; 0.</summary>
    public static double LogGamma(double x)
    {
        if (!(x > 0)) return double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        if (x >= 10) return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingSeries(x);
        if (x < 0.5) return LogGammaOnePlus(x) - Math.Log(x);
        double product = 1;
        while (x > 2.5) product *= --x;
        if (x >= 1.5) return LogGammaAtTwo(x - 2) + Math.Log(product);
        return LogGammaAtTwo(x - 1) - LogOnePlus(x - 1);
    }

    /// <summary>The regularized lower incomplete gamma function P(a, x), the distribution function of a gamma variable of shape a &gt; 0 at x ≥ 0.</summary>
    public static double GammaLower(double a, double x) => IncompleteGamma(a, x, upper: false);

    /// <summary>The regularized upper incomplete gamma function Q(a, x) = 1 − P(a, x), without the cancellation. For whole a it is the probability that a Poisson variable of mean x is below a.</summary>
    public static double GammaUpper(double a, double x) => IncompleteGamma(a, x, upper: true);

    /// <summary>The Poisson probability mⁿ e⁻ᵐ / Γ(n + 1), for any real n ≥ 0 and mean m ≥ 0.</summary>
    public static double PoissonProbability(double n, double mean)
    {
        if (!(n >= 0 && mean >= 0)) return double.NaN;
        if (mean == 0) return n == 0 ? 1 : 0;
        return Math.Exp(LogPoisson(n, mean));
    }

    /// <summary>The logarithm of <see cref="PoissonProbability"/>, for mean &gt; 0: it does not underflow.</summary>
    public static double LogPoisson(double n, double mean)
    {
        if (!(n >= 0 && mean > 0)) return double.NaN;
        return n < 1
            ? n * Math.Log(mean) - mean - LogGamma(n + 1)
            : -StirlingError(n) - Deviance(n, mean) - HalfLogTwoPi - 0.5 * Math.Log(n);
    }

    /// <summary>x ln(x/m) + m − x for x ≥ 0 and m &gt; 0: how much less likely x is than the mean, in nats.</summary>
    internal static double Deviance(double x, double m)
    {
        if (x == 0) return m;
        double difference = x - m;
        if (Math.Abs(difference) >= 0.1 * (x + m)) return x * Math.Log(x / m) + m - x;
        double v = difference / (x + m), square = v * v, sum = difference * v, term = 2 * x * v;
        for (int k = 3; ; k += 2)
        {
            term *= square;
            double next = sum + term / k;
            if (next == sum) return sum;
            sum = next;
        }
    }

    /// <summary>ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π): what Stirling's formula misses, for x &gt; 0.</summary>
    internal static double StirlingError(double x) =>
        x >= 10 ? StirlingSeries(x) : LogGamma(x + 1) - (x + 0.5) * Math.Log(x) + x - HalfLogTwoPi;

    /// <summary>
    /// √(2πa) e^(aη²/2) Q(a, x) for the upper and the same with P for the lower tail, by Temme's expansion; ½η² = x/a − 1 − ln(x/a).
    /// Needs a ≥ 100 and |η| ≤ 0.3 (<see cref="IsNearMean"/>). The factor taken out is what underflows.
    /// </summary>
    internal static double ScaledTail(double a, double x, double halfSquare, bool upper)
    {
        double eta = Math.CopySign(Math.Sqrt(2 * halfSquare / a), x - a), inverse = 1 / a, sum = 0;
        for (int k = Temme.Length - 1; k >= 0; k--)
        {
            double[] coefficients = Temme[k];
            double c = coefficients[^1];
            for (int i = coefficients.Length - 2; i >= 0; i--) c = c * eta + coefficients[i];
            sum = sum * inverse + c;
        }
        double z = Math.Sqrt(halfSquare);
        if (x < a) z = -z;
        double scale = Math.Sqrt(Math.PI * a / 2);
        return upper ? scale * ScaledErfc(z) + sum : scale * ScaledErfc(-z) - sum;
    }

    /// <summary>Whether <see cref="ScaledTail"/> applies.</summary>
    internal static bool IsNearMean(double a, double x) => a >= 100 && Math.Abs(x - a) <= 0.22 * a;

    private static double IncompleteGamma(double a, double x, bool upper)
    {
        if (!(a > 0 && x >= 0)) return double.NaN;
        if (x == 0) return upper ? 1 : 0;
        if (double.IsPositiveInfinity(x)) return upper ? 0 : 1;
        if (IsNearMean(a, x))
        {
            // The smaller tail is computed, so that the larger is 1 less something small.
            bool small = x > a;
            double d = Deviance(a, x), tail = Math.Exp(-d) / Math.Sqrt(2 * Math.PI * a) * ScaledTail(a, x, d, small);
            return small == upper ? tail : 1 - tail;
        }
        if (a < 1 && x < 1.5)
        {
            double log = a * Math.Log(x) - LogGammaOnePlus(a), sum = 0, power = 1;
            for (int k = 1; ; k++)
            {
                power *= -x / k;
                double next = sum + power / (a + k);
                if (next == sum) break;
                sum = next;
            }
            double factor = a * sum;
            return upper ? -ExpMinusOne(log) - Math.Exp(log) * factor : Math.Exp(log) * (1 + factor);
        }
        double prefix = PoissonProbability(a, x);
        if (x < a + 1)
        {
            double sum = 1, term = 1;
            for (double n = a + 1; term > sum * Epsilon; n++)
            {
                term *= x / n;
                sum += term;
            }
            double lower = prefix * sum;
            return upper ? 1 - lower : lower;
        }
        double q = prefix * a * UpperGammaFraction(a, x);
        return upper ? q : 1 - q;
    }

    /// <summary>Γ(a, x) eˣ x⁻ᵃ by Legendre's continued fraction (modified Lentz), for x &gt; a.</summary>
    internal static double UpperGammaFraction(double a, double x)
    {
        double b = x + 1 - a, d = 1 / b, h = d, c = double.MaxValue;
        for (int i = 1; i < 1_000_000; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double step = c * d;
            h *= step;
            if (Math.Abs(step - 1) <= 2 * Epsilon) break;
        }
        return h;
    }

    private static double StirlingSeries(double x)
    {
        double r = 1 / (x * x);
        return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r * (1.0 / 156 - r * (3617.0 / 122400)))))))) / x;
    }

    // Without rounding 1 + x, for 0 ≤ x < 1.
    private static double LogGammaOnePlus(double x) => x < 0.5 ? LogGammaAtTwo(x) - LogOnePlus(x) : LogGammaAtTwo(x - 1);

    // ln Γ(2 + z) for |z| ≤ ½: z(1 − γ) + Σ (−1)^k (ζ(k) − 1) z^k / k.
    private static double LogGammaAtTwo(double z)
    {
        double sum = 0;
        for (int k = ZetaMinusOne.Length + 1; k >= 2; k--) sum = ZetaMinusOne[k - 2] / k - z * sum;
        return z * (0.42278433509846713939 + z * sum);
    }
}
