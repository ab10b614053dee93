using NetOpt.Congestion;
using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class AdaptiveDecisionTests
{
    private const int Segment = Dumbbell.Segment;

    [Fact]
    public void No_set_of_signals_with_loss_or_marks_ever_grows_the_window()
    {
        var random = new RandomStream(3, "decisions");
        for (int round = 0; round < 2000; round++)
        {
            AdaptiveDecision decision = Random(random);
            for (int set = 0; set < 32; set++)
            {
                var signals = (AdaptiveSignals)set;
                long next = decision.Next(signals);
                Assert.True(next >= Math.Min(decision.Window, 2 * Segment));
                if ((signals & (AdaptiveSignals.Loss | AdaptiveSignals.Ecn)) == 0) continue;
                Assert.True(next <= decision.Window, $"{signals}: {decision}");
                Assert.False(decision.Grows(signals));
                // No sign takes more than the three tenths of a loss.
                if (decision.Flight >= decision.Window) Assert.True(next >= Math.Min(decision.Window, (long)(0.7 * decision.Window)));
            }
        }
    }

    [Fact]
    public void Nothing_grows_that_the_application_limits()
    {
        var random = new RandomStream(4, "decisions");
        for (int round = 0; round < 2000; round++)
        {
            AdaptiveDecision decision = Random(random) with { MayGrow = false };
            for (int set = 0; set < 32; set++)
            {
                Assert.True(decision.Next((AdaptiveSignals)set) <= decision.Window);
                Assert.False(decision.Grows((AdaptiveSignals)set));
            }
        }
    }

    [Theory]
    [InlineData(AdaptivePreset.General, 70, 70)]
    [InlineData(AdaptivePreset.LowBandwidth, 70, 70)]
    [InlineData(AdaptivePreset.Wireless, 85, 70)]
    [InlineData(AdaptivePreset.Satellite, 85, 70)]
    public void A_loss_without_any_other_sign_costs_less_where_losses_have_other_causes(AdaptivePreset preset, int alone, int withDelay)
    {
        AdaptiveDecision decision = Plain with { Parameters = AdaptiveParameters.Of(preset) };
        Assert.Equal(alone * Segment, decision.Next(AdaptiveSignals.Loss), 1.0);
        Assert.Equal(withDelay * Segment, decision.Next(AdaptiveSignals.Loss | AdaptiveSignals.Delay), 1.0);
        Assert.Equal(80 * Segment, decision.Next(AdaptiveSignals.Ecn | AdaptiveSignals.Bloat), 1.0);
    }

    [Fact]
    public void Each_signal_has_its_answer()
    {
        Assert.Equal(100 * Segment, Plain.Next(AdaptiveSignals.None));
        Assert.True(Plain.Grows(AdaptiveSignals.None));
        // The path holds 60 segments.
        Assert.Equal(60 * Segment, Plain.Next(AdaptiveSignals.Bloat | AdaptiveSignals.Delay));
        // 100 segments over 50 ms where 40 would do: 20 wait, 4 may.
        Assert.Equal(84 * Segment, Plain.Next(AdaptiveSignals.Delay));
        Assert.Equal(101 * Segment, (Plain with { Rtt = 40_100_000 }).Next(AdaptiveSignals.Delay));
        Assert.Equal(100 * Segment, (Plain with { Rtt = 41_200_000 }).Next(AdaptiveSignals.Delay));
        // Up by a quarter to what the path holds and β, or down to twice that.
        Assert.Equal(50 * Segment, (Plain with { Window = 40 * Segment }).Next(AdaptiveSignals.BandwidthLimited));
        Assert.Equal(64 * Segment, (Plain with { Window = 60 * Segment }).Next(AdaptiveSignals.BandwidthLimited));
        Assert.Equal(120 * Segment, (Plain with { Window = 200 * Segment }).Next(AdaptiveSignals.BandwidthLimited));
        Assert.True(Plain.Grows(AdaptiveSignals.BandwidthLimited));
    }

    private static AdaptiveDecision Plain => new()
    {
        Window = 100 * Segment,
        Flight = 100 * Segment,
        SampledFlight = 100 * Segment,
        SegmentBytes = Segment,
        Bdp = 60 * Segment,
        Rtt = 50_000_000,
        LeastRtt = 40_000_000,
        MayGrow = true,
        Parameters = AdaptiveParameters.Of(AdaptivePreset.General),
    };

    private static AdaptiveDecision Random(RandomStream random)
    {
        long window = Segment * (1L + random.NextInt32(2000)), least = 1_000_000L * (1 + random.NextInt32(300));
        return new AdaptiveDecision
        {
            Window = window,
            Flight = (long)(window * (0.5 + random.NextDouble())),
            SampledFlight = (long)(window * (0.5 + random.NextDouble())),
            SegmentBytes = Segment,
            Bdp = window * 2 * random.NextDouble(),
            Rtt = least + (long)(least * 3 * random.NextDouble()),
            LeastRtt = least,
            MayGrow = random.NextInt32(4) > 0,
            Parameters = AdaptiveParameters.Of((AdaptivePreset)random.NextInt32(6)),
        };
    }
}
