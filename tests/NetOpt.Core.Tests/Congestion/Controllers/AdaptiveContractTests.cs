using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class AdaptiveContractTests : ControllerContract
{
    private protected override CongestionController Create(ControllerSetup setup) => new Adaptive(setup, NetOpt.Congestion.AdaptivePreset.Automatic);
}
