using NetOpt.Congestion;
using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class AdaptiveRunTests
{
    [Theory]
    [InlineData(200e6, 0.01, AdaptivePreset.HighBandwidth)]
    [InlineData(5e6, 0.12, AdaptivePreset.LowBandwidth)]
    [InlineData(20e6, 0.3, AdaptivePreset.Satellite)]
    [InlineData(20e6, 0.05, AdaptivePreset.General)]
    public void It_finds_out_what_path_it_is_on_and_fills_it(double bps, double rtt, AdaptivePreset expected)
    {
        var dumbbell = new Dumbbell(bps, rtt, (int)(bps * rtt / 12000) + 10);
        Adaptive? adaptive = null;
        dumbbell.Add(setup => adaptive = new Adaptive(setup, AdaptivePreset.Automatic));
        dumbbell.Run(200 * rtt, 400 * rtt);
        Assert.Equal(expected, adaptive!.Preset);
        Assert.InRange(dumbbell.Utilization, 0.95, 1);
    }

    [Fact]
    public void A_preset_that_was_asked_for_stays()
    {
        var dumbbell = new Dumbbell(20e6, 0.3, 500);
        Adaptive? adaptive = null;
        dumbbell.Add(setup => adaptive = new Adaptive(setup, AdaptivePreset.Wireless));
        dumbbell.Run(5, 20);
        Assert.Equal(AdaptivePreset.Wireless, adaptive!.Preset);
    }

    [Fact]
    public void Wireless_loss_costs_less_with_the_wireless_preset()
    {
        Assert.True(Goodput(AdaptivePreset.Wireless) > 1.2 * Goodput(AdaptivePreset.General));

        static double Goodput(AdaptivePreset preset)
        {
            var dumbbell = new Dumbbell(20e6, 0.04, 100, loss: new LossProcess(new RandomStream(2, "radio"), 0.01));
            dumbbell.Add(setup => new Adaptive(setup, preset));
            return dumbbell.Run(5, 35).Goodput(0);
        }
    }

    [Fact]
    public void In_a_buffer_that_is_far_too_large_its_queue_stays_below_that_of_CUBIC()
    {
        Assert.True(Queue(setup => new Adaptive(setup, AdaptivePreset.Automatic)) < 0.25 * Queue(setup => new Cubic(setup)));

        static double Queue(Func<ControllerSetup, CongestionController> create)
        {
            var dumbbell = new Dumbbell(20e6, 0.04, 1000);
            dumbbell.Add(create);
            return dumbbell.Run(10, 40).MeanQueue;
        }
    }
}
