namespace NetOpt.Queueing.Simulation;

/// <summary>How much of a formula holds for the queue that is simulated.</summary>
internal enum TheoryScope
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Means, and not the distribution of the times: the order of service does not change the number in the system.</summary>
    Means,

    /// <summary>Mean number and mean time in the system only: nobody waits under processor sharing.</summary>
    Sojourn,
}
