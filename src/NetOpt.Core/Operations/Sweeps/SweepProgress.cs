namespace NetOpt.Operations.Sweeps;

/// <summary>Adds up how far the runs of a sweep have come: those that are done, and a part of each that is under way.</summary>
/// <param name="context">Who is told.</param>
/// <param name="operation">What is run.</param>
/// <param name="runs">All runs.</param>
/// <param name="done">Runs that were done before; the fraction is of the others, so that the time left is right.</param>
/// <param name="workers">How many runs go on at once.</param>
internal sealed class SweepProgress(OperationContext context, string operation, int runs, int done, int workers)
{
    private readonly Lock _reporting = new();
    private readonly double[] _parts = new double[workers];
    private readonly string _activity = $"Sweeping {operation}";
    private readonly double _ahead = runs - done;
    private int _finished;
    private string _detail = $"{done} of {runs} runs";

    /// <summary>What a worker's runs report to.</summary>
    public IProgress<OperationProgress>? For(int worker) => context.Progress is null ? null : new OfWorker(this, worker);

    /// <summary>A worker's run is done.</summary>
    public void Finished(int worker)
    {
        lock (_reporting)
        {
            _parts[worker] = 0;
            _finished++;
            if (context.Progress is null) return;
            _detail = $"{done + _finished} of {runs} runs";
            Report();
        }
    }

    private void Report()
    {
        double sum = _finished;
        foreach (double part in _parts) sum += part;
        context.Report(_activity, Math.Min(1, sum / _ahead), _detail);
    }

    private sealed class OfWorker(SweepProgress all, int worker) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value)
        {
            // Who finds the others reporting has nothing that they will not tell soon.
            if (value.Fraction is not { } fraction || !(fraction is >= 0 and <= 1) || !all._reporting.TryEnter()) return;
            try
            {
                all._parts[worker] = fraction;
                all.Report();
            }
            finally
            {
                all._reporting.Exit();
            }
        }
    }
}
