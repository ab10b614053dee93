using NetOpt.Simulation.Links;

namespace NetOpt.Simulation.Queues;

/// <summary>What waits at a link, and who goes next. A packet's <see cref="Packet.Time"/> is when it came in.</summary>
internal abstract class ServiceQueue
{
    /// <summary>Packets that wait.</summary>
    public abstract int Count { get; }

    /// <summary>Their bytes.</summary>
    public abstract long Bytes { get; }

    /// <summary>Where drops and marks are counted.</summary>
    protected LinkCounters Counters { get; private set; } = null!;

    /// <summary>How many packets may wait.</summary>
    protected int BufferPackets { get; private set; }

    /// <summary>How many bytes may wait.</summary>
    protected long BufferBytes { get; private set; }

    /// <summary>Gives it to a link.</summary>
    public void Attach(LinkCounters counters, int bufferPackets, long bufferBytes)
    {
        Counters = counters;
        BufferPackets = bufferPackets;
        BufferBytes = bufferBytes;
    }

    /// <summary>Takes a packet in, or drops it or another and counts that.</summary>
    public abstract void Enqueue(in Packet packet, long now);

    /// <summary>Takes out the packet to be sent now, after dropping and counting whichever should not be.</summary>
    /// <returns>False where nothing is left to send.</returns>
    public abstract bool TryDequeue(long now, out Packet packet);
}
