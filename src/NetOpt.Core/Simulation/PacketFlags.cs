namespace NetOpt.Simulation;

/// <summary>What a packet is and what happened to it on the way.</summary>
[Flags]
internal enum PacketFlags : ushort
{
    None = 0,

    /// <summary>It carries an acknowledgment.</summary>
    Ack = 1,

    /// <summary>Its endpoints understand marks (ECT, RFC 3168): a queue may mark it where it would drop another.</summary>
    EcnCapable = 2,

    /// <summary>It was marked (CE).</summary>
    Marked = 4,

    /// <summary>It opens a connection, or answers that.</summary>
    Syn = 8,
}
