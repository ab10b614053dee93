using NetOpt.Numerics;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Traffic.Sources;

public class WebSourceTests
{
    // theory.md, section 5: means under the condition of the limits, not the nominal ones that the standard prints.
    [Fact]
    public void The_means_of_the_HTTP_model_are_those_of_the_truncated_distributions()
    {
        WebParameters web = WebParameters.Of(WebModel.Http, 2e6);
        Assert.Equal(11053.51, web.FirstObject.Mean, 0.005);
        Assert.Equal(8199.722, web.OtherObject.Mean, 0.0005);
        Assert.Equal(5.641908, web.MeanOthers, 5e-7);
    }

    [Fact]
    public void The_mean_packet_of_the_ETSI_model_is_that_of_the_clamped_Pareto_distribution()
    {
        WebParameters web = WebParameters.Of(WebModel.Umts, 64e3);
        Assert.Equal(479.7430, web.FirstObject.Mean, 0.00005);
        Assert.Equal(25, 1 + web.MeanOthers, 1e-12);
        Assert.Equal(412, web.MeanReadingSeconds);
        Assert.Equal(479.7430, new WebSource(WebModel.Umts).Expect().MeanPacketBytes!.Value, 0.00005);
    }

    [Theory]
    [InlineData(WebModel.Http), InlineData(WebModel.Umts), InlineData(WebModel.Surge)]
    public void The_rest_of_a_reading_time_has_the_equilibrium_distribution(WebModel model)
    {
        WebParameters web = WebParameters.Of(model, 2e6);
        // The density is P(X > x)/mean: for whole seconds constant from one to the next.
        double q = 1 - 1 / 412.0;
        Func<double, double> cdf = model switch
        {
            WebModel.Http => x => 1 - Math.Exp(-x / 30),
            WebModel.Umts => x => 1 - Math.Pow(q, Math.Floor(x)) * (1 - (1 - q) * (x - Math.Floor(x))),
            _ => x => x < 1 ? x / 3 : 1 - Math.Pow(x, -0.5) / 1.5,
        };
        var random = new RandomStream(3, "reading");
        double[] rest = [.. Enumerable.Range(0, 50_000).Select(_ => web.NextResidualReading(random))];
        Assert.True(SourceRuns.Distance(rest, cdf) < 1.95 / Math.Sqrt(rest.Length));
    }

    [Fact]
    public void The_mean_rate_of_many_users_is_that_of_the_closed_form_from_the_start()
    {
        var source = new WebSource(WebModel.Http, Count: 3000);
        PacketTrace trace = SourceRuns.Trace(source, 200);
        double expected = source.Expect().MeanRateBps!.Value;
        double rate = trace.SizeBytes.Sum(b => (double)b) * 8 / 200;
        Assert.Equal(1, rate / expected, 0.06);
        double first = 0;
        for (int i = 0; i < trace.Count && trace.TimeNanoseconds[i] < 10_000_000_000; i++) first += trace.SizeBytes[i];
        Assert.Equal(1, first * 8 / 10 / expected, 0.2);
        Assert.True(trace.SizeBytes.Max() <= 1500);
    }

    [Fact]
    public void The_packets_of_the_ETSI_model_are_whole_and_as_large_as_their_distribution_says()
    {
        PacketTrace trace = SourceRuns.Trace(new WebSource(WebModel.Umts, Count: 300), 3600);
        Assert.True(Math.Abs(trace.Count / (0.060459492 * 300 * 3600) - 1) < 0.05, $"{trace.Count} packets");
        double median = trace.SizeBytes.Order().ElementAt(trace.Count / 2);
        Assert.Equal(81.5 * Math.Pow(2, 1 / 1.1), median, 3.0);
        Assert.Equal(66666, trace.SizeBytes.Max());
    }

    [Fact]
    public void Surge_pages_come_as_often_as_the_closed_form_says()
    {
        TrafficExpectation expected = new WebSource(WebModel.Surge).Expect();
        Assert.Equal(0.95, expected.Hurst!.Value, 1e-12);
        Assert.True(SourceRuns.Trace(new WebSource(WebModel.Surge, Count: 20), 60).Count > 1000);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        foreach (WebSource bad in (WebSource[])[new(PeakRateBps: 0), new(PeakRateBps: double.NaN), new(PacketBytes: 0), new(WebModel.Umts, PacketBytes: 1500), new(Count: 0)])
            Assert.Equal(ErrorCodes.InvalidParameter, SourceRuns.Refused(bad).Code);
    }
}
