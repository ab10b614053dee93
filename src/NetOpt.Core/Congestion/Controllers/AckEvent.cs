namespace NetOpt.Congestion.Controllers;

/// <summary>What one ACK brought. Bytes are of payload, times in ns.</summary>
internal readonly struct AckEvent
{
    /// <summary>The time.</summary>
    public required long Now { get; init; }

    /// <summary>Bytes that this ACK reports as newly delivered; 0 where it only led to losses being found.</summary>
    public required long Acked { get; init; }

    /// <summary>Bytes newly found to be lost.</summary>
    public required long Lost { get; init; }

    /// <summary>Bytes of <see cref="Acked"/> that carried a mark (CE).</summary>
    public required long Marked { get; init; }

    /// <summary>All bytes delivered so far, with these.</summary>
    public required long Delivered { get; init; }

    /// <summary>Bytes on the way after this ACK.</summary>
    public required long InFlight { get; init; }

    /// <summary>Bytes on the way before it.</summary>
    public required long PriorInFlight { get; init; }

    /// <summary>Round-trip time of the newest packet that it reports, without the receiver's wait for a second one; 0 where there is no sample.</summary>
    public required long Rtt { get; init; }

    /// <summary>Least round-trip time of the connection so far; 0 before the first sample.</summary>
    public required long LeastRtt { get; init; }

    /// <summary>Smoothed round-trip time (RFC 6298); 0 before the first sample.</summary>
    public required long SmoothedRtt { get; init; }

    /// <summary>Delivery rate over the flight of the newest packet, bytes/s; 0 where there is no sample.</summary>
    public required double DeliveryRate { get; init; }

    /// <summary>Whether the sender ran out of data while that was measured.</summary>
    public required bool IsApplicationLimited { get; init; }

    /// <summary>Whether this ACK begins a round: the newest packet was sent after the last round began.</summary>
    public required bool BeginsRound { get; init; }

    /// <summary>Bytes delivered when the newest packet was sent.</summary>
    public required long DeliveredAtSend { get; init; }

    /// <summary>Bytes on the way just after the newest packet was sent.</summary>
    public required long InFlightAtSend { get; init; }

    /// <summary>Bytes found to be lost since the newest packet was sent.</summary>
    public required long LostSinceSend { get; init; }

    /// <summary>Whether the window was what held the sender back during the last round: only then may it grow.</summary>
    public required bool IsWindowLimited { get; init; }

    /// <summary>Whether the sender is recovering from loss or coming down after marks; a window that PRR governs must not grow then.</summary>
    public required bool InRecovery { get; init; }
}
