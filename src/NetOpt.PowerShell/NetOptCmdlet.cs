using System.Management.Automation;
using NetOpt.Operations;

namespace NetOpt.PowerShell;

/// <summary>
/// What every cmdlet of the module has in common: Ctrl+C, progress, errors and paths. A cmdlet declares its parameters,
/// overrides <see cref="ProcessInput"/> (and <see cref="FinishInput"/> where it collects), and calls the engine there.
/// </summary>
public abstract class NetOptCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Canceled when the user stops the pipeline.</summary>
    protected CancellationToken Cancellation => _stop.Token;

    /// <summary>One record of the pipeline, or the one call without pipeline. May throw <see cref="NetOptException"/>.</summary>
    protected virtual void ProcessInput()
    {
    }

    /// <summary>After the last record. May throw <see cref="NetOptException"/>.</summary>
    protected virtual void FinishInput()
    {
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            ProcessInput();
        }
        catch (NetOptException error) when (MyInvocation.ExpectingInput)
        {
            // One bad record must not take the rest of the pipeline with it.
            WriteError(ErrorRecords.From(error, null));
        }
        catch (NetOptException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        try
        {
            FinishInput();
        }
        catch (NetOptException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes an error that concerns one item of several and goes on.</summary>
    protected void WriteProblem(NetOptException error, object? target) => WriteError(ErrorRecords.From(error, target));

    /// <summary>
    /// Runs engine work beside the pipeline thread, which meanwhile shows progress and stays free for Ctrl+C.
    /// </summary>
    /// <param name="work">The work; it looks at the context's cancellation.</param>
    /// <param name="seed">Seed of every random stream of the run.</param>
    /// <param name="meanwhile">What the pipeline thread does a few times a second while the work goes on, and once after it; null for nothing.</param>
    protected TResult Run<TResult>(Func<OperationContext, TResult> work, ulong seed = 0, Action? meanwhile = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        var meter = new ProgressMeter(TimeProvider.System);
        var context = new OperationContext { Cancellation = Cancellation, Progress = meter, Seed = seed, Clock = TimeProvider.System };
        Task<TResult> task = Task.Run(() => work(context), CancellationToken.None);
        try
        {
            WaitHandle[] events = [((IAsyncResult)task).AsyncWaitHandle, Cancellation.WaitHandle];
            int reason;
            while ((reason = WaitHandle.WaitAny(events, ProgressMeter.PollMilliseconds)) != 0)
            {
                // The work ends by itself soon after; nobody waits for it.
                if (reason == 1) throw new PipelineStoppedException();
                if (meter.Next() is { } record) WriteProgress(record);
                meanwhile?.Invoke();
            }
            meanwhile?.Invoke();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            // The pipeline may end before the work does, as Select-Object -First ends it.
            if (!task.IsCompleted) _stop.Cancel();
            if (meter.Completed() is { } record && !Cancellation.IsCancellationRequested) WriteProgress(record);
        }
    }

    /// <summary>Runs an operation of the engine.</summary>
    /// <param name="operation">Its name in the catalog.</param>
    /// <param name="request">An object of its request type.</param>
    /// <param name="seed">Seed of every random stream of the run.</param>
    protected object Run(string operation, object request, ulong seed = 0) =>
        Run(context => OperationCatalog.Get(operation).Run(request, context), seed);

    /// <summary>Runs an operation and writes its result, or starts it as a job and writes that.</summary>
    /// <param name="operation">Its name in the catalog.</param>
    /// <param name="request">An object of its request type.</param>
    /// <param name="seed">Seed of every random stream of the run.</param>
    /// <param name="asJob">Whether to go on in the background; Receive-Job, Wait-Job and Stop-Job serve the job.</param>
    protected void RunOrStart(string operation, object request, ulong seed, bool asJob)
    {
        if (!asJob)
        {
            WriteObject(Run(operation, request, seed));
            return;
        }
        var job = new OperationJob(MyInvocation.Line.Trim());
        JobRepository.Add(job);
        job.Start(context => OperationCatalog.Get(operation).Run(request, context), seed);
        WriteObject(job);
    }
}
