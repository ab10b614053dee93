using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;
using NetOpt.Numerics;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>What every controller owes, fed with random events and in whole runs.</summary>
public abstract class ControllerContract
{
    private protected const int Segment = Dumbbell.Segment;

    /// <summary>The least window but after a timeout, bytes.</summary>
    private protected virtual long Floor => 2 * Segment;

    /// <summary>Jain's index that equal flows reach.</summary>
    private protected virtual double LeastJain => 0.95;

    /// <summary>Whether its decreases are one per round; that of BBR follows its model.</summary>
    private protected virtual bool DecreasesOncePerRound => true;

    /// <summary>How long after each other flows start, s.</summary>
    private protected virtual double StartSpacing => 0.1;

    private protected virtual ArrivalPolicy? Policy => null;

    private protected abstract CongestionController Create(ControllerSetup setup);

    [Fact]
    public void Random_events_keep_the_window_above_the_floor_and_signs_of_congestion_never_raise_it()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var events = new RandomEvents(seed);
            CongestionController controller = Create(Dumbbell.Setup());
            for (int i = 0; i < 3000; i++)
            {
                long before = controller.Window;
                RandomEvent happened = events.Next(controller);
                Assert.True(controller.Window >= (events.AfterTimeout ? Math.Min(Segment, Floor) : Floor), $"seed {seed}, event {i}, {happened}: {before} to {controller.Window}");
                Assert.True(double.IsFinite(controller.PacingRate) && controller.PacingRate >= 0);
                if (happened is RandomEvent.Loss or RandomEvent.Marks or RandomEvent.Timeout) Assert.True(controller.Window <= before, $"seed {seed}, event {i}, {happened}: {before} to {controller.Window}");
            }
        }
    }

    [Fact]
    public void The_same_events_give_the_same_windows()
    {
        Assert.Equal(Windows(), Windows());

        List<long> Windows()
        {
            var events = new RandomEvents(5);
            CongestionController controller = Create(Dumbbell.Setup());
            var windows = new List<long>();
            for (int i = 0; i < 500; i++)
            {
                events.Next(controller);
                windows.Add(controller.Window);
            }
            return windows;
        }
    }

    [Fact]
    public void Equal_flows_share_evenly_and_fill_the_link()
    {
        var dumbbell = new Dumbbell(20e6, 0.04, 67, Policy);
        for (int i = 0; i < 4; i++) dumbbell.Add(Create, StartSpacing * i);
        dumbbell.Run(20, 60);
        Assert.True(dumbbell.Jain >= LeastJain, $"J {dumbbell.Jain}, queue {dumbbell.MeanQueue}");
        Assert.InRange(dumbbell.Utilization, 0.95, 1);
        // A flow that begins while others overflow the buffer can lose its opening packet or its whole first flight, which only a timeout repeats; that is all.
        Assert.All(dumbbell.Flows, flow => Assert.InRange(flow.Sender.Statistics.Timeouts, 0, 1 + flow.Sender.Statistics.OpeningTimeouts));
    }

    [Fact]
    public void What_was_sent_was_delivered_lost_or_is_on_the_way()
    {
        var dumbbell = new Dumbbell(10e6, 0.05, 30, Policy);
        for (int i = 0; i < 3; i++) dumbbell.Add(Create, 0.2 * i);
        dumbbell.Run(1, 20);
        long lost = 0;
        foreach (TcpFlow flow in dumbbell.Flows)
        {
            TcpSender sender = flow.Sender;
            Assert.Equal(sender.Statistics.SentBytes, sender.Delivered + sender.Statistics.LostSegments * Segment + sender.InFlight);
            Assert.True(sender.InFlight >= 0);
            Assert.Equal(0, flow.Receiver.Duplicates);
            lost += sender.Statistics.LostSegments;
        }
        Assert.True(lost <= dumbbell.Bottleneck.Counters.Overflowed + dumbbell.Bottleneck.Counters.DroppedEarly);
    }

    [Fact]
    public void It_decreases_at_most_once_per_round()
    {
        if (!DecreasesOncePerRound) return;
        var watched = new List<WatchedController>();
        var dumbbell = new Dumbbell(10e6, 0.05, 8, Policy);
        for (int i = 0; i < 3; i++)
        {
            dumbbell.Add(setup =>
            {
                var controller = new WatchedController(setup, Create(setup));
                watched.Add(controller);
                return controller;
            }, 0.3 * i);
        }
        dumbbell.Run(1, 30);
        foreach (WatchedController controller in watched)
        {
            Assert.True(controller.Decreases.Count > 0);
            for (int i = 1; i < controller.Decreases.Count; i++) Assert.True(controller.Decreases[i] - controller.Decreases[i - 1] >= controller.LeastRtt, $"{controller.Decreases[i - 1]} and {controller.Decreases[i]}");
            Assert.True(controller.LeastWindow >= Floor);
        }
    }

    [Fact]
    public void The_window_does_not_grow_while_the_application_is_what_limits_the_flow()
    {
        var dumbbell = new Dumbbell(100e6, 0.1, 1000, Policy);
        WatchedController? watched = null;
        dumbbell.Add(setup => watched = new WatchedController(setup, Create(setup)), sourceBps: 1e6);
        dumbbell.Run(1, 30);
        // 1 Mb/s over 100 ms are 9 segments; slow start leaves room for twice that.
        Assert.InRange(watched!.GreatestWindow, 10 * Segment, Math.Max(10 * Segment, 2 * watched.MostInFlight + 6 * Segment));
        Assert.Equal(1e6, dumbbell.Goodput(0), 1e4);
    }

    [Fact]
    public void Packets_keep_the_pace()
    {
        long allowed = 0;
        int packets = 0, early = 0;
        CongestionController? controller = null;
        var dumbbell = new Dumbbell(20e6, 0.04, 2000, new ArrivalRecorder((now, bytes) =>
        {
            if (controller!.PacingRate == 0) return;
            packets++;
            if (now < allowed - 1) early++;
            allowed = Math.Max(now, allowed) + (long)((bytes - Dumbbell.Header) * 1e9 / controller.PacingRate);
        }));
        dumbbell.Add(setup => controller = Create(setup));
        dumbbell.Run(1, 12);
        if (controller!.PacingRate == 0) return;
        Assert.True(packets > 10_000);
        Assert.Equal(0, early);
    }

    [Fact]
    public void A_short_transfer_comes_to_its_end()
    {
        var dumbbell = new Dumbbell(5e6, 0.06, 8, Policy);
        for (int i = 0; i < 5; i++) dumbbell.Add(Create, totalBytes: 100_001 + 30_000 * i);
        dumbbell.Run(1, 60);
        foreach (TcpFlow flow in dumbbell.Flows) Assert.True(flow.Receiver.CompletedTime > 0);
    }
}
