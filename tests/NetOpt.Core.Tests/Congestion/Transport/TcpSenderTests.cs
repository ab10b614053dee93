using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;
using NetOpt.Tests.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Transport;

public sealed class TcpSenderTests
{
    [Fact]
    public void A_path_longer_than_the_first_timeout_is_learnt_within_a_few_timeouts()
    {
        var dumbbell = new Dumbbell(10e6, 2.5, 1000);
        TcpFlow flow = dumbbell.Add(setup => new NewReno(setup), totalBytes: 300_000);
        dumbbell.Run(1, 120);
        Assert.InRange(flow.Receiver.CompletedTime, 1, 60_000_000_000);
        Assert.InRange(flow.Sender.Statistics.Timeouts, 1, 4);
    }

    [Fact]
    public void A_long_path_without_jitter_does_not_time_out_when_a_queue_grows()
    {
        var dumbbell = new Dumbbell(20e6, 0.3, 500);
        for (int i = 0; i < 4; i++) dumbbell.Add(setup => new NewReno(setup), 0.1 * i);
        dumbbell.Run(1, 15);
        Assert.All(dumbbell.Flows, flow => Assert.Equal(0, flow.Sender.Statistics.Timeouts));
    }

    [Fact]
    public void The_first_flight_is_sampled_also_where_it_leaves_at_time_0()
    {
        var dumbbell = new Dumbbell(10e6, 0.1, 100);
        long first = 0;
        dumbbell.Add(setup => new WatchedController(setup, new NewReno(setup), (now, _) => first = first == 0 ? now : first));
        dumbbell.Run(0.05, 0.15);
        Assert.True(first > 0);
        Assert.Equal(100_000_000 + 1_200_000, dumbbell.Flows[0].Sender.Rtt.Least);
        Assert.True(dumbbell.Flows[0].Sender.Controller.Window > 10 * Dumbbell.Segment);
    }

    [Fact]
    public void The_least_round_trip_time_is_without_the_wait_of_a_delayed_ACK()
    {
        var dumbbell = new Dumbbell(1e6, 0.1, 100, segmentsPerAck: 2);
        dumbbell.Add(setup => new NewReno(setup), totalBytes: 100_000);
        dumbbell.Run(1, 5);
        // 1500 bytes take 12 ms: the second of two waits for the first one, and is acknowledged at once.
        Assert.InRange(dumbbell.Flows[0].Sender.Rtt.Least, 112_000_000, 124_000_001);
    }
}
