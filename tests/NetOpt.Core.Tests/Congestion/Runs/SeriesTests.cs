using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>The course of a run in columns, and its limits.</summary>
public sealed class SeriesTests
{
    [Fact]
    public void A_run_has_a_thousand_samples_unless_an_interval_is_given()
    {
        CongestionSeries usual = Run(Small with { DurationSeconds = 5 }).Series, given = Run(Small with { DurationSeconds = 5, SampleSeconds = 0.3 }).Series;
        Assert.Equal(1000, usual.TimeSeconds.Length);
        Assert.Equal(5, usual.TimeSeconds[^1], 1e-9);
        Assert.Equal(0.3, given.IntervalSeconds, 1e-12);
        Assert.Equal(16, given.TimeSeconds.Length);
        Assert.Equal(4.8, given.TimeSeconds[^1], 1e-9);
        Assert.All(given.Flows, f => Assert.Equal((16, 16, 16, 16, 16), (f.WindowSegments.Length, f.InFlightSegments.Length, f.RttSeconds.Length, f.GoodputBps.Length, f.PacingBps.Length)));
        Assert.All(given.Queues, q => Assert.Equal((16, 16, 16), (q.Packets.Length, q.Dropped.Length, q.Marked.Length)));
    }

    [Fact]
    public void The_columns_agree_with_the_figures()
    {
        CongestionRunResult run = Run(Small with { Algorithms = [CongestionAlgorithm.NewReno], FlowCount = 2, WarmUpSeconds = 0, SampleSeconds = 0.01 });
        for (int i = 0; i < 2; i++)
        {
            FlowSeries flow = run.Series.Flows[i];
            Assert.Equal(run.Flows[i].GoodputBps, flow.GoodputBps.Average(), 1e-3);
            double[] rtt = [.. flow.RttSeconds.Where(r => r is not null).Select(r => r!.Value)];
            Assert.Equal(run.Flows[i].MeanRttSeconds!.Value, rtt.Average(), 0.02 * rtt.Average());
            // The first samples are of the packets that open the connection, which are smaller than any segment.
            Assert.InRange(rtt.Skip(50).Min(), run.Flows[i].LeastRttSeconds!.Value - 1e-9, 1);
            Assert.InRange(rtt.Max(), 0, run.Flows[i].GreatestRttSeconds!.Value + 1e-9);
            Assert.Equal(run.Flows[i].MeanWindowSegments!.Value, flow.WindowSegments.Average(), 0.03 * flow.WindowSegments.Average());
            Assert.Equal(run.Flows[i].Name, flow.Name);
        }
        QueueSeries queue = run.Series.Queues.Single();
        Assert.Equal("left > right", queue.Link);
        Assert.Equal(run.Queues[0].MeanPackets, queue.Packets.Average(), 0.02 * queue.Packets.Average());
        Assert.InRange(queue.Packets.Max(), 0, run.Queues[0].MostPackets);
        // Little's law: packets that wait are packets that come times the delay of each.
        double arrivals = (run.Queues[0].Arrived - run.Queues[0].Overflowed) / 20;
        Assert.Equal(arrivals * run.Queues[0].MeanDelaySeconds!.Value, run.Queues[0].MeanPackets, 0.01 * run.Queues[0].MeanPackets);
    }

    [Fact]
    public void A_quarter_of_a_million_values_are_the_most_that_a_column_of_flows_takes_and_that_is_noted()
    {
        CongestionRunResult run = Run(Small with { FlowCount = 12, DurationSeconds = 1, SampleSeconds = 1e-5 });
        Assert.Equal(100_000, run.Series.TimeSeconds.Length);
        Assert.Equal(2, run.Series.Flows.Length);
        Assert.Contains("The time series holds the first 2 of 12 flows.", run.Notes);
        Assert.Equal(12, run.Flows.Length);
        Assert.Empty(Run(Small with { FlowCount = 12, DurationSeconds = 1 }).Notes);
    }

    [Fact]
    public void Flows_that_deliver_nothing_are_noted()
    {
        CongestionRunResult run = Run(Small with { StartSeconds = [0, 1.99], DurationSeconds = 2 });
        Assert.Contains("1 of 2 flows delivered nothing.", run.Notes);
        Assert.Equal(0, run.Flows[1].DeliveredBytes);
        Assert.Null(run.Flows[1].MeanRttSeconds);
        Assert.Null(run.Flows[1].MeanWindowSegments);
    }
}
