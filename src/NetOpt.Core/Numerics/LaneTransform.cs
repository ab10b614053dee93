using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetOpt.Numerics;

/// <summary>
/// Eight discrete Fourier transforms of n numbers at once, in place: number j of all eight lies in the eight doubles from 8j on. By decimation in
/// frequency with radix 4, and a last step of radix 2 where n is no power of four; the results stay where the steps leave them, see <see cref="Place"/>.
/// Time O(n log n), space O(n) for the tables. No fused multiplications, so that every processor gives the same bits.
/// </summary>
internal sealed class LaneTransform
{
    private const int Lanes = 8;

    private readonly int _length;
    private readonly double[] _twiddles;

    /// <summary>Makes the tables. O(n).</summary>
    /// <param name="length">n, a power of two of at least 2.</param>
    public LaneTransform(int length)
    {
        _length = length;
        var twiddles = new List<double>();
        for (int span = length; span >= 4; span /= 4)
        {
            for (int j = 0; j < span / 4; j++)
            {
                for (int power = 1; power <= 3; power++)
                {
                    (double re, double im) = UnitRoots.Exact(power * j, span);
                    twiddles.Add(re);
                    twiddles.Add(im);
                }
            }
        }
        _twiddles = [.. twiddles];
        Place = new int[length];
        Assign(0, length, 0, 1);
    }

    /// <summary>Where result k lies: from 8·Place[k] on.</summary>
    public int[] Place { get; }

    /// <summary>Transforms.</summary>
    /// <param name="re">The first of 8n real parts.</param>
    /// <param name="im">The first of 8n imaginary parts.</param>
    public void Forward(ref double re, ref double im)
    {
        int table = 0, span = _length;
        for (; span >= 4; span /= 4)
        {
            int quarter = span / 4;
            for (int start = 0; start < _length; start += span)
                Quarters(ref Unsafe.Add(ref re, start * Lanes), ref Unsafe.Add(ref im, start * Lanes), quarter, ref _twiddles[table]);
            table += 6 * quarter;
        }
        if (span == 2) Halves(ref re, ref im);
    }

    private static void Quarters(ref double re, ref double im, int quarter, ref double twiddle)
    {
        nuint q = (nuint)(quarter * Lanes), end = q;
        for (nuint at = 0; at < end; at += Lanes)
        {
            Vector512<double> ar = Vector512.LoadUnsafe(ref re, at), ai = Vector512.LoadUnsafe(ref im, at);
            Vector512<double> br = Vector512.LoadUnsafe(ref re, at + q), bi = Vector512.LoadUnsafe(ref im, at + q);
            Vector512<double> cr = Vector512.LoadUnsafe(ref re, at + 2 * q), ci = Vector512.LoadUnsafe(ref im, at + 2 * q);
            Vector512<double> dr = Vector512.LoadUnsafe(ref re, at + 3 * q), di = Vector512.LoadUnsafe(ref im, at + 3 * q);
            Vector512<double> sr = ar + cr, si = ai + ci, tr = ar - cr, ti = ai - ci;
            Vector512<double> ur = br + dr, ui = bi + di, vr = bi - di, vi = dr - br;
            (sr + ur).StoreUnsafe(ref re, at);
            (si + ui).StoreUnsafe(ref im, at);
            Store(ref re, ref im, at + q, tr + vr, ti + vi, ref twiddle);
            Store(ref re, ref im, at + 2 * q, sr - ur, si - ui, ref Unsafe.Add(ref twiddle, 2));
            Store(ref re, ref im, at + 3 * q, tr - vr, ti - vi, ref Unsafe.Add(ref twiddle, 4));
            twiddle = ref Unsafe.Add(ref twiddle, 6);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double re, ref double im, nuint at, Vector512<double> xr, Vector512<double> xi, ref double twiddle)
    {
        Vector512<double> wr = Vector512.Create(twiddle), wi = Vector512.Create(Unsafe.Add(ref twiddle, 1));
        (xr * wr - xi * wi).StoreUnsafe(ref re, at);
        (xr * wi + xi * wr).StoreUnsafe(ref im, at);
    }

    private void Halves(ref double re, ref double im)
    {
        for (nuint at = 0; at < (nuint)(_length * Lanes); at += 2 * Lanes)
        {
            Vector512<double> ar = Vector512.LoadUnsafe(ref re, at), ai = Vector512.LoadUnsafe(ref im, at);
            Vector512<double> br = Vector512.LoadUnsafe(ref re, at + Lanes), bi = Vector512.LoadUnsafe(ref im, at + Lanes);
            (ar + br).StoreUnsafe(ref re, at);
            (ai + bi).StoreUnsafe(ref im, at);
            (ar - br).StoreUnsafe(ref re, at + Lanes);
            (ai - bi).StoreUnsafe(ref im, at + Lanes);
        }
    }

    // A block of a step holds the results first, first + stride, …; the next step sorts them by their rest modulo 4.
    private void Assign(int start, int span, int first, int stride)
    {
        if (span == 1)
        {
            Place[first] = start;
        }
        else if (span == 2)
        {
            Place[first] = start;
            Place[first + stride] = start + 1;
        }
        else
        {
            for (int q = 0; q < 4; q++) Assign(start + q * (span / 4), span / 4, first + q * stride, 4 * stride);
        }
    }
}
