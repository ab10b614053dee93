using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Drops every n-th packet.</summary>
internal sealed class PeriodicDrop(int period) : ArrivalPolicy
{
    private int _count;

    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes) => ++_count % period == 0 ? ArrivalVerdict.Drop : ArrivalVerdict.Accept;
}
