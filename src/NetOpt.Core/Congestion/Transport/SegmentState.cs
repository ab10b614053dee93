namespace NetOpt.Congestion.Transport;

/// <summary>What the sender knows of a segment.</summary>
internal enum SegmentState : byte
{
    /// <summary>On the way.</summary>
    Sent,

    /// <summary>Taken for lost, waits to be sent again.</summary>
    Lost,

    /// <summary>Reported by the receiver.</summary>
    Delivered,
}
