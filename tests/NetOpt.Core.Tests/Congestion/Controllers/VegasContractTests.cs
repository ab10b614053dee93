using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class VegasContractTests : ControllerContract
{
    // Before any of them has a queue: a later one would take that for a part of the path.
    private protected override double StartSpacing => 0.01;

    private protected override CongestionController Create(ControllerSetup setup) => new Vegas(setup);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Each_flow_keeps_two_to_four_packets_in_the_queue(int flows)
    {
        var dumbbell = new Dumbbell(20e6, 0.04, 67);
        for (int i = 0; i < flows; i++) dumbbell.Add(Create, 0.01 * i);
        dumbbell.Run(20, 40);
        Assert.InRange(dumbbell.MeanQueue / flows, 2, 4);
        Assert.InRange(dumbbell.Utilization, 0.999, 1);
    }
}
