using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>Who gets how much of one bottleneck.</summary>
public sealed class SharingTests
{
    [Theory]
    [InlineData(CongestionAlgorithm.NewReno, 2)]
    [InlineData(CongestionAlgorithm.NewReno, 4)]
    [InlineData(CongestionAlgorithm.NewReno, 8)]
    [InlineData(CongestionAlgorithm.Cubic, 2)]
    [InlineData(CongestionAlgorithm.Cubic, 8)]
    public void Equal_flows_of_an_additive_increase_and_multiplicative_decrease_share_evenly(CongestionAlgorithm algorithm, int flows)
    {
        // Chiu and Jain 1989.
        CongestionRunResult run = Run(Small with { Algorithms = [algorithm], FlowCount = flows, DurationSeconds = 60, WarmUpSeconds = 15 });
        Assert.InRange(run.Jain!.Value, 0.95, 1);
        Assert.InRange(run.Utilization, 0.98, 1);
        Assert.Equal(1, run.Algorithms.Single().Share!.Value, 1e-12);
    }

    [Fact]
    public void A_flow_that_comes_late_gets_its_share()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.NewReno], StartSeconds = [0, 20], DurationSeconds = 80, WarmUpSeconds = 50 });
        Assert.InRange(run.Jain!.Value, 0.95, 1);
        Assert.InRange(run.ConvergenceSeconds!.Value, 0, 30);
    }

    [Fact]
    public void The_convergence_time_is_that_of_five_fair_seconds_in_a_row()
    {
        // Slow and obvious, from the time series: both flows start at times of their own, windows are whole seconds of the run's clock.
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.Cubic], StartSeconds = [0, 5], DurationSeconds = 40, SampleSeconds = 1 };
        CongestionRunResult run = Run(request);
        double[] jain = [.. Enumerable.Range(0, 40).Select(i => Jain([.. run.Series.Flows.Select(f => f.GoodputBps[i])]))];
        int first = Enumerable.Range(5, 30).First(i => jain.AsSpan(i, 5).ToArray().All(j => j >= 0.95));
        Assert.Equal(first - 5, run.ConvergenceSeconds!.Value, 1e-9);
        Assert.Equal(jain.Skip(10).Average(), run.JainOfSeconds!.Value, 1e-9);
        Assert.Equal(Jain([.. run.Flows.Select(f => f.GoodputBps)]), run.Jain!.Value, 1e-12);
    }

    [Fact]
    public void Shares_of_algorithms_add_up()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.NewReno, CongestionAlgorithm.Bbr], FlowCount = 3 });
        Assert.Equal([2, 1], run.Algorithms.Select(a => a.Flows));
        Assert.Equal(1, run.Algorithms.Sum(a => a.Share!.Value), 1e-12);
        Assert.Equal(run.GoodputBps, run.Flows.Sum(f => f.GoodputBps), 1e-3);
        foreach (AlgorithmShare share in run.Algorithms)
        {
            CongestionFlowResult[] its = [.. run.Flows.Where(f => f.Algorithm == share.Algorithm)];
            Assert.Equal(its.Sum(f => f.GoodputBps), share.GoodputBps, 1e-3);
            Assert.Equal(its.Average(f => f.GoodputBps) / run.Flows.Average(f => f.GoodputBps), share.ShareOfFairShare!.Value, 1e-12);
        }
    }

    [Fact]
    public void Flows_with_a_short_way_get_more_of_a_tail_drop_queue()
    {
        // NewReno's share goes with about the square of the inverse round-trip time where losses are shared (Lakshman and Madhow 1997).
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.NewReno], RttSeconds = [0.02, 0.1], FlowCount = 2, DurationSeconds = 60 });
        Assert.True(run.Flows[0].GoodputBps > 2 * run.Flows[1].GoodputBps);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Poisson_traffic_takes_its_rate_and_the_flow_the_rest(double mbps)
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.Cubic], Background = [new BackgroundTraffic(RateBps: mbps * Mega)], DurationSeconds = 60 });
        Assert.InRange(run.GoodputBps / ((10 - mbps) * Mega * PayloadShare), 0.92, 1.03);
        Assert.InRange(run.Utilization, 0.97, 1);
    }

    [Fact]
    public void Any_source_and_any_trace_can_be_background()
    {
        // 125 bytes each millisecond, and 1,250 bytes each 10 ms: 1 Mbit/s each.
        var trace = new PacketTrace([.. Enumerable.Range(0, 2000).Select(i => i * 10_000_000L)], [.. Enumerable.Repeat(1250, 2000)]);
        CongestionRunResult run = Run(Small with
        {
            Algorithms = [CongestionAlgorithm.Cubic],
            SourceRateBps = 100_000,
            WarmUpSeconds = 0,
            Background = [new BackgroundTraffic(Traffic: new DeterministicSource(RateBps: Mega, PacketBytes: 125)), new BackgroundTraffic(Trace: trace)],
        });
        Assert.InRange(run.Queues.Single(q => q.Link == "bottleneck").Utilization, 0.2 + 0.01, 0.2 + 0.0115);
        Assert.InRange(run.GoodputBps, 98_000, 100_000);
    }

    private static double Jain(double[] values)
    {
        double sum = values.Sum();
        return sum == 0 ? 1 : sum * sum / (values.Length * values.Sum(v => v * v));
    }
}
