using NetOpt.Congestion.Controllers;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class DctcpContractTests : ControllerContract
{
    private protected override ArrivalPolicy? Policy => new ThresholdMarking(15);

    private protected override CongestionController Create(ControllerSetup setup) => new Dctcp(setup);
}
