using NetOpt.Numerics;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Estimates of steady-state means with confidence intervals from what is left of runs after their warm-up: 20 consecutive batches of one
/// run, or each of several replications as a batch. A mean is a ratio of sums, its interval that of the classical ratio estimator with
/// Student's t; where neighboring batches of one run are positively correlated by r, it is widened by √((1+r)/(1−r)). Where the relaxation time of the queue
/// is known, the warm-up takes at most ten of them.
/// Sources: White 1997 (MSER-5); Law, Simulation Modeling and Analysis, §9.5. Deviation: the widening, which takes the batches as an
/// autoregression of first order.
/// </summary>
internal sealed class BatchEstimates
{
    private const int WantedBatches = 20;
    private const int RowsAtLeast = 2 * WantedBatches;

    // A cut that chance suggests, where a run happens to calm down, would bias what is left: the start is forgotten long before.
    private const int WarmUpRelaxations = 10;

    private readonly double[][] _sums;
    private readonly bool _sequence;

    public BatchEstimates(IReadOnlyList<QueueSimulator> runs)
    {
        _sequence = runs.Count == 1;
        WarmUpRows = new int[runs.Count];
        var sums = new List<double[]>();
        for (int r = 0; r < runs.Count; r++)
        {
            BatchTable table = runs[r].Table;
            if (table.Rows < RowsAtLeast)
            {
                IsTooShort = true;
                continue;
            }
            double rowSeconds = table.Sum(QueueSimulator.Column.Seconds, 0, table.Rows) / table.Rows;
            int most = runs[r].Plan.RelaxationSeconds is { } relaxation && rowSeconds > 0 ? (int)Math.Min(table.Rows, Math.Ceiling(WarmUpRelaxations * relaxation / rowSeconds)) : table.Rows;
            int warmUp = table.WarmUp(QueueSimulator.Column.Sojourn, QueueSimulator.Column.Served, most);
            int batches = _sequence ? WantedBatches : 1, length = (table.Rows - warmUp) / batches;
            // What does not fill a batch belongs to the warm-up.
            warmUp = table.Rows - batches * length;
            WarmUpRows[r] = warmUp;
            WarmUpAtLimit |= warmUp >= table.Rows / 2 - WantedBatches;
            WarmUpCustomers += (long)warmUp * table.RowCustomers;
            WarmUpSeconds += table.Sum(QueueSimulator.Column.Seconds, 0, warmUp);
            BatchCustomers += (long)length * table.RowCustomers;
            for (int b = 0; b < batches; b++)
            {
                var batch = new double[table.Columns];
                for (int column = 0; column < batch.Length; column++)
                    batch[column] = table.Sum(column, warmUp + b * length, warmUp + (b + 1) * length);
                sums.Add(batch);
            }
        }
        if (IsTooShort) sums.Clear();
        _sums = [.. sums];
        BatchCustomers /= runs.Count;
    }

    /// <summary>Whether so few customers were served that there is nothing to estimate from.</summary>
    public bool IsTooShort { get; }

    public int Batches => _sums.Length;

    public long BatchCustomers { get; }

    public long Measured => Batches * BatchCustomers;

    public int[] WarmUpRows { get; }

    public long WarmUpCustomers { get; }

    public double WarmUpSeconds { get; }

    /// <summary>Whether the warm-up took as much of a run as the rule allows, so that it may not be over.</summary>
    public bool WarmUpAtLimit { get; }

    /// <summary>The mean of one sum over another.</summary>
    public Estimate Ratio(Func<double[], double> numerator, Func<double[], double> denominator)
    {
        double x = 0, y = 0;
        foreach (double[] batch in _sums)
        {
            y += numerator(batch);
            x += denominator(batch);
        }
        if (IsTooShort || !(x > 0)) return default;
        double ratio = y / x;
        int n = _sums.Length;
        if (n < 2) return new Estimate(ratio, null, null, null);
        double squares = 0, products = 0, previous = 0;
        for (int b = 0; b < n; b++)
        {
            double rest = numerator(_sums[b]) - ratio * denominator(_sums[b]);
            squares += rest * rest;
            if (b > 0) products += rest * previous;
            previous = rest;
        }
        double correlation = _sequence && squares > 0 ? products / squares : 0;
        double widening = correlation > 0 ? Math.Sqrt((1 + correlation) / (1 - correlation)) : 1;
        double error = Math.Sqrt(squares / (n - 1) * n) / x * widening;
        return new Estimate(ratio, error * SpecialFunctions.StudentQuantile(0.975, n - 1), error * SpecialFunctions.StudentQuantile(0.9995, n - 1), _sequence ? correlation : null);
    }

    /// <summary>An estimate.</summary>
    /// <param name="Value">The ratio; null where it is undefined.</param>
    /// <param name="HalfWidth">Half the width of its 95 % interval.</param>
    /// <param name="WideHalfWidth">Half the width of its 99.9 % interval.</param>
    /// <param name="Correlation">Of neighboring batches.</param>
    public readonly record struct Estimate(double? Value, double? HalfWidth, double? WideHalfWidth, double? Correlation);
}
