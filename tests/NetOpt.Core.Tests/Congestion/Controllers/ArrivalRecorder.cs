using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Tells of every packet that comes to a queue, and lets it in.</summary>
internal sealed class ArrivalRecorder(Action<long, int> arrived) : ArrivalPolicy
{
    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes)
    {
        arrived(now, bytes);
        return ArrivalVerdict.Accept;
    }
}
