using NetOpt.Congestion;
using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Rates under random or regular loss, against published formulas.</summary>
public sealed class LossRateTests
{
    private const double Rtt = 0.1;

    [Theory]
    [InlineData(1e-3, 320)]
    [InlineData(1e-2, 300)]
    public void NewReno_under_random_loss_comes_within_a_fifth_of_Padhye(double loss, double seconds)
    {
        var dumbbell = new Dumbbell(1e9, Rtt, 1000, loss: new LossProcess(new RandomStream(11, "loss"), loss));
        dumbbell.Add(setup => new NewReno(setup));
        double goodput = dumbbell.Run(20, seconds).Goodput(0);
        TcpModelResult model = TcpModel.Evaluate(new TcpModelRequest { RttSeconds = Rtt, Loss = loss, SegmentBytes = Dumbbell.Segment, TimeoutSeconds = 0.3 }, OperationContext.Default);
        double expected = model.Rates.Single(rate => rate.Formula == TcpFormula.Padhye).RateBps!.Value;
        Assert.InRange(goodput / expected, 0.8, 1.2);
    }

    [Fact]
    public void CUBIC_under_regular_loss_comes_within_a_fifth_of_its_average_window()
    {
        const int Period = 10_000;
        var dumbbell = new Dumbbell(1e9, Rtt, 10_000, new PeriodicDrop(Period));
        dumbbell.Add(setup => new Cubic(setup));
        double segments = dumbbell.Run(20, 100).Goodput(0) * Rtt / 8 / Dumbbell.Segment;
        Assert.InRange(segments / (1.053829 * Math.Pow(Rtt * Period, 0.75)), 0.8, 1.2);
    }
}
