namespace NetOpt.Queueing.Models;

/// <summary>
/// M/G/m/m in steady state: an arrival that finds all m servers busy is lost. Depends on the service times by their mean only. See
/// <see cref="ErlangFormulas"/> and <see cref="MMmKQueue"/>, of which it is the case K = m.
/// <para>Source: Erlang 1917; insensitivity, Sevastyanov 1957.</para>
/// </summary>
internal static class ErlangBQueue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        PoissonQueue queue = ErlangCQueue.Read(request);
        QueueFigures figures = MMmKQueue.Solve(QueueModel.ErlangB, queue, queue.Servers, FormattableString.Invariant($"M/G/{queue.Servers}/{queue.Servers}"), "Erlang B (Erlang 1917)");
        // Nobody waits, and a stay is a service, whose distribution is not given.
        figures.WaitTail = null;
        figures.SojournTail = null;
        figures.VarianceSojourn = null;
        return figures;
    }
}
