namespace NetOpt.Congestion.Controllers;

/// <summary>What <see cref="Bbr3"/> is doing.</summary>
internal enum Bbr3Phase : byte
{
    /// <summary>Doubles its rate every round until bandwidth no longer grows.</summary>
    Startup,

    /// <summary>Drains the queue that this has built.</summary>
    Drain,

    /// <summary>Sends slower than the path delivers, until there is no queue and some headroom.</summary>
    Down,

    /// <summary>Sends as fast as the path delivers.</summary>
    Cruise,

    /// <summary>Fills the pipe for one round, before it probes.</summary>
    Refill,

    /// <summary>Probes for more bandwidth.</summary>
    Up,

    /// <summary>Half the bandwidth-delay product, to see the round-trip time without a queue.</summary>
    ProbeRtt,
}
