namespace NetOpt.Operations;

/// <summary>What an operation may use of the outside: cancellation, progress, the seed and the clock.</summary>
public sealed class OperationContext
{
    /// <summary>No cancellation, no progress, seed 0, and a clock that stands still.</summary>
    public static OperationContext Default { get; } = new();

    /// <summary>Ends the operation with an <see cref="OperationCanceledException"/>; looked at every few milliseconds of work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Receives progress, or null.</summary>
    public IProgress<OperationProgress>? Progress { get; init; }

    /// <summary>Seed of every random stream of the run.</summary>
    public ulong Seed { get; init; }

    /// <summary>The clock that time limits are measured on. Null means that no time passes, so no time limit ever ends a run.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Reports progress.</summary>
    public void Report(string activity, double? fraction = null, string? detail = null) =>
        Progress?.Report(new OperationProgress(activity, fraction, detail));

    /// <summary>Throws if the run was canceled.</summary>
    public void ThrowIfCanceled() => Cancellation.ThrowIfCancellationRequested();

    /// <summary>Monotonic seconds from an arbitrary start; 0 where there is no clock.</summary>
    public double Now() => Clock is null ? 0 : Clock.GetTimestamp() / (double)Clock.TimestampFrequency;
}
