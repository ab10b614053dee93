using System.Management.Automation;
using NetOpt.Operations;

namespace NetOpt.PowerShell;

/// <summary>
/// A run in the background that Receive-Job, Wait-Job, Stop-Job and Remove-Job serve: its output are the results, its progress is shown by
/// Receive-Job, and stopping it ends it as Ctrl+C would.
/// </summary>
internal sealed class OperationJob : Job, IProgress<OperationProgress>
{
    private const int StopMilliseconds = 5000;

    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _start;
    private int _percent = -1;

    /// <summary>Makes a job; <c>Start</c> starts it.</summary>
    /// <param name="command">The line that asked for it.</param>
    public OperationJob(string command)
        : base(command)
    {
        PSJobTypeName = "NetOptRun";
        _start = _clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count > 0 || Error.Count > 0;

    /// <inheritdoc/>
    public override string Location => "localhost";

    /// <inheritdoc/>
    public override string StatusMessage => JobStateInfo.State == JobState.Running && _percent >= 0 ? $"{_percent} %" : "";

    /// <summary>Starts the work on another thread.</summary>
    public void Start(Func<OperationContext, object> work, ulong seed) => Start((context, write) => write(work(context)), seed);

    /// <summary>Starts work that hands over several results, one by one and from one thread at a time.</summary>
    public void Start(Action<OperationContext, Action<object>> work, ulong seed)
    {
        var context = new OperationContext { Cancellation = _stop.Token, Progress = this, Seed = seed, Clock = _clock };
        SetJobState(JobState.Running);
        Task.Run(() => End(work, context), CancellationToken.None);
    }

    /// <inheritdoc/>
    public override void StopJob()
    {
        _stop.Cancel();
        _ended.Wait(StopMilliseconds);
    }

    /// <inheritdoc/>
    public void Report(OperationProgress value)
    {
        if (value.Fraction is not { } fraction || !(fraction is > 0 and <= 1)) return;
        int percent = (int)(fraction * 100);
        if (Interlocked.Exchange(ref _percent, percent) == percent) return;
        double elapsed = _clock.GetElapsedTime(_start).TotalSeconds;
        Progress.Add(new ProgressRecord(1, value.Activity, value.Detail ?? " ")
        {
            PercentComplete = percent,
            SecondsRemaining = (int)Math.Min(int.MaxValue, elapsed * (1 - fraction) / fraction),
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopJob();
            _stop.Dispose();
        }
        base.Dispose(disposing);
    }

    // The last thing a job does is to change its state: whoever waits for it finds its output there.
    private void End(Action<OperationContext, Action<object>> work, OperationContext context)
    {
        JobState state;
        try
        {
            work(context, result => Output.Add(PSObject.AsPSObject(result)));
            state = JobState.Completed;
        }
        catch (OperationCanceledException)
        {
            state = JobState.Stopped;
        }
        catch (NetOptException error)
        {
            Error.Add(ErrorRecords.From(error, null));
            state = JobState.Failed;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Error.Add(new ErrorRecord(error, "InternalError", ErrorCategory.NotSpecified, null));
            state = JobState.Failed;
        }
        if (_percent >= 0) Progress.Add(new ProgressRecord(1, "done", " ") { RecordType = ProgressRecordType.Completed });
        SetJobState(state);
        _ended.Set();
    }
}
