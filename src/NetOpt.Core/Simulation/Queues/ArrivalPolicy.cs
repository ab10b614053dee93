namespace NetOpt.Simulation.Queues;

/// <summary>Decides on each packet when it comes in, before the buffer is full. One object belongs to one queue.</summary>
internal abstract class ArrivalPolicy
{
    /// <summary>Whether packets that cannot be marked are dropped instead; otherwise they are let in.</summary>
    public virtual bool DropsEarly => true;

    /// <summary>What is to be done with a packet.</summary>
    /// <param name="now">When it comes in, ns; never before the packet before.</param>
    /// <param name="queue">The queue that it finds.</param>
    /// <param name="bytes">Its size.</param>
    public abstract ArrivalVerdict Decide(long now, in QueueState queue, int bytes);
}
