using System.Xml.Linq;
using NetOpt.Charts;
using NetOpt.Charts.Reports;
using NetOpt.Charts.Svg;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Charts;

public class TraceReportTests
{
    [Fact]
    public void A_trace_is_drawn_at_three_scales_of_time()
    {
        GenerateTrafficResult result = TrafficGenerator.Run(new GenerateTrafficRequest([new PoissonSource(400e6, 1000)], 4), OperationContext.Default);
        ChartPage page = Report.For(result)!;
        Assert.Equal(["Rate in steps of 20 ms", "Rate in steps of 2 ms", "Rate in steps of 200 \u00B5s"], page.Charts.Select(c => c.Title));
        foreach (XyChart chart in page.Charts.Cast<XyChart>())
            Assert.Equal(400e6, chart.Series[0].Y.Average(), 10e6);
        Assert.Contains("400 Mbit/s expected", page.Summary);
        Assert.Equal("svg", XDocument.Parse(SvgRenderer.Render(page)).Root!.Name.LocalName);
    }

    [Fact]
    public void Every_byte_of_the_trace_is_in_the_first_chart()
    {
        var trace = new PacketTrace([0, 5, 999, 1000], [1, 2, 3, 4]);
        XyChart chart = (XyChart)Report.For(trace)!.Charts.Single();
        Assert.Equal(10, chart.Series[0].Y.SkipLast(1).Sum() * 5e-9 / 8, 1e-9);
    }

    [Fact]
    public void A_trace_without_packets_or_without_duration_has_no_chart_and_still_a_page()
    {
        Assert.Empty(Report.For(new PacketTrace([], [], null, 1000))!.Charts);
        Assert.Empty(Report.For(new PacketTrace([0, 0], [5, 5]))!.Charts);
    }
}
