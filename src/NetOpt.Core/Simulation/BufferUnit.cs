namespace NetOpt.Simulation;

/// <summary>What a buffer's size counts.</summary>
public enum BufferUnit
{
    /// <summary>Packets of any size.</summary>
    Packets,

    /// <summary>Bytes on the wire.</summary>
    Bytes,

    /// <summary>Seconds at the link's rate.</summary>
    Time,

    /// <summary>The link's rate times the mean round-trip time of the flows that use it.</summary>
    BandwidthDelayProduct,
}
