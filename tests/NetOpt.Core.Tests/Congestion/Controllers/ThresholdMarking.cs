using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Marks what finds as many packets waiting as the threshold or more (RFC 8257 section 3.1).</summary>
internal sealed class ThresholdMarking(int packets) : ArrivalPolicy
{
    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes) => queue.Packets >= packets ? ArrivalVerdict.Mark : ArrivalVerdict.Accept;
}
