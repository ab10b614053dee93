using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetOpt.Operations;

namespace NetOpt.Numerics;

/// <summary>
/// Fractional Gaussian noise: a stationary series of normal variables with mean 0, variance 1 and the autocovariance
/// ρ(k) = ½(|k+1|^2H - 2|k|^2H + |k-1|^2H), the increments of fractional Brownian motion. H = 0.5 is white noise, H above it is long-range dependent.
/// Made by circulant embedding, which is exact for every H from 0 to 1 (Dietrich and Newsam 1997; Craigmile 2003): the covariance matrix of the series is
/// put into a circulant one of twice the size, whose eigenvalues are the Fourier transform of its first row; independent normal variables times
/// the roots of the eigenvalues, transformed back, have that covariance, and the first half is the series.
/// Parameters: length, H. Time O(n log n) on all cores, the same series on any number of them; space 4 arrays of n doubles, n the length rounded up to
/// a power of two. Both transforms work on the even and odd halves as real and imaginary parts, and so on n complex numbers instead of 2n.
/// Source: Davies and Harte, Tests for Hurst effect, Biometrika 74, 1987. Deviation: ρ(k) by its series in 1/k² from k = 8 on, as the formula loses digits.
/// </summary>
public static class FractionalGaussianNoise
{
    private const int MostBits = 28;
    private const int SeriesFrom = 8;
    private const int SeriesTerms = 10;
    private const int FewTermsFrom = 1 << 10;
    private const int PairsPerBlock = 1 << 11;
    private const int ValuesPerBlock = 1 << 14;

    /// <summary>A series of so many values. O(n log n).</summary>
    /// <param name="count">How many, from 1 to 2^28.</param>
    /// <param name="hurst">H, above 0 and below 1.</param>
    /// <param name="random">Seeds the draws.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="NetOptException">InvalidParameter: H or the count is outside its range.</exception>
    public static double[] Generate(int count, double hurst, RandomStream random, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(random);
        // A stream for each block: the draws do not depend on which core takes which block.
        ulong seed = random.NextUInt64();
        return Generate(count, hurst, (block, normal) =>
        {
            var stream = new RandomStream(seed, string.Create(CultureInfo.InvariantCulture, $"block {block}"));
            for (int i = 0; i < normal.Length; i++) normal[i] = NormalSampler.Next(stream);
        }, context);
    }

    /// <summary>ρ(k), the covariance of two values k apart, to about 1e-14. O(1).</summary>
    /// <param name="hurst">H, above 0 and below 1.</param>
    /// <param name="lag">k, at least 0.</param>
    public static double Autocovariance(double hurst, long lag)
    {
        CheckHurst(hurst);
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        double p = 2 * hurst, k = lag;
        if (lag == 0) return 1;
        if (lag < SeriesFrom) return 0.5 * (Math.Pow(k + 1, p) - 2 * Math.Pow(k, p) + Math.Pow(k - 1, p));
        Span<double> terms = stackalloc double[SeriesTerms];
        Series(p, terms);
        return Math.Pow(k, p - 2) * Sum(terms, 1 / (k * k));
    }

    /// <summary>The series that given normal draws make.</summary>
    internal static double[] Generate(int count, double hurst, Action<int, double[]> draw, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        CheckHurst(hurst);
        if (count is < 1 or > 1 << MostBits)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A series of {count} values was asked for", "from 1 to 2^28", "4096", count);
        int n = (int)Math.Max(2, BitOperations.RoundUpToPowerOf2((uint)count));
        double[] re = GC.AllocateUninitializedArray<double>(n), im = GC.AllocateUninitializedArray<double>(n);
        FirstRow(hurst, n, re, im, context);
        var transform = new FourierTransform(n);
        transform.Forward(re, im, context);
        var roots = new UnitRoots(2 * n);
        int pairs = n / 2 + 1;
        ParallelWork.For((pairs + PairsPerBlock - 1) / PairsPerBlock, context, () => new double[4 * PairsPerBlock], (block, normal) =>
        {
            draw(block, normal);
            Weigh(block * PairsPerBlock, Math.Min(pairs, (block + 1) * PairsPerBlock), re, im, normal, roots);
        });
        transform.Forward(re, im, context);
        var series = GC.AllocateUninitializedArray<double>(count);
        ParallelWork.For((count + ValuesPerBlock - 1) / ValuesPerBlock, context, () => 0, (block, _) =>
        {
            int end = Math.Min(count, (block + 1) * ValuesPerBlock);
            for (int i = block * ValuesPerBlock; i < end; i += 2)
            {
                series[i] = re[i >> 1];
                if (i + 1 < end) series[i + 1] = im[i >> 1];
            }
        });
        return series;
    }

    // The first row of the circulant matrix, ρ(0) … ρ(n) … ρ(1), its even places in re and its odd places in im.
    private static void FirstRow(double hurst, int n, double[] re, double[] im, OperationContext context)
    {
        double p = 2 * hurst;
        int half = n / 2;
        ParallelWork.For((half + ValuesPerBlock) / ValuesPerBlock, context, () => new double[2 * ValuesPerBlock + 2], (block, covariance) =>
        {
            // Lags 2j and 2j+1 for j from start on; the second half of the row mirrors the first.
            int start = block * ValuesPerBlock, end = Math.Min(half + 1, start + ValuesPerBlock);
            Covariances(p, 2 * start, covariance);
            for (int j = start; j < end; j++)
            {
                double even = covariance[2 * (j - start)], odd = covariance[2 * (j - start) + 1];
                re[j] = even;
                if (j > 0 && j < half) re[n - j] = even;
                if (j == half) continue;
                im[j] = odd;
                im[n - 1 - j] = odd;
            }
        });
    }

    private static void Covariances(double p, int first, double[] to)
    {
        Span<double> terms = stackalloc double[SeriesTerms];
        Series(p, terms);
        int i = 0;
        for (; i < to.Length && first + i < FewTermsFrom; i++) to[i] = Autocovariance(p / 2, first + i);
        Vector512<double> power = Vector512.Create(p - 2), c0 = Vector512.Create(terms[0]), c1 = Vector512.Create(terms[1]), c2 = Vector512.Create(terms[2]);
        Vector512<double> k = Vector512.Create((double)(first + i)) + Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (; i + Vector512<double>.Count <= to.Length; i += Vector512<double>.Count)
        {
            Vector512<double> x = Vector512<double>.One / (k * k);
            (Vector512.Exp(power * Vector512.Log(k)) * (c0 + x * (c1 + x * c2))).CopyTo(to, i);
            k += Vector512.Create((double)Vector512<double>.Count);
        }
        for (; i < to.Length; i++) to[i] = Autocovariance(p / 2, first + i);
    }

    // ½((1 + x)^p - 2 + (1 - x)^p) = Σ C(p, 2j)·x^2j over j ≥ 1.
    private static void Series(double p, Span<double> terms)
    {
        double binomial = 1;
        for (int j = 0; j < terms.Length; j++)
        {
            binomial *= (p - 2 * j) / (2 * j + 1) * ((p - 2 * j - 1) / (2 * j + 2));
            terms[j] = binomial;
        }
    }

    private static double Sum(ReadOnlySpan<double> terms, double x)
    {
        double sum = 0;
        for (int j = terms.Length - 1; j >= 0; j--) sum = sum * x + terms[j];
        return sum;
    }

    // In place of the transformed row: the normal draws weighed with the roots of the eigenvalues k and n-k, ready to be transformed to the series.
    private static void Weigh(int start, int end, double[] re, double[] im, double[] normal, UnitRoots roots)
    {
        int n = re.Length;
        double scale = 1.0 / (4.0 * n);
        for (int k = start; k < end; k++)
        {
            int at = 4 * (k - start), mirror = k == 0 ? 0 : n - k;
            double ar = re[k], ai = im[k], br = re[mirror], bi = im[mirror];
            (double wr, double wi) = roots.Of(k);
            // Transforms of the even and the odd places, and from them the eigenvalues k and n-k, which are real.
            double even = ar + br, oddRe = ai + bi, oddIm = br - ar, turned = wr * oddRe - wi * oddIm;
            double first = Root(0.5 * (even + turned) * scale), second = Root(0.5 * (even - turned) * scale);
            if (k == 0)
            {
                double zero = Math.Sqrt(2) * first * normal[at], top = Math.Sqrt(2) * second * normal[at + 2];
                (re[0], im[0]) = (zero + top, zero - top);
                continue;
            }
            double zr = first * normal[at], zi = first * normal[at + 1], yr = second * normal[at + 2], yi = second * normal[at + 3];
            if (k == mirror) (yr, yi) = (zr, zi);
            double sr = zr + yr, si = zi - yi, dr = zr - yr, di = zi + yi;
            double pr = dr * wr - di * wi, pi = dr * wi + di * wr;
            (re[k], im[k]) = (sr - pi, si + pr);
            if (k != mirror) (re[mirror], im[mirror]) = (sr + pi, pr - si);
        }
    }

    // The eigenvalues are at least 0; rounding may leave the smallest a trace below.
    private static double Root(double value) => value > 0 ? Math.Sqrt(value) : 0;

    private static void CheckHurst(double hurst)
    {
        if (!(hurst > 0 && hurst < 1))
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"The Hurst parameter is {hurst}"), "a number above 0 and below 1", "0.8", hurst);
        }
    }
}
