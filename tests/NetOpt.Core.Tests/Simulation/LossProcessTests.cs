using NetOpt.Numerics;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

public class LossProcessTests
{
    private const int Packets = 1_000_000;

    [Fact]
    public void Independent_losses_have_their_rate_and_no_memory()
    {
        (double rate, double burst) = Measure(new LossProcess(new RandomStream(1, "loss"), 0.01));
        // Five standard errors.
        Assert.InRange(rate, 0.01 - 0.0005, 0.01 + 0.0005);
        Assert.InRange(burst, 1, 1 / 0.99 + 0.006);
    }

    [Fact]
    public void Bursts_have_the_rate_and_the_length_of_the_chain()
    {
        // Gilbert 1960: share of the bad state 0.002/(0.002 + 0.1), mean length 1/0.1.
        (double rate, double burst) = Measure(new LossProcess(new RandomStream(2, "loss"), 0, 1, 0.002, 0.1));
        Assert.InRange(rate, 0.0196 * 0.84, 0.0196 * 1.16);
        Assert.InRange(burst, 8.9, 11.1);
    }

    [Fact]
    public void Each_state_loses_with_its_own_probability()
    {
        // Elliott 1963: 5/6 · 0.001 + 1/6 · 0.5.
        (double rate, _) = Measure(new LossProcess(new RandomStream(3, "loss"), 0.001, 0.5, 0.01, 0.05));
        Assert.InRange(rate, 0.08417 * 0.93, 0.08417 * 1.07);
    }

    [Fact]
    public void The_chain_starts_in_its_stationary_state()
    {
        int lost = 0;
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            if (new LossProcess(new RandomStream(seed, "start"), 0, 1, 0.001, 0.003).Next()) lost++;
        }
        // A quarter, with a standard error of 0.0043.
        Assert.InRange(lost, 2280, 2720);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Nothing_and_everything_can_be_lost(double probability, bool lost)
    {
        var process = new LossProcess(new RandomStream(4, "loss"), probability);
        for (int i = 0; i < 1000; i++) Assert.Equal(lost, process.Next());
    }

    private static (double Rate, double Burst) Measure(LossProcess process)
    {
        int lost = 0, bursts = 0;
        bool before = false;
        for (int i = 0; i < Packets; i++)
        {
            bool now = process.Next();
            if (now) lost++;
            if (now && !before) bursts++;
            before = now;
        }
        return (lost / (double)Packets, lost / (double)bursts);
    }
}
