using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>What is wrong with the sketch, and that it is wrong in that way.</summary>
public sealed class AdaptiveNaiveTests
{
    private const int Segment = Dumbbell.Segment;

    [Fact]
    public void The_naive_controller_falls_to_a_quarter_in_ten_ACKs_and_to_nothing_in_61()
    {
        var naive = new AdaptiveNaive(Dumbbell.Setup());
        naive.OnAck(Ack(0, 0, 100_000_000));
        long begin = naive.Window;
        for (int i = 1; i <= 61; i++)
        {
            naive.OnAck(Ack(i, Segment, 200_000_000));
            if (i == 10) Assert.Equal(0.263, (double)naive.Window / begin, 1e-3);
            if (i == 59) Assert.True(naive.Window > 1);
        }
        Assert.Equal(1, naive.Window);
    }

    [Fact]
    public void The_naive_controller_grows_on_loss()
    {
        var naive = new AdaptiveNaive(Dumbbell.Setup());
        long before = naive.Window;
        naive.OnAck(Ack(0, Segment, 100_000_000, lost: Segment));
        Assert.Equal(before + Segment, naive.Window);
    }

    [Fact]
    public void The_naive_controller_stays_NewReno_after_a_timeout()
    {
        var naive = new AdaptiveNaive(Dumbbell.Setup());
        naive.OnTimeout(new CongestionEvent(0, 14600, 14600, 100_000_000, 100_000_000, 100_000_000));
        Assert.Equal((1460, 7300), (naive.Window, naive.Threshold));
        for (int i = 0; i < 5; i++) naive.OnAck(Ack(i, Segment, 100_000_000));
        // Four segments of slow start, then 1460²/7300.
        Assert.Equal(7592, naive.Window);
        for (int i = 0; i < 50; i++) naive.OnAck(Ack(i, Segment, 900_000_000));
        Assert.True(naive.Window > 7592);
    }

    [Fact]
    public void Random_events_keep_one_byte()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var events = new RandomEvents(seed);
            var naive = new AdaptiveNaive(Dumbbell.Setup());
            for (int i = 0; i < 2000; i++)
            {
                events.Next(naive);
                Assert.True(naive.Window >= 1);
            }
        }
    }

    [Fact]
    public void Flows_that_see_each_others_queue_collapse()
    {
        var dumbbell = new Dumbbell(20e6, 0.04, 67);
        for (int i = 0; i < 4; i++) dumbbell.Add(setup => new AdaptiveNaive(setup), 0.1 * i);
        dumbbell.Run(20, 60);
        Assert.InRange(dumbbell.Utilization, 0.001, 0.2);
        Assert.All(dumbbell.Flows, flow => Assert.InRange(flow.Sender.Controller.Window, 1, 4 * Segment));
    }

    [Fact]
    public void Where_the_buffer_is_too_short_to_show_delay_loss_makes_it_grow_without_end()
    {
        var dumbbell = new Dumbbell(5e6, 0.1, 8);
        dumbbell.Add(setup => new AdaptiveNaive(setup));
        dumbbell.Run(5, 15);
        SenderStatistics statistics = dumbbell.Flows[0].Sender.Statistics;
        Assert.True(statistics.Retransmissions > 0.5 * statistics.SentSegments);
        // The path and its queue hold 50.
        Assert.True(dumbbell.Flows[0].Sender.Controller.Window > 200 * Segment);
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
