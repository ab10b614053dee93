using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Simulation;
using NetOpt.Traffic;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>Links whose capacity comes and goes, that lose packets, or that shape.</summary>
public sealed class LinkBehaviorTests
{
    // A second in which an opportunity of a full packet comes each millisecond for 600 ms and each 4 ms for 400 ms: 700 opportunities, 8.5 Mbit/s.
    private static readonly PacketTrace s_cellular = Opportunities([.. Enumerable.Range(0, 600).Select(i => i * 1_000_000L), .. Enumerable.Range(0, 100).Select(i => 600_000_000L + i * 4_000_000L)], 1_000_000_000);

    [Theory]
    [InlineData(CongestionAlgorithm.Cubic)]
    [InlineData(CongestionAlgorithm.NewReno)]
    public void Goodput_comes_close_to_the_mean_rate_of_a_capacity_trace(CongestionAlgorithm algorithm)
    {
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityTrace: s_cellular, RttSeconds: [0.04], Algorithms: [algorithm], Queue: Buffer("200p"), DurationSeconds: 30));
        double rate = 700 * 1514 * 8;
        Assert.Equal(rate, run.Queues.Single(q => q.Link == "bottleneck").CapacityBps, 1e-3);
        Assert.InRange(run.GoodputBps / (rate * PayloadShare), 0.97, 1.001);
        Assert.InRange(run.Utilization, 0.97, 1);
    }

    [Fact]
    public void Goodput_follows_a_capacity_trace_second_by_second()
    {
        // Two seconds of 6 Mbit/s and two of 1.5, again and again; ACKs for all that a queue never runs dry.
        var trace = Opportunities([.. Enumerable.Range(0, 1000).Select(i => i * 2_000_000L), .. Enumerable.Range(0, 250).Select(i => 2_000_000_000L + i * 8_000_000L)], 4_000_000_000);
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityTrace: trace, RttSeconds: [0.02], Algorithms: [CongestionAlgorithm.Cubic], Queue: Buffer("200p"), StartSeconds: [0], DurationSeconds: 16, SampleSeconds: 1));
        double[] goodput = [.. run.Series.Flows[0].GoodputBps];
        for (int second = 4; second < 16; second++) Assert.Equal((second % 4 < 2 ? 500 : 125) * 1448 * 8, goodput[second], 0.02 * 500 * 1448 * 8);
    }

    [Fact]
    public void A_trace_goes_on_while_nobody_sends()
    {
        // The same transfer at the same place of the trace, 9,000 seconds later; and over a trace of a microsecond, which has been through 9 billion times by then.
        CongestionRunRequest request = new(CapacityTrace: s_cellular, RttSeconds: [0.04], Bytes: 300_000, StartSeconds: [0.35], DurationSeconds: 9010, Queue: Buffer("200p"));
        CongestionRunRequest tiny = request with { CapacityTrace = new PacketTrace([0, 700], [100, 200], durationNanoseconds: 1000) };
        foreach (CongestionRunRequest each in (CongestionRunRequest[])[request, tiny])
        {
            double soon = Run(each).MeanCompletionSeconds!.Value;
            Assert.InRange(soon, 0.1, 1);
            Assert.Equal(soon, Run(each with { StartSeconds = [9000.35] }).MeanCompletionSeconds!.Value, 2e-6);
        }
    }

    [Fact]
    public void A_trace_may_belong_to_one_link()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.Cubic], CapacityBps = 100 * Mega, Queue = Buffer("200p") };
        CongestionRunResult run = Run(request with { Links = [new LinkSettings("bottleneck", CapacityTrace: s_cellular)] });
        Assert.InRange(run.GoodputBps / (700 * 1448 * 8), 0.96, 1.001);
    }

    [Fact]
    public void A_lossy_link_loses_its_share()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.Bbr], LossRatio = 0.02, WarmUpSeconds = 0, DurationSeconds = 40 });
        CongestionQueueResult queue = run.Queues.Single(q => q.Link == "bottleneck");
        // Three standard deviations of a binomial.
        Assert.Equal(0.02, queue.LostOnWire / queue.Arrived, 3 * Math.Sqrt(0.02 * 0.98 / queue.Arrived));
    }

    [Fact]
    public void Losses_in_bursts_are_as_many_as_their_chain_says_and_make_fewer_episodes()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.NewReno], WarmUpSeconds = 0, DurationSeconds = 120, SampleSeconds = 1 };
        CongestionRunResult bursts = Run(request with { BurstLoss = new BurstLoss(1000, 5) }), single = Run(request with { LossRatio = 5.0 / 1005 });
        CongestionQueueResult queue = bursts.Queues.Single(q => q.Link == "bottleneck");
        Assert.Equal(5.0 / 1005, queue.LostOnWire / queue.Arrived, 0.0015);
        Assert.True(bursts.Flows[0].LossEpisodes < 0.5 * single.Flows[0].LossEpisodes);
        Assert.True(bursts.GoodputBps > 1.2 * single.GoodputBps);
    }

    [Fact]
    public void A_shaper_lets_a_burst_through_and_keeps_its_rate()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.Cubic], Queue = Buffer("100p") };
        CongestionRunResult shaped = Run(request with { ShaperBurstBytes = 50_000 });
        Assert.Equal(10 * Mega * PayloadShare, shaped.GoodputBps, 0.1e6);
        // Thirty packets after a pause: within the bucket they hardly wait.
        CongestionRunRequest burst = request with { Bytes = 30 * 1448, InitialWindowSegments = 30, StartSeconds = [0.1], DurationSeconds = 2, WarmUpSeconds = 0 };
        CongestionRunResult plain = Run(burst), bucket = Run(burst with { ShaperBurstBytes = 50_000 });
        Assert.Equal(29 * 1514 * 8 / 1e7, plain.Queues.Single(q => q.Link == "bottleneck").MostDelaySeconds!.Value - bucket.Queues.Single(q => q.Link == "bottleneck").MostDelaySeconds!.Value, 0.004);
        Assert.True(bucket.MeanCompletionSeconds < plain.MeanCompletionSeconds);
    }

    private static PacketTrace Opportunities(long[] times, long duration) => new([.. times], [.. Enumerable.Repeat(1514, times.Length)], durationNanoseconds: duration);

    [Fact]
    public void The_busiest_link_is_the_one_that_loses_and_not_the_unlimited_one_that_feeds_it()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.AdaptiveNaive], Queue = Buffer("0.1bdp") });
        CongestionQueueResult bottleneck = run.Queues.Single(q => q.Link == "bottleneck"), access = run.Queues.Single(q => q.Link == "access-1");
        Assert.True(access.Utilization >= 0.999 && bottleneck.LossShare > 0.5, $"access {access.Utilization}, loss {bottleneck.LossShare}");
        Assert.Equal("bottleneck", run.Queues[0].Link);
        Assert.Equal((bottleneck.Utilization, bottleneck.LossShare, bottleneck.P95DelaySeconds), (run.Utilization, run.LossShare, run.P95DelaySeconds));
    }

    [Fact]
    public void Flows_alike_have_names_of_their_own()
    {
        CongestionRunResult run = Run(Small with { DurationSeconds = 1, Flows = [new CongestionFlow("bulk", Count: 2), new CongestionFlow("game", SourceRateBps: 1e5)] });
        Assert.Equal(["bulk 1", "bulk 2", "game"], run.Flows.Select(f => f.Name));
        Assert.Contains(run.Notes, note => note.StartsWith("Jain's index is of all 3 flows; 1 of them", StringComparison.Ordinal));
    }
}
