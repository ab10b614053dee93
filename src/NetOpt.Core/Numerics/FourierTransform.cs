using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetOpt.Operations;

namespace NetOpt.Numerics;

/// <summary>
/// The discrete Fourier transform of n complex numbers, n a power of two: X[k] = Σ x[j]·e^(-2πi·jk/n), not scaled. Real and imaginary parts
/// lie in arrays of their own.
/// Four steps (Bailey 1990): the numbers as a matrix of about √n rows and columns; a transform down each column, a twiddle, a transform along
/// each row. Each small transform is in place, by radix 4, over eight neighbors at once, one in each lane of a vector, and stays in the
/// second-level cache; so the whole array crosses the memory bus four times, however long it is.
/// Time O(n log n) on all cores, with the same result on any number of them; space n complex numbers, and O(√n) for the tables of the plan.
/// The error grows as √log n and is about 1e-15 of the root mean square. The plan is immutable and thread-safe.
/// Source: Cooley and Tukey 1965; D. H. Bailey, FFTs in external or hierarchical memory, J. Supercomputing 4, 1990.
/// </summary>
public sealed class FourierTransform
{
    private const int Lanes = 8;
    private const int LeastForLanes = 64;
    private const int MostBits = 30;
    private const int ParallelFrom = 1 << 15;

    private readonly int _rows, _columns;
    private readonly UnitRoots _roots;
    private readonly double[] _laneRe = [], _laneIm = [];
    private readonly LaneTransform? _down, _along;

    /// <summary>Makes the tables. O(√n).</summary>
    /// <param name="length">n, a power of two from 1 to 2^30.</param>
    /// <exception cref="NetOptException">InvalidParameter: n is no such power.</exception>
    public FourierTransform(int length)
    {
        if (length < 1 || !BitOperations.IsPow2(length) || length > 1 << MostBits)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A Fourier transform of {length} numbers was asked for",
                "a power of two from 1 to 2^30", "4096", length);
        }
        Length = length;
        int bits = BitOperations.Log2((uint)length);
        _roots = new UnitRoots(length);
        if (length < LeastForLanes) return;
        _rows = 1 << (bits / 2);
        _columns = length / _rows;
        _down = new LaneTransform(_rows);
        _along = _columns == _rows ? _down : new LaneTransform(_columns);
        _laneRe = new double[_rows * Lanes];
        _laneIm = new double[_rows * Lanes];
        for (int k = 0; k < _rows; k++)
        {
            for (int lane = 0; lane < Lanes; lane++)
                (_laneRe[k * Lanes + lane], _laneIm[k * Lanes + lane]) = _roots.Of(k * lane);
        }
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>Transforms in place. O(n log n).</summary>
    /// <param name="re">The n real parts.</param>
    /// <param name="im">The n imaginary parts.</param>
    /// <param name="context">Cancellation.</param>
    /// <exception cref="ArgumentException">The arrays have not n numbers each.</exception>
    public void Forward(double[] re, double[] im, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(re);
        ArgumentNullException.ThrowIfNull(im);
        ArgumentNullException.ThrowIfNull(context);
        if (re.Length != Length || im.Length != Length) throw new ArgumentException($"The transform is of {Length} numbers", nameof(re));
        if (_down is null)
        {
            Direct(re, im);
            return;
        }
        double[] betweenRe = GC.AllocateUninitializedArray<double>(Length), betweenIm = GC.AllocateUninitializedArray<double>(Length);
        Blocks(_columns / Lanes, context, () => new Workspace(_rows * Lanes), (block, work) => Down(block * Lanes, re, im, betweenRe, betweenIm, work));
        Blocks(_rows / Lanes, context, () => new Workspace(0), (block, _) => Along(block * Lanes, re, im, betweenRe, betweenIm));
    }

    private void Blocks(int count, OperationContext context, Func<Workspace> workspace, Action<int, Workspace> body)
    {
        if (Length >= ParallelFrom)
        {
            ParallelWork.For(count, context, workspace, body);
            return;
        }
        context.ThrowIfCanceled();
        Workspace work = workspace();
        for (int i = 0; i < count; i++) body(i, work);
    }

    // Eight columns: transformed, twiddled, and laid out so that each eight rows of the result are contiguous.
    private void Down(int column, double[] re, double[] im, double[] toRe, double[] toIm, Workspace work)
    {
        ref double workRe = ref MemoryMarshal.GetArrayDataReference(work.Re), workIm = ref MemoryMarshal.GetArrayDataReference(work.Im);
        ref double fromRe = ref MemoryMarshal.GetArrayDataReference(re), fromIm = ref MemoryMarshal.GetArrayDataReference(im);
        for (int j = 0; j < _rows; j++)
        {
            nuint from = (nuint)j * (nuint)_columns + (nuint)column, to = (nuint)(j * Lanes);
            Vector512.LoadUnsafe(ref fromRe, from).StoreUnsafe(ref workRe, to);
            Vector512.LoadUnsafe(ref fromIm, from).StoreUnsafe(ref workIm, to);
        }
        _down!.Forward(ref workRe, ref workIm);
        Span<double> tileRe = stackalloc double[Lanes * Lanes], tileIm = stackalloc double[Lanes * Lanes];
        ref double laneRe = ref MemoryMarshal.GetArrayDataReference(_laneRe), laneIm = ref MemoryMarshal.GetArrayDataReference(_laneIm);
        int[] place = _down.Place;
        for (int k = 0; k < _rows; k += Lanes)
        {
            for (int r = 0; r < Lanes; r++)
            {
                int row = k + r;
                (double baseRe, double baseIm) = _roots.Of(row * column);
                Vector512<double> br = Vector512.Create(baseRe), bi = Vector512.Create(baseIm);
                Vector512<double> lr = Vector512.LoadUnsafe(ref laneRe, (nuint)(row * Lanes)), li = Vector512.LoadUnsafe(ref laneIm, (nuint)(row * Lanes));
                Vector512<double> wr = br * lr - bi * li, wi = br * li + bi * lr;
                nuint at = (nuint)(place[row] * Lanes);
                Vector512<double> xr = Vector512.LoadUnsafe(ref workRe, at), xi = Vector512.LoadUnsafe(ref workIm, at);
                (xr * wr - xi * wi).StoreUnsafe(ref tileRe[r * Lanes]);
                (xr * wi + xi * wr).StoreUnsafe(ref tileIm[r * Lanes]);
            }
            int target = k * _columns + column * Lanes;
            Transpose(tileRe, toRe.AsSpan(target, Lanes * Lanes));
            Transpose(tileIm, toIm.AsSpan(target, Lanes * Lanes));
        }
    }

    // Eight rows, which lie side by side by now: transformed in place and written where they belong.
    private void Along(int row, double[] re, double[] im, double[] fromRe, double[] fromIm)
    {
        ref double xr = ref fromRe[row * _columns];
        ref double xi = ref fromIm[row * _columns];
        _along!.Forward(ref xr, ref xi);
        ref double toRe = ref MemoryMarshal.GetArrayDataReference(re), toIm = ref MemoryMarshal.GetArrayDataReference(im);
        int[] place = _along.Place;
        for (int k = 0; k < place.Length; k++)
        {
            nuint from = (nuint)(place[k] * Lanes), to = (nuint)k * (nuint)_rows + (nuint)row;
            Vector512.LoadUnsafe(ref xr, from).StoreUnsafe(ref toRe, to);
            Vector512.LoadUnsafe(ref xi, from).StoreUnsafe(ref toIm, to);
        }
    }

    private static void Transpose(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int r = 0; r < Lanes; r++)
        {
            Span<double> row = to.Slice(r * Lanes, Lanes);
            row[0] = from[r];
            row[1] = from[r + 8];
            row[2] = from[r + 16];
            row[3] = from[r + 24];
            row[4] = from[r + 32];
            row[5] = from[r + 40];
            row[6] = from[r + 48];
            row[7] = from[r + 56];
        }
    }

    private void Direct(double[] re, double[] im)
    {
        Span<double> sumRe = stackalloc double[Length], sumIm = stackalloc double[Length];
        for (int k = 0; k < Length; k++)
        {
            double a = 0, b = 0;
            for (int j = 0; j < Length; j++)
            {
                (double c, double s) = _roots.Of(j * k & (Length - 1));
                a += re[j] * c - im[j] * s;
                b += re[j] * s + im[j] * c;
            }
            (sumRe[k], sumIm[k]) = (a, b);
        }
        sumRe.CopyTo(re);
        sumIm.CopyTo(im);
    }

    private sealed class Workspace(int length)
    {
        public double[] Re { get; } = new double[length];

        public double[] Im { get; } = new double[length];
    }
}
