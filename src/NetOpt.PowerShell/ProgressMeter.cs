using System.Management.Automation;
using NetOpt.Operations;

namespace NetOpt.PowerShell;

/// <summary>
/// Takes progress from the working thread and gives it to the pipeline thread, a few times a second and only for runs
/// longer than a second: most runs are over before a bar would be drawn. The time left is the elapsed time scaled by
/// what is left of the work.
/// </summary>
internal sealed class ProgressMeter(TimeProvider clock) : IProgress<OperationProgress>
{
    /// <summary>How often the pipeline thread looks.</summary>
    public const int PollMilliseconds = 50;

    private const int ShowEvery = 4;
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);

    private readonly long _start = clock.GetTimestamp();
    private object? _latest;
    private ProgressRecord? _shown;
    private int _polls;

    public void Report(OperationProgress value) => Volatile.Write(ref _latest, value);

    /// <summary>The record to show now, or null.</summary>
    public ProgressRecord? Next()
    {
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        if (elapsed < ShowAfter || _polls++ % ShowEvery != 0) return null;
        if (Volatile.Read(ref _latest) is not OperationProgress progress) return null;
        _shown = new ProgressRecord(1, progress.Activity, progress.Detail ?? " ");
        if (progress.Fraction is { } fraction and > 0 and <= 1)
        {
            _shown.PercentComplete = (int)(fraction * 100);
            _shown.SecondsRemaining = (int)Math.Min(int.MaxValue, elapsed.TotalSeconds * (1 - fraction) / fraction);
        }
        return _shown;
    }

    /// <summary>The record that takes the bar away, or null where none was shown.</summary>
    public ProgressRecord? Completed()
    {
        if (_shown is { } record) record.RecordType = ProgressRecordType.Completed;
        return _shown;
    }
}
