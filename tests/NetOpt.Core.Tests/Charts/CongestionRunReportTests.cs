using System.Xml.Linq;
using NetOpt.Charts;
using NetOpt.Charts.Reports;
using NetOpt.Charts.Svg;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;

namespace NetOpt.Tests.Charts;

public class CongestionRunReportTests
{
    private static readonly CongestionRunRequest Race = new(CapacityBps: 10e6, RttSeconds: [0.02], Algorithms: [CongestionAlgorithm.Cubic, CongestionAlgorithm.NewReno], DurationSeconds: 4);

    private static CongestionRunResult Run(CongestionRunRequest request) => CongestionRun.Run(request, OperationContext.Default);

    private static XyChart Xy(ChartPage page, string title) => page.Charts.OfType<XyChart>().Single(c => c.Title == title);

    [Fact]
    public void A_run_is_drawn_over_time_and_as_bars()
    {
        CongestionRunResult run = Run(Race);
        ChartPage page = Report.For(run)!;
        Assert.Equal(["Congestion windows over time", "Goodput over time", "Round-trip time over time", "Queue over time", "Fairness over time", "Goodput of each flow"], page.Charts.Select(c => c.Title));
        Assert.Equal(run.Series.Flows[1].WindowSegments.AsEnumerable(), Xy(page, "Congestion windows over time").Series[1].Y.AsEnumerable());
        BarChart bars = page.Charts.OfType<BarChart>().Single();
        Assert.Equal(run.Flows.Select(f => (double?)f.GoodputBps), bars.Series[0].Values);
        Assert.Equal(run.GoodputBps / 2, bars.References.Single().Value);
        Assert.Equal("svg", XDocument.Parse(SvgRenderer.Render(page)).Root!.Name.LocalName);
    }

    [Fact]
    public void Means_of_several_intervals_keep_the_goodput()
    {
        CongestionRunResult run = Run(Race);
        XyChart chart = Xy(Report.For(run)!, "Goodput over time");
        Assert.Equal(200, chart.Series[0].Y.Length);
        Assert.Equal(run.Series.Flows[0].GoodputBps.Average(), chart.Series[0].Y.Average(), 1e-3);
        Assert.Contains("20 ms", chart.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Fairness_is_drawn_in_the_windows_of_the_figure_that_the_run_states()
    {
        CongestionRunResult run = Run(Race with { StartSeconds = [0], WarmUpSeconds = 0 });
        XyChart chart = Xy(Report.For(run)!, "Fairness over time");
        Assert.Equal([1, 2, 3, 4], chart.Series[0].X.Select(x => Math.Round(x, 9)));
        Assert.Equal(run.JainOfSeconds!.Value, chart.Series[0].Y.Average(), 1e-9);
        Assert.Equal(0.95, chart.References.Single().Value);
    }

    [Fact]
    public void Fairness_is_drawn_of_the_flows_that_run()
    {
        CongestionFlow first = new(StartSeconds: 0), second = new(StartSeconds: 2.5), third = new(StartSeconds: 0, StopSeconds: 5.5);
        CongestionRunResult run = Run(Race with { Flows = [first, second, third], WarmUpSeconds = 0, DurationSeconds = 8 });
        XyChart chart = Xy(Report.For(run)!, "Fairness over time");
        Assert.Equal(8, chart.Series[0].X.Length);
        // The third is gone in the windows of the seventh and eighth second: two flows of three could not have more than 2/3.
        Assert.All(chart.Series[0].Y.Skip(6), index => Assert.True(index > 2.0 / 3));
        Assert.Equal(run.JainOfSeconds!.Value, chart.Series[0].Y.Average(), 1e-9);

        CongestionRunResult alone = Run(Race with { StartSeconds = [0, 2.5], DurationSeconds = 4 });
        Assert.DoesNotContain("Fairness over time", Report.For(alone)!.Charts.Select(c => c.Title));
    }

    [Fact]
    public void A_run_too_short_for_five_windows_does_not_say_that_fairness_was_missed()
    {
        Assert.Contains("too short to tell", CongestionRunReport.Convergence(Run(Race with { DurationSeconds = 3 })), StringComparison.Ordinal);
        CongestionRunResult unfair = Run(Race with { Algorithms = [CongestionAlgorithm.Cubic, CongestionAlgorithm.Vegas], Queue = new QueueSettings(Buffer: BufferSize.Parse("4bdp")), DurationSeconds = 8 });
        Assert.Equal("0.95 was not reached for five windows of 1 s in a row", CongestionRunReport.Convergence(unfair));
    }

    [Fact]
    public void A_round_trip_time_that_is_not_known_yet_has_no_point()
    {
        CongestionRunResult run = Run(Race with { StartSeconds = [0, 2] });
        XySeries late = Xy(Report.For(run)!, "Round-trip time over time").Series[1];
        Assert.Equal(run.Series.Flows[1].RttSeconds.Count(r => r is not null), late.Y.Length);
        Assert.True(late.X[0] > 2);
    }

    [Fact]
    public void Dots_tell_when_packets_were_dropped_and_marked()
    {
        CongestionRunResult run = Run(Race with { Queue = new QueueSettings(Buffer: BufferSize.Parse("10p")) });
        QueueSeries queue = run.Series.Queues.Single();
        XySeries dots = Xy(Report.For(run)!, "Queue over time").Series.Single(s => s.Mark == XyMark.Point);
        Assert.Equal("dropped or lost", dots.Name);
        Assert.NotEmpty(dots.X);
        Assert.Equal(run.Series.TimeSeconds.Where((_, i) => queue.Dropped[i] > 0), dots.X);

        run = Run(Race with { Queue = new QueueSettings(PacketQueueDiscipline.CoDel), Ecn = true });
        Assert.Contains(Xy(Report.For(run)!, "Queue over time").Series, s => s.Name == "marked" && s.X.Length > 0);
    }

    [Fact]
    public void Of_many_flows_the_first_of_each_algorithm_are_drawn_and_the_page_says_so()
    {
        CongestionRunResult run = Run(Race with { FlowCount = 20, DurationSeconds = 1 });
        ChartPage page = Report.For(run)!;
        XyChart windows = Xy(page, "Congestion windows over time");
        Assert.Equal(["Cubic 1", "Cubic 3", "Cubic 5", "Cubic 7", "NewReno 2", "NewReno 4", "NewReno 6", "NewReno 8"], windows.Series.Select(s => s.Name));
        Assert.Contains("8 of 20 flows", windows.Subtitle, StringComparison.Ordinal);
        XyChart goodput = Xy(page, "Goodput over time");
        Assert.Equal(["Cubic, 10 flows", "NewReno, 10 flows"], goodput.Series.Select(s => s.Name));
        Assert.Equal(run.Series.Flows.Sum(f => f.GoodputBps.Average()), goodput.Series.Sum(s => s.Y.Average()), 1e-3);
        Assert.Equal("Goodput of a flow, by algorithm", page.Charts.OfType<BarChart>().Single().Title);
        Assert.Contains("Flows", page.Items.Select(i => i.Caption));
        Assert.Contains("Flows, the first 20 of 21", Report.For(Run(Race with { FlowCount = 21, DurationSeconds = 1 }))!.Items.Select(i => i.Caption));
    }

    [Fact]
    public void A_run_shorter_than_its_interval_has_bars_and_no_lines()
    {
        CongestionRunResult run = Run(Race with { DurationSeconds = 1, SampleSeconds = 1 });
        Assert.IsType<BarChart>(Assert.Single(Report.For(run)!.Charts));
    }

    [Fact]
    public void A_comparison_is_drawn_with_its_advice()
    {
        CompareAlgorithmsResult result = CompareAlgorithms.Run(new CompareAlgorithmsRequest(10e6, 0.02, [CongestionAlgorithm.Cubic, CongestionAlgorithm.NewReno], DurationSeconds: 2), OperationContext.Default);
        ChartPage page = Report.For(result)!;
        Assert.Equal(result.Recommendation, page.Summary);
        Assert.Equal(["Score", "What each algorithm gets", "Round-trip time"], page.Charts.Select(c => c.Title));
        Assert.Equal(result.Algorithms.Select(a => (double?)a.Score), page.Charts.OfType<BarChart>().First().Series[0].Values);
    }
}
