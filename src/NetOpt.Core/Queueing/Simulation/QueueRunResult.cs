using System.Collections.Immutable;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// What a simulated queue did in steady state. Figures have 95 % confidence intervals by Student's t over batch means (or over replications).
/// Where there is no steady state the figures that would grow for ever are null and <paramref name="Reason"/> says what happened instead.
/// </summary>
/// <param name="Name">The queue, such as "M/M/10".</param>
/// <param name="Discipline">Who was served next.</param>
/// <param name="Arrival">The times between arrivals, as text; of several classes or stations all of them.</param>
/// <param name="Service">The service times, as text; of several classes or stations all of them.</param>
/// <param name="Servers">Servers; null for infinitely many and for networks.</param>
/// <param name="Stable">Whether a steady state with finite means exists.</param>
/// <param name="Reason">Why it does not; null where it does.</param>
/// <param name="Rho">ρ, offered load per server; of networks, of the busiest station.</param>
/// <param name="Seed">Seed of the run: every random stream is named after its purpose and, from the second on, its replication.</param>
/// <param name="Replications">Independent runs.</param>
/// <param name="Customers">Arrivals simulated, of all replications; of closed networks rounds.</param>
/// <param name="Measured">Customers served after the warm-up, which the figures are of.</param>
/// <param name="WarmUpCustomers">Customers served in the warm-up, which the figures leave out, of all replications.</param>
/// <param name="WarmUpSeconds">How long that took, s, of all replications.</param>
/// <param name="WarmUpRule">How the end of the warm-up was found.</param>
/// <param name="SimulatedSeconds">Time simulated, s, of all replications.</param>
/// <param name="Batches">Batches (or replications) that the intervals come from.</param>
/// <param name="BatchCustomers">Customers served in a batch; of replications the mean.</param>
/// <param name="BatchCorrelation">Correlation of neighboring batch means of the time in the system; above 0.2 the batches are too short. Null of replications.</param>
/// <param name="RelativePrecision">Half the width of the interval of the mean time in the system over that mean.</param>
/// <param name="PrecisionReached">Whether the wanted precision was reached before the customers ran out; null where none was wanted.</param>
/// <param name="Figures">The figures: of the system, then of each class or station.</param>
/// <param name="Percentiles">Percentiles of wait and time in the system.</param>
/// <param name="TailSeconds">Waits x, s, in ascending order, for a chart of P(wait &gt; x).</param>
/// <param name="TailProbability">P(wait &gt; x) for each of them.</param>
/// <param name="Little">Little's law on this run; null where the system was never empty again, or where it is part of the method.</param>
/// <param name="Theory">What theory says of the same queue; null where not asked for or where there is no formula.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record QueueRunResult(
    string Name,
    QueueDiscipline Discipline,
    string Arrival,
    string Service,
    long? Servers,
    bool Stable,
    string? Reason,
    double? Rho,
    ulong Seed,
    int Replications,
    long Customers,
    long Measured,
    long WarmUpCustomers,
    double WarmUpSeconds,
    string WarmUpRule,
    double SimulatedSeconds,
    int Batches,
    long BatchCustomers,
    double? BatchCorrelation,
    double? RelativePrecision,
    bool? PrecisionReached,
    ImmutableArray<QueueRunFigure> Figures,
    ImmutableArray<QueueRunPercentile> Percentiles,
    ImmutableArray<double> TailSeconds,
    ImmutableArray<double> TailProbability,
    LittleCheck? Little,
    QueueModelResult? Theory,
    ImmutableArray<string> Notes)
{
    /// <summary>A figure of the system, or of a class or station; null where there is none.</summary>
    /// <param name="quantity">What it measures.</param>
    /// <param name="scope">The part, such as <c>class 1</c> or <c>station 2</c>; null for the system.</param>
    public QueueRunFigure? Figure(QueueQuantity quantity, string? scope = null)
    {
        foreach (QueueRunFigure figure in Figures)
        {
            if (figure.Quantity == quantity && figure.Scope == scope) return figure;
        }
        return null;
    }
}
