namespace NetOpt.Simulation.Queues;

/// <summary>What a policy wants done with a packet.</summary>
internal enum ArrivalVerdict
{
    /// <summary>Let it in.</summary>
    Accept,

    /// <summary>Mark it, or drop it where its endpoints do not understand marks.</summary>
    Mark,

    /// <summary>Drop it even if it could be marked.</summary>
    Drop,
}
