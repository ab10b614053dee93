namespace NetOpt.Operations;

/// <summary>Counts finished steps from any number of threads and reports each percent once, never going back.</summary>
/// <param name="context">Who is told.</param>
/// <param name="activity">What is being done.</param>
/// <param name="total">How many steps there are.</param>
internal sealed class WorkProgress(OperationContext context, string activity, long total)
{
    private const int Reports = 100;

    private readonly Lock _reporting = new();
    private long _done;
    private long _reported;

    /// <summary>A step is finished.</summary>
    public void Step()
    {
        long part = Interlocked.Increment(ref _done) * Reports / total;
        if (part <= Volatile.Read(ref _reported)) return;
        lock (_reporting)
        {
            if (part <= _reported) return;
            _reported = part;
            context.Report(activity, part / (double)Reports);
        }
    }
}
