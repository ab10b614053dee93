using System.Runtime.ExceptionServices;

namespace NetOpt.Operations.Sweeps;

/// <summary>One execution of a sweep: workers that take the next run when they are done with one, and behind them the rows in order. Runs are counted from 0 here.</summary>
internal sealed class SweepRun
{
    private readonly Sweep _sweep;
    private readonly SweepColumns _columns;
    private readonly SweepFile? _file;
    private readonly OperationContext _context;
    private readonly Action<SweepRow> _emit;
    private readonly bool[] _done;
    private readonly int _resumed;
    private readonly Lock _gate = new();
    // Rows whose turn has not come yet.
    private readonly Dictionary<int, SweepRow> _waiting = [];
    private int _taken;
    private int _emitted;
    private int _failed;

    public SweepRun(Sweep sweep, SweepColumns columns, SweepFile? file, OperationContext context, Action<SweepRow> emit)
    {
        _sweep = sweep;
        _columns = columns;
        _file = file;
        _context = context;
        _emit = emit;
        _done = new bool[sweep.Runs];
        if (file is null) return;
        for (int run = 0; run < _done.Length; run++) _done[run] = file.Contains(run + 1);
        _resumed = file.Count;
        _failed = file.Failed;
    }

    /// <summary>Runs it.</summary>
    /// <param name="workers">Runs at once, at least 1.</param>
    public SweepSummary Execute(int workers)
    {
        EmitReady();
        int left = _done.Length - _resumed;
        if (left > 0) Work(Math.Min(workers, left));
        _context.ThrowIfCanceled();
        _file?.Sort(_context.Cancellation);
        return new SweepSummary(_done.Length, _failed, _resumed);
    }

    private void Work(int workers)
    {
        var progress = new SweepProgress(_context, _sweep.Operation.Name, _done.Length, _resumed, workers);
        // One worker's failure ends the others.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_context.Cancellation);
        var tasks = new Task[workers];
        for (int w = 0; w < workers; w++)
        {
            int worker = w;
            // Threads of their own: an operation that splits its work itself finds the pool free.
            tasks[w] = Task.Factory.StartNew(() => Worker(worker, progress, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        try
        {
            Task.WaitAll(tasks);
        }
        catch (AggregateException causes)
        {
            // Whatever a canceled run stumbles over follows from that, and the end of the other workers from that of the first.
            _context.ThrowIfCanceled();
            ExceptionDispatchInfo.Throw(causes.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? causes.InnerExceptions[0]);
        }
    }

    private void Worker(int worker, SweepProgress progress, CancellationTokenSource stop)
    {
        try
        {
            IProgress<OperationProgress>? own = progress.For(worker);
            int run;
            while ((run = Interlocked.Increment(ref _taken) - 1) < _done.Length)
            {
                if (_done[run]) continue;
                stop.Token.ThrowIfCancellationRequested();
                Finish(run, One(run, own, stop.Token));
                progress.Finished(worker);
            }
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private byte[] One(int run, IProgress<OperationProgress>? progress, CancellationToken cancellation)
    {
        int point = run / _sweep.Replications;
        var context = new OperationContext
        {
            Cancellation = cancellation,
            Progress = progress,
            Seed = unchecked(_context.Seed + (ulong)(run % _sweep.Replications)),
            Clock = _context.Clock,
        };
        object? result = null;
        NetOptException? error = null;
        try
        {
            result = _sweep.Operation.Run(_sweep.RequestOf(point), context);
        }
        catch (NetOptException failure) when (!cancellation.IsCancellationRequested)
        {
            error = failure;
        }
        return _columns.Line(run, point, context.Seed, result, error);
    }

    private void Finish(int run, byte[] line)
    {
        if (!_columns.TryRead(line, out SweepRow row)) throw new InvalidOperationException("a row cannot be read back");
        lock (_gate)
        {
            _file?.Append(run + 1, line);
            if (row.Failed) _failed++;
            _waiting.Add(run, row);
            EmitReady();
        }
    }

    private void EmitReady()
    {
        while (_emitted < _done.Length)
        {
            if (_done[_emitted]) _emit(_file!.Read(_emitted + 1));
            else if (_waiting.Remove(_emitted, out SweepRow row)) _emit(row);
            else return;
            _emitted++;
            _context.ThrowIfCanceled();
        }
    }
}
