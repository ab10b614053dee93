namespace NetOpt.Simulation.Links;

/// <summary>How long a link takes to send packets.</summary>
internal abstract class LinkClock
{
    /// <summary>When a packet has been sent. Calls come in order: no start lies before the finish of the packet before.</summary>
    /// <param name="start">When its transmission may begin, ns.</param>
    /// <param name="bytes">Its size.</param>
    /// <returns>When its last bit has left, ns.</returns>
    public abstract long Finish(long start, int bytes);
}
