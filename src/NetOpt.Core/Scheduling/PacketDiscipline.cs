namespace NetOpt.Scheduling;

/// <summary>
/// Who sends next on a link: what <see cref="PacketLink"/> drives. The link tells of each arrival and asks for the next packet
/// whenever it is free and any waits, so that every discipline is work-conserving, and a packet under way is never interrupted.
/// A discipline serves one run over the packets that it was made for.
/// </summary>
public abstract class PacketDiscipline
{
    /// <summary>The link was idle, and a packet arrives at this time; no other waits.</summary>
    /// <param name="nanoseconds">The time of the arrival.</param>
    public virtual void BeginBusyPeriod(long nanoseconds)
    {
    }

    /// <summary>A packet arrives, at its time in the columns. Arrivals come in the order of the trace.</summary>
    /// <param name="packet">Its number in the trace.</param>
    public abstract void Enqueue(int packet);

    /// <summary>The link is free and at least one packet waits: which one is sent? The one before it has just been finished.</summary>
    /// <param name="now">The time; arrivals up to and at this time have been told.</param>
    public abstract QueuedPacket Dequeue(LinkTime now);
}
