namespace NetOpt.Queueing.Simulation;

/// <summary>A queue or network of queues, ready to simulate: every model comes down to this.</summary>
internal sealed class SimulationPlan
{
    public required string Name { get; init; }

    public required QueueDiscipline Discipline { get; init; }

    public required StationPlan[] Stations { get; init; }

    public SourcePlan[] Sources { get; init; } = [];

    public string[] Classes { get; init; } = [""];

    /// <summary>For each class and station the probabilities of the next station, added up; what is missing to 1 leaves.</summary>
    public required double[][][] Routing { get; init; }

    /// <summary>Customers of each class of a closed network, all at home at first; empty where open.</summary>
    public int[] Population { get; init; } = [];

    public double? Rho { get; init; }

    /// <summary>About how long the queue takes to forget its start by a factor e, s; null where it is not known, or the start does not last.</summary>
    public double? RelaxationSeconds { get; init; }

    /// <summary>About how many customers give the mean number in the system to ±5 %; null where it is not known.</summary>
    public double? CustomersForFivePercent { get; init; }

    public string? Unstable { get; init; }

    /// <summary>Whether each class has finite means; by default as the whole.</summary>
    public bool[] StableClass { get; init; } = [];

    public bool HasClasses => Classes.Length > 1;

    /// <summary>Whether there is more than one station that belongs to the system.</summary>
    public bool IsNetwork { get; init; }

    public bool IsClosed => Population.Length > 0;

    /// <summary>The question to theory; null where there is no formula.</summary>
    public QueueModelRequest? Theory { get; init; }

    /// <summary>Which part of theory's answer holds for this queue too.</summary>
    public TheoryScope Scope { get; init; }

    public List<string> Notes { get; } = [];

    /// <summary>
    /// Whether the recursion for first come, first served applies: one class, one station, nobody refused, nobody impatient, and a steady state, as
    /// it counts customers by their arrival and so cannot tell what overloaded servers get done.
    /// </summary>
    public bool IsRecursive => !IsClosed && Unstable is null && Stations.Length == 1 && Sources.Length == 1 && Stations[0] is
    {
        Discipline: QueueDiscipline.Fifo, Places: long.MaxValue, Patience: null, BalkProbability: 0, BalkAt: long.MaxValue, Vacation: null,
        Servers: < StationPlan.Unlimited,
    } && Routing[0][0][^1] == 0;
}
