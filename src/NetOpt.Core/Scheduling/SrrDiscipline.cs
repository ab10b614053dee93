namespace NetOpt.Scheduling;

/// <summary>
/// Surplus round robin: a visit adds the quantum to the queue's surplus counter, and the queue sends while the counter is above 0, so that the last
/// packet of a visit may overdraw it; the debt is paid at the next visits. An emptied queue loses what it has left and keeps its debt.
/// No packet size has to be known before it is sent. Parameters: a quantum in bytes for each queue.
/// Time and space: see <see cref="RoundRobinDiscipline"/>.
/// Source: Adiseshu, Parulkar and Varghese 1996 (SIGCOMM), who stripe packets over links; Floyd and Jacobson 1995 schedule classes so.
/// Deviation: rounds that send nothing are skipped at once, with the same result.
/// </summary>
/// <param name="packets">The packets.</param>
/// <param name="quantaBytes">A quantum of at least 1 byte for each queue.</param>
/// <exception cref="NetOptException">InvalidParameter.</exception>
public sealed class SrrDiscipline(PacketColumns packets, ReadOnlySpan<long> quantaBytes) : RoundRobinDiscipline(packets, quantaBytes)
{
    private protected override long VisitsMissing(long credit, int size, long quantum) => credit > 0 ? 0 : -credit / quantum + 1;

    private protected override long CreditWhenEmpty(long credit) => Math.Min(credit, 0);
}
