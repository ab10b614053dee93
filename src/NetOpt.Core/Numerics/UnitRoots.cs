using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetOpt.Numerics;

/// <summary>The n-th roots of unity e^(-2πi·j/n), n a power of two, from two tables of √n: space O(√n), O(1) for each, error about 2e-16.</summary>
internal sealed class UnitRoots
{
    private readonly int _lowBits;
    private readonly double[] _highRe, _highIm, _lowRe, _lowIm;

    /// <summary>Makes the tables.</summary>
    /// <param name="n">A power of two.</param>
    public UnitRoots(int n)
    {
        _lowBits = BitOperations.Log2((uint)n) / 2;
        (_lowRe, _lowIm) = Table(1 << _lowBits, n, 1);
        (_highRe, _highIm) = Table(n >> _lowBits, n, 1 << _lowBits);
    }

    /// <summary>e^(-2πi·j/n).</summary>
    /// <param name="j">0 .. n-1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double Re, double Im) Of(int j)
    {
        int high = j >> _lowBits, low = j & ((1 << _lowBits) - 1);
        double a = _highRe[high], b = _highIm[high], c = _lowRe[low], d = _lowIm[low];
        return (a * c - b * d, a * d + b * c);
    }

    /// <summary>e^(-2πi·j/n) to the last bit, from an angle of at most an eighth of the circle, so that the quarters come out exact.</summary>
    /// <param name="j">At least 0.</param>
    /// <param name="n">At least 1.</param>
    public static (double Re, double Im) Exact(long j, int n)
    {
        // In eighths of the circle: 8j = octant·n + rest.
        int octant = (int)(8 * j / n & 7);
        long rest = 8 * j % n;
        if ((octant & 1) == 1) rest = n - rest;
        (double s, double c) = Math.SinCos(Math.PI / 4 * ((double)rest / n));
        return octant switch
        {
            0 => (c, -s),
            1 => (s, -c),
            2 => (-s, -c),
            3 => (-c, -s),
            4 => (-c, s),
            5 => (-s, c),
            6 => (s, c),
            _ => (c, s),
        };
    }

    private static (double[] Re, double[] Im) Table(int count, int n, int step)
    {
        var re = new double[count];
        var im = new double[count];
        for (int j = 0; j < count; j++) (re[j], im[j]) = Exact((long)j * step, n);
        return (re, im);
    }
}
