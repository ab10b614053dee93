namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Sums over small batches of consecutive customers, in a table of bounded size: where it is full, neighboring batches are put together and
/// batches are twice as long from then on. O(1) amortized per batch and column; space O(rows × columns) whatever the length of the run.
/// </summary>
internal sealed class BatchTable
{
    private const int FirstBatch = 5;
    private const int CellsAtMost = 1 << 22;

    private readonly double[] _cells;
    private readonly int _rowsAtMost;

    public BatchTable(int columns)
    {
        Columns = columns;
        _rowsAtMost = Math.Clamp(CellsAtMost / columns, 256, 8192) & ~1;
        _cells = new double[_rowsAtMost * columns];
        Current = new double[columns];
    }

    public int Columns { get; }

    /// <summary>Customers of a row.</summary>
    public int RowCustomers { get; private set; } = FirstBatch;

    /// <summary>Full rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Sums of the row that is being filled; its owner calls <see cref="EndRow"/> after <see cref="RowCustomers"/> customers.</summary>
    public double[] Current { get; }

    public double this[int row, int column] => _cells[row * Columns + column];

    public void EndRow()
    {
        Current.CopyTo(_cells, Rows * Columns);
        Array.Clear(Current);
        if (++Rows < _rowsAtMost) return;
        for (int row = 0; row < Rows / 2; row++)
        {
            for (int column = 0; column < Columns; column++)
                _cells[row * Columns + column] = _cells[2 * row * Columns + column] + _cells[(2 * row + 1) * Columns + column];
        }
        Rows /= 2;
        RowCustomers *= 2;
    }

    /// <summary>The sum of a column over some rows.</summary>
    public double Sum(int column, int fromRow, int toRow)
    {
        double sum = 0;
        for (int row = fromRow; row < toRow; row++) sum += _cells[row * Columns + column];
        return sum;
    }

    /// <summary>
    /// The end of the warm-up by MSER (White 1997) on the rows: the row from which on the standard error of the mean of
    /// <paramref name="numerator"/> over <paramref name="denominator"/> would be least, in the first half of the run and at most
    /// <paramref name="most"/>. With rows of 5 customers it is MSER-5. O(rows).
    /// </summary>
    public int WarmUp(int numerator, int denominator, int most = int.MaxValue)
    {
        int rows = Rows, best = 0, latest = Math.Min(rows / 2, most);
        double sum = 0, squares = 0, least = double.PositiveInfinity;
        for (int row = rows - 1, n = 1; row >= 0; row--, n++)
        {
            double x = this[row, numerator] / this[row, denominator];
            double delta = x - sum / Math.Max(1, n - 1);
            squares += n == 1 ? 0 : delta * delta * (n - 1) / n;
            sum += x;
            if (row > latest || n < 2) continue;
            double error = squares / ((double)n * n);
            if (error <= least) (least, best) = (error, row);
        }
        return best;
    }
}
