namespace NetOpt.Simulation;

/// <summary>Where the packets of a flow end.</summary>
internal abstract class PacketEndpoint : EventSource
{
    /// <summary>A packet has come to the end of its route.</summary>
    public abstract void Receive(in Packet packet, long now);
}
