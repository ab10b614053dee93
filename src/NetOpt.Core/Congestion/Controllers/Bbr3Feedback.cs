namespace NetOpt.Congestion.Controllers;

/// <summary>Which sending the ACKs of now tell of.</summary>
internal enum Bbr3Feedback : byte
{
    /// <summary>No probe.</summary>
    None,

    /// <summary>The pipe is being filled.</summary>
    Refilling,

    /// <summary>A probe has begun; ACKs are still of what came before.</summary>
    Starting,

    /// <summary>ACKs are of the probe.</summary>
    Probing,

    /// <summary>The probe is over; ACKs are still of it.</summary>
    Stopping,
}
