namespace NetOpt.Congestion.Controllers;

/// <summary>What BBR version 1 is doing.</summary>
internal enum BbrMode : byte
{
    /// <summary>Doubles its rate each round.</summary>
    Startup,

    /// <summary>Empties the queue that startup left.</summary>
    Drain,

    /// <summary>Cycles around the bandwidth.</summary>
    ProbeBandwidth,

    /// <summary>Keeps four packets on the way to see the propagation delay.</summary>
    ProbeRtt,
}
