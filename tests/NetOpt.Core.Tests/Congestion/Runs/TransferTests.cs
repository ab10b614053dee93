using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Simulation;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>Flows that begin, end, or have little to send; and that no byte comes from nowhere.</summary>
public sealed class TransferTests
{
    [Theory]
    [InlineData(1448 * 1, 10)]
    [InlineData(1448 * 10, 10)]
    [InlineData(1448 * 11, 10)]
    [InlineData(1448 * 47, 10)]
    [InlineData(1448 * 100 + 1, 10)]
    [InlineData(1448 * 150, 10)]
    [InlineData(1448 * 20 - 700, 3)]
    public void A_lone_transfer_takes_the_handshake_and_the_rounds_of_slow_start(long bytes, int initialWindow)
    {
        const double Capacity = 10e6, RoundTrip = 0.1;
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityBps: Capacity, RttSeconds: [RoundTrip], Algorithms: [CongestionAlgorithm.NewReno], Bytes: bytes, InitialWindowSegments: initialWindow,
            StartSeconds: [0.5], DurationSeconds: 5));

        // Bits over the bottleneck and two links of ten times its rate.
        static double Sending(double size) => size * 8 / Capacity * (1 + 0.1 + 0.1);
        double header = 66, full = 1448 + header;
        double handshake = RoundTrip + 2 * Sending(header), round = RoundTrip + Sending(full) + Sending(header);
        long segments = (bytes + 1447) / 1448, before = 0, window = initialWindow, rounds = 0;
        while (before + window < segments)
        {
            before += window;
            window *= 2;
            rounds++;
        }
        // Within a round segments queue before the bottleneck, and after it those of full size go on faster than they come.
        double bottleneck = 0, lastRound = 0;
        for (long segment = before; segment < segments; segment++)
        {
            double size = Math.Min(1448, bytes - segment * 1448) + header;
            if (segment == before) bottleneck = size * 8 / Capacity * 0.1;
            bottleneck += size * 8 / Capacity;
            lastRound = Math.Max(lastRound, bottleneck) + size * 8 / Capacity * 0.1;
        }
        lastRound += RoundTrip / 2;
        Assert.Equal(handshake + rounds * round + lastRound, run.Flows[0].CompletionSeconds!.Value, 1e-6);
        Assert.Equal(0.5, run.Flows[0].StartSeconds);
        Assert.Equal(bytes, run.Flows[0].DeliveredBytes);
        Assert.Equal(segments, run.Flows[0].SentSegments);
        Assert.Equal(0, run.Retransmissions);
        Assert.Equal(1, run.CompletedFlows);
        Assert.Equal(run.Flows[0].CompletionSeconds, run.MeanCompletionSeconds);
    }

    [Fact]
    public void Transfers_that_end_are_counted_and_those_that_do_not_are_left_out()
    {
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityBps: 10 * Mega, DurationSeconds: 10, Flows:
        [
            new CongestionFlow("short", RttSeconds: 0.04, Bytes: 100_000, Count: 3),
            new CongestionFlow("long", RttSeconds: 0.04, Bytes: 100_000_000),
            new CongestionFlow("endless", RttSeconds: 0.04),
        ]));
        Assert.Equal(3, run.CompletedFlows);
        Assert.All(run.Flows.Where(f => f.Name.StartsWith("short", StringComparison.Ordinal)), f => Assert.True(f.CompletionSeconds is > 0 and < 10 && f.DeliveredBytes == 100_000));
        Assert.All(run.Flows.Where(f => !f.Name.StartsWith("short", StringComparison.Ordinal)), f => Assert.Null(f.CompletionSeconds));
        Assert.Equal(run.Flows.Where(f => f.Name.StartsWith("short", StringComparison.Ordinal)).Average(f => f.CompletionSeconds!.Value), run.MeanCompletionSeconds!.Value, 1e-12);
    }

    [Theory]
    [InlineData(CongestionAlgorithm.NewReno, 4)]
    [InlineData(CongestionAlgorithm.Cubic, 4)]
    [InlineData(CongestionAlgorithm.Cubic, 0.3)]
    [InlineData(CongestionAlgorithm.Bbr, 4)]
    public void A_slow_application_gets_its_rate_and_its_window_does_not_grow(CongestionAlgorithm algorithm, double mbps)
    {
        CongestionRunResult run = Run(Small with { Algorithms = [algorithm], SourceRateBps = mbps * Mega, SampleSeconds = 0.1 });
        Assert.Equal(mbps * Mega, run.GoodputBps, 0.01 * mbps * Mega);
        Assert.Equal(0, run.Retransmissions);
        double[] window = [.. run.Series.Flows[0].WindowSegments];
        // A window that grew without need would come to hundreds of segments in 20 s; of it 14 are used at 4 Mbit/s.
        Assert.InRange(window[^1], 1, 60);
        if (algorithm != CongestionAlgorithm.Bbr) Assert.Equal(window[50], window[^1]);
    }

    [Fact]
    public void A_flow_sends_from_its_start_to_its_stop()
    {
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityBps: 10 * Mega, DurationSeconds: 20, SampleSeconds: 0.5, WarmUpSeconds: 0, Flows:
        [
            new CongestionFlow("always", RttSeconds: 0.04, StartSeconds: 0),
            new CongestionFlow("sometimes", RttSeconds: 0.04, StartSeconds: 5, StopSeconds: 12),
        ]));
        double[] time = [.. run.Series.TimeSeconds], goodput = [.. run.Series.Flows[1].GoodputBps], other = [.. run.Series.Flows[0].GoodputBps];
        Assert.Equal(5, run.Flows[1].StartSeconds);
        Assert.All(Enumerable.Range(0, time.Length), i =>
        {
            if (time[i] <= 5 || time[i] > 12.5) Assert.Equal(0, goodput[i]);
            if (time[i] is > 5.5 and <= 12) Assert.True(goodput[i] > 0);
            if (time[i] > 13.5) Assert.Equal(10 * Mega * PayloadShare, other[i], 0.02e6);
        });
        Assert.Equal(0, run.Series.Flows[1].InFlightSegments[^1]);
    }

    [Fact]
    public void Starts_are_spread_at_random_unless_they_are_given()
    {
        double[] spread = [.. Run(Small with { FlowCount = 20, DurationSeconds = 2 }).Flows.Select(f => f.StartSeconds)];
        Assert.All(spread, s => Assert.InRange(s, 0, 0.1));
        Assert.Equal(20, spread.Distinct().Count());
        Assert.Equal([0.25, 0.5, 0.25], Run(Small with { FlowCount = 3, StartSeconds = [0.25, 0.5], DurationSeconds = 2 }).Flows.Select(f => f.StartSeconds));
        double[] both = [.. Run(Small with { FlowCount = 3, StartSeconds = [0.25, 0.5], StartSpreadSeconds = 0.2, DurationSeconds = 2 }).Flows.Select(f => f.StartSeconds)];
        Assert.InRange(both[0], 0.25, 0.45);
        Assert.InRange(both[1], 0.5, 0.7);
        Assert.NotEqual(both[0], both[2]);
    }

    [Theory]
    [InlineData(CongestionAlgorithm.NewReno)]
    [InlineData(CongestionAlgorithm.Cubic)]
    [InlineData(CongestionAlgorithm.Vegas)]
    [InlineData(CongestionAlgorithm.Bbr)]
    [InlineData(CongestionAlgorithm.Bbr3)]
    [InlineData(CongestionAlgorithm.Dctcp)]
    [InlineData(CongestionAlgorithm.Adaptive)]
    [InlineData(CongestionAlgorithm.AdaptiveNaive)]
    public void Every_packet_is_accounted_for(CongestionAlgorithm algorithm)
    {
        CongestionRunResult run = Run(Small with { Algorithms = [algorithm], FlowCount = 3, Bytes = 3_000_000, Queue = Buffer("20p"), LossRatio = 0.002, WarmUpSeconds = 0, DurationSeconds = 60, SampleSeconds = 0.1 });
        CongestionQueueResult queue = run.Queues.Single(q => q.Link == "bottleneck");
        Assert.Equal(3, run.CompletedFlows);
        double sent = run.Flows.Sum(f => f.SentSegments), again = run.Flows.Sum(f => f.Retransmissions), lost = queue.Overflowed + queue.DroppedEarly + queue.LostOnWire;
        Assert.All(run.Flows, f => Assert.Equal(3_000_000, f.DeliveredBytes));
        Assert.Equal(3 * 2072, sent - again);
        // What the sender calls sent has come to the bottleneck, and three packets that open connections.
        Assert.Equal(sent + 3, queue.Arrived, 3.0);
        Assert.True(queue.LostOnWire > 0);
        // Whatever was lost was sent again, and whatever was sent again was lost, but for probes and what a timeout gave up.
        double needless = again - lost;
        Assert.True(needless >= -3);
        if (run.Timeouts == 0) Assert.InRange(needless, -3, run.Flows.Sum(f => f.Probes));
        Assert.Equal(lost, run.Series.Queues[0].Dropped.Sum(), 1e-9);
        Assert.Equal(9_000_000 * 8, run.Series.Flows.Sum(f => f.GoodputBps.Sum()) * 0.1, 1);
        Assert.Equal(lost / queue.Arrived, queue.LossShare!.Value, 1e-12);
    }

    [Fact]
    public void Figures_leave_the_warm_up_out()
    {
        // A transfer that ends within the warm-up leaves nothing to measure, but its counts.
        CongestionRunResult run = Run(Small with { Bytes = 500_000, StartSeconds = [0], WarmUpSeconds = 10 });
        Assert.Equal(0, run.GoodputBps);
        Assert.Equal(0, run.Utilization);
        Assert.Null(run.LossShare);
        Assert.Null(run.MeanDelaySeconds);
        Assert.Equal(500_000, run.Flows[0].DeliveredBytes);
        Assert.Equal(1, run.CompletedFlows);
        Assert.Equal(10, run.WarmUpSeconds);
        Assert.Equal(5, Run(Small).WarmUpSeconds);
    }

    [Fact]
    public void The_receivers_window_bounds_what_is_on_the_way()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.Cubic], MaxWindowBytes = 20 * 1448 });
        Assert.Equal(20, run.Series.Flows[0].InFlightSegments.Max());
        // 20 segments in a round trip.
        Assert.Equal(20 * 1448 * 8 / run.Flows[0].BaseRttSeconds, run.GoodputBps, 0.01 * run.GoodputBps);
        Assert.Equal(0, run.MeanDelaySeconds!.Value, 1e-3);
    }

    [Fact]
    public void Pacing_spreads_the_packets_of_a_window()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.NewReno], MaxWindowBytes = 20 * 1448, FlowCount = 1 };
        CongestionRunResult burst = Run(request with { DurationSeconds = 0.5, WarmUpSeconds = 0, InitialWindowSegments = 20 }), paced = Run(request with { DurationSeconds = 0.5, WarmUpSeconds = 0, InitialWindowSegments = 20, Pacing = true });
        Assert.True(paced.Queues[0].MostPackets < 0.7 * burst.Queues[0].MostPackets);
        Assert.All(burst.Series.Flows[0].PacingBps, p => Assert.Null(p));
    }

    [Fact]
    public void A_run_of_more_flows_than_the_link_can_carry_still_moves()
    {
        // One segment takes 1.2 s: the connections of fifty flows fight for a link of 10 kbit/s.
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityBps: 10_000, RttSeconds: [5], FlowCount: 50, Queue: Buffer("20p"), DurationSeconds: 300));
        Assert.InRange(run.Utilization, 0.9, 1);
        Assert.True(run.Timeouts > 0);
        Assert.True(run.GoodputBps > 1000);
    }
}
