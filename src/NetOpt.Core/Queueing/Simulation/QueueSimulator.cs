using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// A simulation that can be carried on. Its clock is in seconds as doubles, not whole nanoseconds: service and arrival times are continuous
/// here, rates of every size must work, and waits come out exact to 2⁻⁵² of the clock.
/// </summary>
internal abstract class QueueSimulator(SimulationPlan plan)
{
    public SimulationPlan Plan { get; } = plan;

    public BatchTable Table { get; } = new(Column.Count + plan.Classes.Length * Column.PerClass + plan.Stations.Length * Column.PerStation);

    public SampleStore Samples { get; } = new();

    /// <summary>Arrivals so far; of closed networks rounds begun.</summary>
    public abstract long Offered { get; }

    /// <summary>The clock, s.</summary>
    public abstract double Now { get; }

    public virtual LittleCheck? Little => null;

    /// <summary>Customers in the system at the end of what was simulated.</summary>
    public virtual long Inside => 0;

    /// <summary>Goes on until so many customers have arrived.</summary>
    /// <param name="offered">Arrivals in all.</param>
    /// <param name="context">For cancellation.</param>
    /// <param name="progress">Called now and then with the arrivals so far; null for none.</param>
    public abstract void Advance(long offered, OperationContext context, Action<long>? progress);

    /// <summary>The name of a random stream.</summary>
    public static string StreamName(string purpose, int index, int replication) =>
        FormattableString.Invariant($"queue.run {purpose} {index}") + (replication == 0 ? "" : FormattableString.Invariant($" replication {replication + 1}"));

    /// <summary>Where what stands in the table.</summary>
    internal static class Column
    {
        public const int Served = 0, Wait = 1, Sojourn = 2, Seconds = 3, Area = 4, Busy = 5, Offered = 6, Lost = 7, Balked = 8, Reneged = 9, Waited = 10;
        public const int Count = 11;

        // Of each class.
        public const int ClassServed = 0, ClassWait = 1, ClassSojourn = 2, PerClass = 3;

        // Of each station.
        public const int StationServed = 0, StationWait = 1, StationSojourn = 2, StationArea = 3, StationBusy = 4, PerStation = 5;

        public static int OfClass(int index, int column) => Count + index * PerClass + column;

        public static int OfStation(int classes, int index, int column) => Count + classes * PerClass + index * PerStation + column;
    }
}
