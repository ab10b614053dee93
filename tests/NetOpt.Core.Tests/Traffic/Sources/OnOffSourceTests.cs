using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Traffic.Sources;

public class OnOffSourceTests
{
    // theory.md, section 5: Sriram and Whitt, Heffes and Lucantoni.
    [Fact]
    public void Voice_has_the_published_rate_and_variation()
    {
        TrafficExpectation expected = new OnOffSource(VoicePreset.Voice).Expect();
        Assert.Equal(21.95609, expected.PacketsPerSecond!.Value, 5e-6);
        Assert.Equal(18.09505, expected.IntervalScv!.Value, 5e-6);
        Assert.Equal(64e3, expected.PeakRateBps!.Value, 1e-9);
        Assert.Equal(1.004 / (1.004 + 1.587), new OnOffSource(VoicePreset.VoiceP59).Expect().ActiveFraction!.Value, 1e-12);
    }

    [Fact]
    public void Times_between_voice_packets_have_the_mean_and_variation_of_the_renewal_process()
    {
        PacketTrace trace = SourceRuns.Trace(new OnOffSource(VoicePreset.Voice), 20_000);
        double[] gaps = [.. trace.TimeNanoseconds.Zip(trace.TimeNanoseconds.Skip(1), (a, b) => (b - a) / 1e9)];
        // Standard error of the mean: √c²/√n of it.
        Assert.Equal(1, gaps.Average() * 21.95609, 4 * Math.Sqrt(18.1 / gaps.Length));
        Assert.Equal(18.09505, SourceRuns.Variance(gaps) / (gaps.Average() * gaps.Average()), 1.0);
        Assert.Equal(21.0 / 22, gaps.Count(g => g < 0.0160001) / (double)gaps.Length, 0.002);
    }

    [Fact]
    public void The_overload_probability_is_the_binomial_tail()
    {
        var source = new OnOffSource(MeanOnSeconds: 1, MeanOffSeconds: 3, Count: 10);
        double tail = 0;
        for (int k = 5; k <= 10; k++) tail += Binomial(10, k) * Math.Pow(0.25, k) * Math.Pow(0.75, 10 - k);
        Assert.Equal(tail, source.OverloadProbability(4), 1e-12);
        Assert.Equal(0, source.OverloadProbability(10));
        Assert.Equal(1 - Math.Pow(0.75, 10), source.OverloadProbability(0), 1e-12);

        static double Binomial(int n, int k) => k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;
    }

    public static TheoryData<TrafficSource> Stationary =>
    [
        new OnOffSource(PeakRateBps: 8e4, MeanOnSeconds: 2, MeanOffSeconds: 3, Count: 4000),
        new OnOffParetoSource(1.4, PeakRateBps: 8e4, MeanOnSeconds: 2, MeanOffSeconds: 3, Count: 4000),
        new OnOffParetoSource(1.2, 1.9, PeakRateBps: 8e4, MeanOnSeconds: 2, MeanOffSeconds: 3, Count: 4000),
        new OnOffParetoSource(3, PeakRateBps: 8e4, MeanOnSeconds: 2, MeanOffSeconds: 3, Count: 4000),
    ];

    // Not one of them on at the start is the mistake to avoid: from the first moment on the expected rate is the same.
    [Theory]
    [MemberData(nameof(Stationary))]
    public void From_the_start_the_rate_is_that_of_the_long_run(TrafficSource source)
    {
        double[] counts = SourceRuns.Counts(SourceRuns.Trace(source, 2), 0.1);
        // 4000 sources at 10 packets/s for 40 % of the time; in 0.1 s one packet each at most, or nearly.
        foreach (double count in counts) Assert.Equal(1600, count, 4 * Math.Sqrt(4000 * 0.4 * 0.6));
    }

    [Fact]
    public void The_rest_of_a_Pareto_period_has_the_equilibrium_distribution()
    {
        const double alpha = 1.4, mean = 7, least = mean * (alpha - 1) / alpha;
        var period = new ParetoPeriod(alpha, mean);
        var random = new NetOpt.Numerics.RandomStream(1, "residual");
        double[] rest = [.. Enumerable.Range(0, 200_000).Select(_ => period.NextResidual(random))];
        Assert.True(SourceRuns.Distance(rest, x => x < least ? x / mean : 1 - Math.Pow(least / x, alpha - 1) / alpha) < 1.95 / Math.Sqrt(rest.Length));
        double[] whole = [.. Enumerable.Range(0, 200_000).Select(_ => period.Next(random))];
        Assert.True(SourceRuns.Distance(whole, x => 1 - Math.Pow(least / x, alpha)) < 1.95 / Math.Sqrt(whole.Length));
    }

    [Fact]
    public void While_on_packets_are_as_far_apart_as_the_peak_rate_says()
    {
        PacketTrace trace = SourceRuns.Trace(new OnOffParetoSource(1.5, PeakRateBps: 1e6, MeanOnSeconds: 10, MeanOffSeconds: 1), 100);
        long[] gaps = [.. trace.TimeNanoseconds.Zip(trace.TimeNanoseconds.Skip(1), (a, b) => b - a)];
        Assert.All(gaps, g => Assert.True(g >= 7_999_999));
        Assert.True(gaps.Count(g => g <= 8_000_001) > gaps.Length * 0.9);
    }

    [Theory]
    [InlineData(1.2, 0.9)]
    [InlineData(1.4, 0.8)]
    [InlineData(3, 0.5)]
    public void Many_of_them_together_have_the_Hurst_parameter_of_Taqqu(double alpha, double hurst) =>
        Assert.Equal(hurst, new OnOffParetoSource(alpha, Count: 50).Expect().Hurst!.Value, 1e-12);

    [Fact]
    public void Their_counts_vary_over_long_times_as_the_Hurst_parameter_says()
    {
        // Variance of sums over m slots grows as m^2H; a slope over three octaves, of light tails and of heavy ones.
        Assert.InRange(Slope(new OnOffParetoSource(1.4, PeakRateBps: 1e5, PacketBytes: 125, MeanOnSeconds: 0.1, MeanOffSeconds: 0.2, Count: 100)), 1.4, 1.8);
        Assert.InRange(Slope(new OnOffSource(PeakRateBps: 1e5, PacketBytes: 125, MeanOnSeconds: 0.1, MeanOffSeconds: 0.2, Count: 100)), 0.8, 1.2);

        static double Slope(TrafficSource source)
        {
            double[] counts = SourceRuns.Counts(SourceRuns.Trace(source, 500), 1);
            return Math.Log2(SourceRuns.Variance(Blocks(counts, 8)) / SourceRuns.Variance(counts)) / 3;
        }

        static double[] Blocks(double[] x, int m) => [.. Enumerable.Range(0, x.Length / m).Select(b => x.Skip(b * m).Take(m).Sum())];
    }

    [Fact]
    public void Any_three_of_rates_and_times_give_the_fourth()
    {
        TrafficExpectation rate = new OnOffParetoSource(RateBps: 10e6, Count: 50).Expect();
        Assert.Equal(10e6, rate.MeanRateBps!.Value, 1e-3);
        TrafficExpectation peak = new OnOffParetoSource(RateBps: 5e6, PeakRateBps: 1e6, MeanOnSeconds: 1, Count: 10).Expect();
        Assert.Equal((5e6, 0.5), (peak.MeanRateBps!.Value, peak.ActiveFraction!.Value));
        TrafficExpectation off = new OnOffSource(RateBps: 2e6, PeakRateBps: 1e6, MeanOffSeconds: 4, Count: 10).Expect();
        Assert.Equal(0.2, off.ActiveFraction!.Value, 1e-12);
        Assert.Equal(2e6, off.MeanRateBps!.Value, 1e-6);
    }

    public static TheoryData<TrafficSource> Bad =>
    [
        new OnOffParetoSource(1), new OnOffParetoSource(0.5), new OnOffParetoSource(-1), new OnOffParetoSource(double.NaN), new OnOffParetoSource(double.PositiveInfinity),
        new OnOffParetoSource(1.4, 1), new OnOffParetoSource(RateBps: 0), new OnOffParetoSource(PeakRateBps: -1), new OnOffParetoSource(MeanOnSeconds: 0),
        new OnOffParetoSource(MeanOffSeconds: double.NaN), new OnOffParetoSource(RateBps: 2e6, PeakRateBps: 1e6), new OnOffParetoSource(PacketBytes: 0), new OnOffParetoSource(Count: 0),
        new OnOffParetoSource(RateBps: 1e5, PeakRateBps: 1e6, MeanOnSeconds: 1, MeanOffSeconds: 1),
        new OnOffSource(MeanOnSeconds: 0.001), new OnOffSource(VoicePreset.Voice, RateBps: 1e6), new OnOffSource(VoicePreset.Voice, MeanOnSeconds: 1), new OnOffSource(PacketBytes: 0),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_out_of_range_is_refused(TrafficSource source) => Assert.Equal(ErrorCodes.InvalidParameter, SourceRuns.Refused(source).Code);

    [Fact]
    public void A_tail_index_of_at_most_1_is_refused_because_there_is_no_mean() => Assert.Contains("infinite mean", SourceRuns.Refused(new OnOffParetoSource(0.9)).Message);

    [Fact]
    public void A_mean_rate_above_the_peak_rate_is_refused_in_the_numbers_that_were_given()
    {
        string message = SourceRuns.Refused(new OnOffParetoSource(RateBps: 100e6, PeakRateBps: 1e6, Count: 50)).Message;
        Assert.Contains("100000000", message);
        Assert.Contains("2 Mbit/s each", message);
    }
}
