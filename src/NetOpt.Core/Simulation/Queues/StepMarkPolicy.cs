namespace NetOpt.Simulation.Queues;

/// <summary>
/// Marks whatever finds more than K packets waiting, as switches do for DCTCP; drops nothing before the buffer is full. O(1).
/// Source: RFC 8257 section 3.1; Alizadeh et al., SIGCOMM 2010: the link stays full where K is more than capacity · RTT / 7. Deviation: none.
/// </summary>
/// <param name="packets">K, packets, at least 0.</param>
internal sealed class StepMarkPolicy(int packets) : ArrivalPolicy
{
    /// <inheritdoc/>
    public override bool DropsEarly => false;

    /// <inheritdoc/>
    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes) => queue.Packets > packets ? ArrivalVerdict.Mark : ArrivalVerdict.Accept;
}
