using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class CubicContractTests : ControllerContract
{
    private protected override CongestionController Create(ControllerSetup setup) => new Cubic(setup);
}
