namespace NetOpt.Congestion.Transport;

/// <summary>How a sender stands to congestion.</summary>
internal enum SenderState : byte
{
    /// <summary>No sign of it.</summary>
    Open,

    /// <summary>The window comes down after marks; nothing is lost.</summary>
    Reduction,

    /// <summary>The window comes down and what was lost is sent again.</summary>
    Recovery,

    /// <summary>After a timeout, until all that was on the way then is acknowledged.</summary>
    Loss,
}
