using System.Runtime.ExceptionServices;

namespace NetOpt.Operations;

/// <summary>
/// Work that splits into pieces, on all cores, with cancellation and progress. A result is the same on any number of
/// cores as long as each piece writes to its own place and the caller puts the places together in order.
/// </summary>
internal static class ParallelWork
{
    /// <summary>Runs a body for 0 .. count-1, each worker with a workspace of its own.</summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="context">Its token ends the work with <see cref="OperationCanceledException"/>; long pieces look at it themselves.</param>
    /// <param name="workspace">Makes a worker's workspace.</param>
    /// <param name="body">Does piece i. An error of a piece comes out as it is; of several one.</param>
    public static void For<T>(int count, OperationContext context, Func<T> workspace, Action<int, T> body)
    {
        context.ThrowIfCanceled();
        if (count == 1)
        {
            body(0, workspace());
            return;
        }
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = context.Cancellation }, workspace,
                (i, _, local) =>
                {
                    body(i, local);
                    return local;
                },
                static _ => { });
        }
        catch (AggregateException causes) when (causes.InnerExceptions.OfType<NetOptException>().FirstOrDefault() is not null)
        {
            context.ThrowIfCanceled();
            ExceptionDispatchInfo.Throw(causes.InnerExceptions.OfType<NetOptException>().First());
        }
    }
}
