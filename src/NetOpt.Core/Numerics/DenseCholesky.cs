using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetOpt.Operations;

namespace NetOpt.Numerics;

/// <summary>
/// Solves A·x = b for a symmetric positive definite matrix A, given as its lower triangle in rows, in place.
/// The matrix is brought to a unit diagonal first, so rows of very different size do no harm; a row that depends on those
/// before it to the last digit gets 0 in the answer. Blocked, on all cores: n³/3 multiplications, n² numbers of memory.
/// Source: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §4.2 (block Cholesky). Deviation: the treatment of dependent rows.
/// </summary>
internal sealed class DenseCholesky(int size)
{
    private const int Block = 64;
    private const int SmallSize = 192;
    private const double Dependent = 1e-14;

    private readonly double[] _scale = new double[size];

    /// <summary>The matrix by rows; only entries at and left of the diagonal count. Overwritten by <see cref="Factor"/>.</summary>
    public double[] Matrix { get; } = new double[(long)size * size];

    /// <summary>Replaces the matrix by its factor.</summary>
    public void Factor(OperationContext context)
    {
        for (int i = 0; i < size; i++) _scale[i] = 1 / Math.Sqrt(Matrix[i * size + i]);
        for (int i = 0; i < size; i++)
        {
            Span<double> row = Row(i, 0, i + 1);
            for (int j = 0; j < row.Length; j++) row[j] *= _scale[i] * _scale[j];
        }
        for (int start = 0; start < size; start += Block)
        {
            context.ThrowIfCanceled();
            int end = Math.Min(size, start + Block), first = start;
            for (int i = start; i < end; i++) Reduce(i, first, i + 1);
            Rows(end, context, i => Reduce(i, first, end));
            Rows(end, context, i =>
            {
                ReadOnlySpan<double> left = Row(i, first, end);
                for (int j = end; j <= i; j++) Matrix[i * size + j] -= Dot(left, Row(j, first, end));
            });
        }
    }

    /// <summary>Solves for one right side, in place. After <see cref="Factor"/>.</summary>
    public void Solve(Span<double> b)
    {
        for (int i = 0; i < size; i++) b[i] *= _scale[i];
        for (int i = 0; i < size; i++) b[i] = (b[i] - Dot(Row(i, 0, i), b[..i])) / Matrix[i * size + i];
        for (int i = size - 1; i >= 0; i--)
        {
            double value = b[i] /= Matrix[i * size + i];
            ReadOnlySpan<double> row = Row(i, 0, i);
            for (int j = 0; j < row.Length; j++) b[j] -= row[j] * value;
        }
        for (int i = 0; i < size; i++) b[i] *= _scale[i];
    }

    // Entries of row i in the columns of a block, given those of the rows above.
    private void Reduce(int i, int start, int end)
    {
        Span<double> row = Row(i, start, end);
        for (int j = start; j < end; j++)
        {
            double value = row[j - start] - Dot(row[..(j - start)], Row(j, start, j));
            if (j < i) row[j - start] = value / Matrix[j * size + j];
            else row[j - start] = value > Dependent ? Math.Sqrt(value) : double.MaxValue;
        }
    }

    private void Rows(int start, OperationContext context, Action<int> work)
    {
        if (size - start < SmallSize)
        {
            for (int i = start; i < size; i++) work(i);
            return;
        }
        Parallel.For(start, size, new ParallelOptions { CancellationToken = context.Cancellation }, work);
    }

    private Span<double> Row(int i, int start, int end) => Matrix.AsSpan(i * size + start, end - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> x = MemoryMarshal.Cast<double, Vector<double>>(a), y = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> sum = Vector<double>.Zero, more = Vector<double>.Zero;
        int k = 0;
        for (; k + 1 < x.Length; k += 2)
        {
            sum += x[k] * y[k];
            more += x[k + 1] * y[k + 1];
        }
        if (k < x.Length) sum += x[k] * y[k];
        double rest = 0;
        for (int i = x.Length * Vector<double>.Count; i < a.Length; i++) rest += a[i] * b[i];
        return Vector.Sum(sum + more) + rest;
    }
}
