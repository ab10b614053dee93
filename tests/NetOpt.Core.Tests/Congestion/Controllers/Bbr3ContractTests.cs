using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class Bbr3ContractTests : ControllerContract
{
    private protected override long Floor => 4 * Segment;

    // A flow that starts into the queue of others stays behind for minutes: one lost packet is more than 2 % of its flight.
    private protected override double StartSpacing => 0;

    private protected override bool DecreasesOncePerRound => false;

    private protected override CongestionController Create(ControllerSetup setup) => new Bbr3(setup);
}
