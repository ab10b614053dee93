using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class NewRenoContractTests : ControllerContract
{
    private protected override CongestionController Create(ControllerSetup setup) => new NewReno(setup);
}
