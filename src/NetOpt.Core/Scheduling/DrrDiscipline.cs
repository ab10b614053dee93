namespace NetOpt.Scheduling;

/// <summary>
/// Deficit round robin: a visit adds the quantum to the queue's deficit counter, and the queue sends while its head fits in it; an emptied
/// queue loses what it has left. Parameters: a quantum in bytes for each queue; the shares of backlogged queues are those of their quanta.
/// Time and space: see <see cref="RoundRobinDiscipline"/>.
/// Source: Shreedhar and Varghese 1995 (SIGCOMM). Deviation: rounds that send nothing are skipped at once, with the same result.
/// </summary>
/// <param name="packets">The packets.</param>
/// <param name="quantaBytes">A quantum of at least 1 byte for each queue.</param>
/// <exception cref="NetOptException">InvalidParameter.</exception>
public sealed class DrrDiscipline(PacketColumns packets, ReadOnlySpan<long> quantaBytes) : RoundRobinDiscipline(packets, quantaBytes)
{
    private protected override long VisitsMissing(long credit, int size, long quantum) => credit >= size ? 0 : (size - credit + quantum - 1) / quantum;

    private protected override long CreditWhenEmpty(long credit) => 0;
}
