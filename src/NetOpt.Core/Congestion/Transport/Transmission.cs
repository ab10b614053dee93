namespace NetOpt.Congestion.Transport;

/// <summary>One sending of one segment, and the state of the connection when it was sent, from which its delivery tells round-trip time and delivery rate.</summary>
internal struct Transmission
{
    /// <summary>When it was sent, ns.</summary>
    public long SentTime;

    /// <summary>When the packet was sent that began the flight which this one ends, ns.</summary>
    public long FirstSentTime;

    /// <summary>Bytes delivered when it was sent.</summary>
    public long Delivered;

    /// <summary>When the last of those were reported, ns.</summary>
    public long DeliveredTime;

    /// <summary>Bytes found lost when it was sent.</summary>
    public long Lost;

    /// <summary>Bytes on the way just after it was sent.</summary>
    public long InFlight;

    /// <summary>The segment.</summary>
    public int Segment;

    /// <summary>What has become of it.</summary>
    public TransmissionState State;

    /// <summary>Whether the segment had been sent before.</summary>
    public bool IsRetransmission;

    /// <summary>Whether the sender had run out of data.</summary>
    public bool IsApplicationLimited;
}
