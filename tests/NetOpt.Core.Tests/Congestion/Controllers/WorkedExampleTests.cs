using NetOpt.Congestion;
using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Numbers that were computed outside.</summary>
public sealed class WorkedExampleTests
{
    private const int Segment = Dumbbell.Segment;

    [Fact]
    public void The_curve_of_CUBIC_after_a_loss_at_100_segments()
    {
        var curve = default(CubicCurve);
        curve.Begin(70, 100);
        Assert.Equal(4.217163, curve.K, 5e-7);
        Assert.Equal(70, curve.At(0), 1e-9);
        Assert.Equal(86.68076, curve.At(1), 5e-6);
        Assert.Equal(100, curve.At(curve.K), 1e-9);
        Assert.Equal(102.2667, curve.At(6), 5e-5);
    }

    [Fact]
    public void The_curve_is_flat_where_it_begins_when_the_window_has_outgrown_the_last_loss()
    {
        var curve = default(CubicCurve);
        curve.Begin(120, 100);
        Assert.Equal((0.0, 120.0), (curve.K, curve.At(0)));
        Assert.Equal(120.4, curve.At(1), 1e-9);
    }

    [Fact]
    public void The_window_of_CUBIC_follows_the_curve()
    {
        var cubic = new Cubic(new ControllerSetup(Segment, Segment + 40, 100 * Segment, Dumbbell.Setup().Random));
        cubic.OnLoss(new CongestionEvent(0, 100 * Segment, 99 * Segment, 100_000_000, 100_000_000, 100_000_000));
        Assert.Equal(70 * Segment, cubic.Window);
        // One ACK per ms over a round-trip time of 100 ms, and a window's worth of them per round.
        for (long ms = 0; ms <= 900; ms++) cubic.OnAck(Ack(ms * 1_000_000, (long)(cubic.Window / 100.0), 100_000_000));
        // What is aimed at is where the curve stands one round-trip time later: 86.68 at 0.9 s. The window lags a little behind it.
        Assert.InRange((double)cubic.Window / Segment, 85.0, 86.7);
    }

    [Fact]
    public void Vegas_sees_three_and_a_third_packets_wait()
    {
        Assert.Equal(3.333333, Vegas.Difference(20, 120_000_000, 100_000_000), 5e-7);
    }

    [Fact]
    public void Alpha_of_DCTCP_decays_and_rises_by_a_sixteenth()
    {
        var dctcp = new Dctcp(Dumbbell.Setup());
        Assert.Equal(1, dctcp.Alpha);
        foreach ((double fraction, double alpha) in new[] { (0, 0.9375), (0, 0.8789063), (0.5, 0.8552246) })
        {
            for (int i = 0; i < 10; i++) dctcp.OnAck(Ack(1000 * i, Segment, 100_000, marked: i < 10 * fraction ? Segment : 0));
            dctcp.OnAck(Ack(10_000, 0, 100_000, beginsRound: true));
            Assert.Equal(alpha, dctcp.Alpha, 6e-8);
        }
        long before = dctcp.Window;
        dctcp.OnMarks(new CongestionEvent(0, before, before, 100_000, 100_000, 100_000));
        Assert.Equal((long)(before * (1 - dctcp.Alpha / 2)), dctcp.Window);
    }

    [Fact]
    public void The_first_marks_halve_the_window_of_DCTCP()
    {
        var dctcp = new Dctcp(Dumbbell.Setup());
        dctcp.OnMarks(new CongestionEvent(0, dctcp.Window, dctcp.Window, 100_000, 100_000, 100_000));
        Assert.Equal(5 * Segment, dctcp.Window);
    }

    [Fact]
    public void Smoothed_round_trip_time_and_timeout()
    {
        var estimator = new RttEstimator(0);
        foreach (long ms in new[] { 100L, 120, 80, 300 }) estimator.Add(ms * 1_000_000, ms * 1_000_000);
        Assert.Equal(124.7266e6, (double)estimator.Smoothed, 50.0);
        Assert.Equal(78.20313e6, estimator.Variation, 5.0);
        Assert.Equal(437.5391e6, (double)estimator.Timeout, 100.0);
    }

    [Fact]
    public void The_timeout_is_above_its_least_and_doubles_up_to_a_minute()
    {
        var estimator = new RttEstimator(200_000_000);
        Assert.Equal(1_000_000_000, estimator.Timeout);
        for (int i = 0; i < 100; i++) estimator.Add(300_000_000, 300_000_000);
        Assert.InRange(estimator.Timeout, 499_000_000, 501_000_000);
        long first = estimator.Timeout;
        estimator.BackOff();
        estimator.BackOff();
        Assert.Equal(4 * first, estimator.Timeout);
        for (int i = 0; i < 20; i++) estimator.BackOff();
        Assert.Equal(60_000_000_000, estimator.Timeout);
        estimator.ResetBackoff();
        Assert.Equal(first, estimator.Timeout);
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(40, 5)]
    [InlineData(400, 16)]
    public void Slow_start_slows_down_when_the_round_trip_time_rises_by_an_eighth_or_4_to_16_ms(int baseMs, int thresholdMs)
    {
        Assert.False(Conservative((baseMs + thresholdMs) * 1_000_000L - 1));
        Assert.True(Conservative((baseMs + thresholdMs) * 1_000_000L));

        bool Conservative(long rtt)
        {
            var start = new HyStartPlusPlus();
            for (int i = 0; i < 8; i++) start.OnAck(Ack(i, Segment, baseMs * 1_000_000L, beginsRound: i == 0), out _);
            for (int i = 0; i < 7; i++) start.OnAck(Ack(i, Segment, rtt, beginsRound: i == 0), out _);
            Assert.False(start.IsConservative);
            start.OnAck(Ack(8, Segment, rtt), out long growth);
            Assert.Equal(start.IsConservative ? Segment / 4 : Segment, growth);
            return start.IsConservative;
        }
    }

    [Fact]
    public void Slow_start_ends_after_five_conservative_rounds_and_goes_on_where_the_delay_was_jitter()
    {
        Assert.Equal(5, Rounds(60_000_000));
        Assert.Null(Rounds(40_000_000));

        // How many rounds the conservative phase lasts.
        int? Rounds(long later)
        {
            var start = new HyStartPlusPlus();
            for (int i = 0; i < 8; i++) start.OnAck(Ack(i, Segment, 40_000_000, beginsRound: i == 0), out _);
            for (int i = 0; i < 8; i++) start.OnAck(Ack(i, Segment, 50_000_000, beginsRound: i == 0), out _);
            Assert.True(start.IsConservative);
            for (int round = 1; round <= 10; round++)
            {
                for (int i = 0; i < 8; i++)
                {
                    if (start.OnAck(Ack(i, Segment, later, beginsRound: i == 0), out _)) return round;
                }
                if (!start.IsConservative) return null;
            }
            return 0;
        }
    }

    [Fact]
    public void Proportional_rate_reduction_sends_one_segment_for_two_that_arrive_and_ends_at_the_target()
    {
        // RFC 9937 section 8, the first example: one of 20 segments is lost, Reno.
        var reduction = new ProportionalRateReduction();
        long inFlight = 19;
        var sent = new List<int>();
        reduction.Begin(10, 20, inFlight, 1);
        for (int delivered = 1; delivered <= 19; delivered++)
        {
            inFlight--;
            reduction.OnAck(1, inFlight, false, 1);
            while (inFlight < reduction.Window)
            {
                inFlight++;
                sent.Add(delivered);
                reduction.OnSent(1);
            }
        }
        // After the 17th no more is on the way than the target, and what then arrives is replaced.
        Assert.Equal([1, 3, 5, 7, 9, 11, 13, 15, 18, 19], sent);
        Assert.Equal(10, inFlight);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void After_heavy_loss_each_delivery_releases_one_segment_or_two_where_that_is_safe(bool isSafe, int released)
    {
        var reduction = new ProportionalRateReduction();
        long inFlight = 4;
        reduction.Begin(10, 20, inFlight, 1);
        for (int i = 0; i < 3; i++)
        {
            inFlight--;
            reduction.OnAck(1, inFlight, isSafe, 1);
            Assert.Equal(released, reduction.Window - inFlight);
            reduction.OnSent(released);
            inFlight += released;
        }
    }

    [Theory]
    [InlineData(300, 1e6, AdaptivePreset.Satellite)]
    [InlineData(250, 1e9, AdaptivePreset.Satellite)]
    [InlineData(100, 9.9e6, AdaptivePreset.LowBandwidth)]
    [InlineData(100, 10e6, AdaptivePreset.General)]
    [InlineData(30, 100e6, AdaptivePreset.HighBandwidth)]
    [InlineData(31, 100e6, AdaptivePreset.General)]
    [InlineData(30, 99e6, AdaptivePreset.General)]
    public void A_path_is_told_by_its_round_trip_time_and_bandwidth(int rttMs, double bps, AdaptivePreset expected)
    {
        Assert.Equal(expected, Adaptive.Classify(rttMs * 1_000_000L, bps));
    }

    private static AckEvent Ack(long now, long acked, long rtt, long marked = 0, long lost = 0, bool beginsRound = false) => new()
    {
        Now = now,
        Acked = acked,
        Lost = lost,
        Marked = marked,
        Delivered = 0,
        InFlight = 0,
        PriorInFlight = 0,
        Rtt = rtt,
        LeastRtt = rtt,
        SmoothedRtt = rtt,
        DeliveryRate = 0,
        IsApplicationLimited = false,
        BeginsRound = beginsRound,
        DeliveredAtSend = 0,
        InFlightAtSend = 0,
        LostSinceSend = lost,
        IsWindowLimited = true,
        InRecovery = false,
    };
}
