using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>The course that BBR's paper describes, as the time series shows it.</summary>
public sealed class BbrCycleTests
{
    private const double Rtt = 0.04;

    private static readonly Lazy<CongestionRunResult> s_run = new(() => Run(Small with { RttSeconds = [Rtt], Algorithms = [CongestionAlgorithm.Bbr], DurationSeconds = 22, SampleSeconds = 0.005, StartSeconds = [0] }));

    [Fact]
    public void Each_ten_seconds_it_leaves_four_segments_on_the_way_for_a_fifth_of_a_second()
    {
        CongestionRunResult run = s_run.Value;
        double[] time = [.. run.Series.TimeSeconds], window = [.. run.Series.Flows[0].WindowSegments], inFlight = [.. run.Series.Flows[0].InFlightSegments];
        int[] probing = [.. Enumerable.Range(0, time.Length).Where(i => time[i] > 1 && window[i] <= 4)];
        double[] begins = [.. probing.Where(i => window[i - 1] > 4).Select(i => time[i])];
        Assert.Equal(2, begins.Length);
        Assert.InRange(begins[0], 10, 10.5);
        Assert.InRange(begins[1] - begins[0], 10, 10.5);
        double atFour = probing.Count(i => inFlight[i] == 4) * 0.005 / 2;
        Assert.InRange(atFour, 0.19, 0.2 + Rtt + 0.01);
        // It finds the empty path: propagation, and one segment's way over three links.
        int last = probing.Last();
        Assert.Equal(run.Flows[0].BaseRttSeconds, run.Series.Flows[0].RttSeconds[last]!.Value, 1e-4);
        Assert.All(Enumerable.Range(0, time.Length).Where(i => time[i] is > 1 and < 10), i => Assert.True(window[i] > 20));
    }

    [Fact]
    public void In_between_it_probes_up_then_down_then_cruises_for_six_of_eight_round_trips()
    {
        double[] time = [.. s_run.Value.Series.TimeSeconds], pacing = [.. s_run.Value.Series.Flows[0].PacingBps.Select(p => p!.Value)];
        int[] steady = [.. Enumerable.Range(0, time.Length).Where(i => time[i] is > 2.5 and < 9.5)];
        double cruise = steady.Select(i => pacing[i]).Order().ElementAt(steady.Length / 2);
        int Phase(int i) => pacing[i] > 1.2 * cruise && pacing[i] < 1.3 * cruise ? 1 : pacing[i] < 0.8 * cruise && pacing[i] > 0.7 * cruise ? -1 : Math.Abs(pacing[i] / cruise - 1) < 0.02 ? 0 : throw new InvalidOperationException();
        int[] changes = [.. steady.Where(i => Phase(i) != Phase(i - 1))];
        Assert.All(changes, i => Assert.Equal(Phase(i - 1) switch { 0 => 1, 1 => -1, _ => 0 }, Phase(i)));
        int[] ups = [.. changes.Where(i => Phase(i) == 1)];
        Assert.True(ups.Length >= 15);
        // Up lasts until a quarter more is on the way, which takes up to one and a half of the eight round trips; six cruise.
        for (int c = 1; c < ups.Length; c++) Assert.InRange((time[ups[c]] - time[ups[c - 1]]) / Rtt, 8, 9.5);
        foreach (int down in changes.Where(i => Phase(i) == 0))
        {
            if (ups.FirstOrDefault(u => u > down) is > 0 and var next) Assert.InRange((time[next] - time[down]) / Rtt, 5.9, 6.7);
        }
    }

    [Fact]
    public void It_fills_the_link_and_leaves_the_queue_nearly_empty()
    {
        CongestionRunResult run = s_run.Value;
        Assert.InRange(run.Utilization, 0.96, 1);
        Assert.InRange(run.MeanDelaySeconds!.Value, 0, 0.5 * Rtt);
    }
}
