using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>The packets of one source, one after the other. After a first <see cref="Advance"/> the properties hold the packet that comes next.</summary>
/// <param name="endNanoseconds">No packet is wanted at or after this time.</param>
/// <param name="context">Cancellation.</param>
internal abstract class PacketProcess(long endNanoseconds, OperationContext context)
{
    private const int StepsBetweenChecks = 1 << 14;

    private int _steps;

    /// <summary>When the next packet comes, ns.</summary>
    public long Time { get; protected set; }

    /// <summary>How large it is, bytes.</summary>
    public int Size { get; protected set; }

    /// <summary>Which of the flows of its source it is of.</summary>
    public int Flow { get; protected set; }

    /// <summary>The time at which the trace ends, ns.</summary>
    protected long End { get; } = endNanoseconds;

    /// <summary>Goes to the next packet; false where there is none before the end.</summary>
    public abstract bool Advance();

    /// <summary>Counts a step that makes no packet, so that a source of many short periods can be canceled too.</summary>
    protected void Step()
    {
        if (++_steps % StepsBetweenChecks == 0) context.ThrowIfCanceled();
    }
}
