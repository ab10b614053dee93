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
        Assert.Equal(412, web.Reading.Mean);
        Assert.Equal(479.7430, new WebSource(WebModel.Umts).Expect().MeanPacketBytes!.Value, 0.00005);
    }

    // Clamping leaves mass on the limit, a condition does not: the means differ.
    [Fact]
    public void Clamped_and_conditional_Pareto_means_differ_as_published()
    {
        Assert.Equal(7.641908, SampleLaw.Pareto(1.1, 2, 55).Mean, 5e-7);
        var random = new RandomStream(1, "law");
        SampleLaw law = SampleLaw.Pareto(1.1, 2, 55);
        int atLimit = Enumerable.Range(0, 100_000).Count(_ => law.Next(random) == 55);
        Assert.Equal(Math.Pow(2 / 55.0, 1.1), atLimit / 1e5, 0.002);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Draws_follow_the_distribution_that_the_mean_is_of(int which)
    {
        (SampleLaw law, Func<double, double> cdf) = which switch
        {
            0 => (SampleLaw.Lognormal(6.17, 2.36, 50, 2e6), x => (Phi((Math.Log(x) - 6.17) / 2.36) - Phi((Math.Log(50) - 6.17) / 2.36)) / (Phi((Math.Log(2e6) - 6.17) / 2.36) - Phi((Math.Log(50) - 6.17) / 2.36))),
            1 => (SampleLaw.Weibull(1.46, 0.382), x => 1 - Math.Exp(-Math.Pow(x / 1.46, 0.382))),
            2 => (SampleLaw.Pareto(2.43, 1), x => 1 - Math.Pow(x, -2.43)),
            3 => (SampleLaw.Exponential(30), x => 1 - Math.Exp(-x / 30)),
            _ => ((SampleLaw)new Residual(SampleLaw.Pareto(1.5, 1)), (Func<double, double>)(x => x < 1 ? x / 3 : 1 - Math.Pow(x, -0.5) / 1.5)),
        };
        var random = new RandomStream(2, "law");
        double[] draws = [.. Enumerable.Range(0, 50_000).Select(_ => law.Next(random))];
        Assert.True(SourceRuns.Distance(draws, cdf) < 1.95 / Math.Sqrt(draws.Length));

        static double Phi(double z) => SpecialFunctions.NormalCdf(z);
    }

    [Fact]
    public void The_rest_of_a_geometric_period_is_even_below_1_and_falls_by_steps()
    {
        SampleLaw law = SampleLaw.Geometric(4);
        var random = new RandomStream(3, "law");
        // The density is P(X > x)/mean, which is constant from one whole number to the next.
        double Cdf(double x) => 1 - Math.Pow(0.75, Math.Floor(x)) * (1 - 0.25 * (x - Math.Floor(x)));
        Assert.True(SourceRuns.Distance(Enumerable.Range(0, 50_000).Select(_ => law.NextResidual(random)), Cdf) < 1.95 / Math.Sqrt(50_000));
        double mean = Enumerable.Range(0, 200_000).Average(_ => law.Next(random));
        Assert.Equal(4, mean, 0.04);
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

    private sealed class Residual(SampleLaw law) : SampleLaw
    {
        public override double Mean => law.Mean;

        public override double Next(RandomStream random) => law.NextResidual(random);
    }
}
