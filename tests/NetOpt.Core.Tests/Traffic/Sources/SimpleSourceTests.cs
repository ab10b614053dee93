using System.Numerics;
using NetOpt.Numerics.Distributions;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Traffic.Sources;

public class SimpleSourceTests
{
    [Fact]
    public void Times_between_Poisson_packets_are_exponential()
    {
        PacketTrace trace = SourceRuns.Trace(new PoissonSource(8e6, 1000), 100);
        Assert.True(Math.Abs(trace.Count - 100_000) < 4 * Math.Sqrt(100_000), $"{trace.Count} packets");
        long before = 0;
        var gaps = new List<double>();
        foreach (long t in trace.TimeNanoseconds)
        {
            gaps.Add((t - before) / 1e9);
            before = t;
        }
        Assert.True(SourceRuns.Distance(gaps, x => 1 - Math.Exp(-1000 * x)) < 1.95 / Math.Sqrt(gaps.Count));
        Assert.Equal(1, SourceRuns.Variance(SourceRuns.Counts(trace, 0.1)) / 100, 0.2);
    }

    [Fact]
    public void Packets_of_random_sizes_follow_their_distribution_and_keep_the_mean_rate()
    {
        var source = new PoissonSource(80e6, null, new Exponential(1000));
        PacketTrace trace = SourceRuns.Trace(source, 10);
        Assert.Equal(80e6, source.Expect().MeanRateBps!.Value, 1e-3);
        // Whole bytes lie half a byte to either side of what was drawn.
        Assert.True(SourceRuns.Distance(trace.SizeBytes.Select(b => (double)b), x => 1 - Math.Exp(-x / 1000)) < 1.95 / Math.Sqrt(trace.Count) + 0.001);
        Assert.Equal(80e6, trace.SizeBytes.Sum(b => (double)b) * 8 / 10, 4 * 80e6 * Math.Sqrt(2.0 / trace.Count));
    }

    [Theory]
    [InlineData(3, 1000, 7)]
    [InlineData(1e6, 1500, 1)]
    [InlineData(0.7, 64, 1)]
    [InlineData(123456.789, 77, 3)]
    public void A_deterministic_packet_k_comes_at_the_phase_plus_k_intervals_rounded_down(double rate, int size, int count)
    {
        const double phase = 0.25;
        double seconds = phase + 1000 * size * 8.0 * count / rate;
        PacketTrace trace = SourceRuns.Trace(new DeterministicSource(rate, size, phase, count), seconds);
        BigInteger above = (BigInteger)size * 8_000_000_000 * count << 60, below = new(rate * Math.Pow(2, 60));
        int k = 0;
        for (int i = 0; i < trace.Count; i++)
        {
            if ((trace.Flow?[i] ?? 0) != 0) continue;
            Assert.Equal(250_000_000 + (long)(above * k / below), trace.TimeNanoseconds[i]);
            k++;
        }
        Assert.InRange(k, 999, 1001);
        Assert.Equal(k * count, trace.Count);
    }

    [Fact]
    public void Copies_without_a_phase_start_at_random_within_their_first_interval()
    {
        PacketTrace trace = SourceRuns.Trace(new DeterministicSource(8e3 * 2000, 1000, Count: 2000), 1);
        Assert.Equal(2000, trace.Count);
        Assert.True(SourceRuns.Distance(trace.TimeNanoseconds.Select(t => t / 1e9), x => x) < 1.95 / Math.Sqrt(2000));
        Assert.Null(new DeterministicSource().Expect().Hurst);
    }

    [Fact]
    public void A_very_slow_source_sends_nothing_and_a_fast_one_does_not_lose_its_rate_to_rounding()
    {
        Assert.Equal(0, SourceRuns.Trace(new DeterministicSource(1e-9, 1500, 1), 1).Count);
        Assert.Equal(0, SourceRuns.Trace(new PoissonSource(1e-300), 1).Count);
        // 0.8 ns between packets on average.
        Assert.Equal(1_250_000, SourceRuns.Trace(new PoissonSource(8e9, 1), 1.25e-3).Count, 4 * Math.Sqrt(1.25e6));
        Assert.Equal(1_250_000, SourceRuns.Trace(new DeterministicSource(8e9, 1, 0), 1.25e-3).Count);
    }

    // theory.md, section 5: 100, 10, 0.5, 1.5.
    [Fact]
    public void The_moments_of_the_modulated_Poisson_process_are_the_published_ones()
    {
        var source = new MmppSource(100, 10, 0.5, 1.5);
        Assert.Equal(77.5, source.MeanPacketsPerSecond(), 1e-12);
        Assert.Equal(20.59677, source.DispersionLimit(), 5e-6);
        Assert.Equal(12.12445, source.Dispersion(1), 5e-6);
        Assert.Equal(1, source.Dispersion(0), 1e-15);
        Assert.Equal(source.Dispersion(4.99e-4), source.Dispersion(5.01e-4), 1e-4);
        Assert.Equal(1, new MmppSource(50, 50, 1, 2).DispersionLimit(), 1e-15);
    }

    [Fact]
    public void Counts_of_the_modulated_Poisson_process_have_the_mean_and_the_dispersion_of_the_formulas()
    {
        var source = new MmppSource(100, 10, 0.5, 1.5, Count: 40);
        PacketTrace trace = SourceRuns.Trace(source, 1000);
        double[] one = new double[40 * 1000];
        for (int i = 0; i < trace.Count; i++) one[trace.Flow!.Value[i] * 1000 + (int)(trace.TimeNanoseconds[i] / 1_000_000_000)]++;
        Assert.Equal(77.5, one.Average(), 1.0);
        Assert.Equal(12.12445, SourceRuns.Variance(one) / one.Average(), 0.5);
    }

    [Fact]
    public void The_interval_variation_of_an_interrupted_Poisson_process_is_that_of_its_closed_form()
    {
        // Kuczura 1973: with rate l while on, left at w and entered at v, c2 = 1 + 2lw/(w + v)^2.
        double l = 50, w = 2, v = 0.5;
        Assert.Equal(1 + 2 * l * w / ((w + v) * (w + v)), new MmppSource(l, 0, w, v).Expect().IntervalScv!.Value, 1e-12);
    }

    [Fact]
    public void A_wanted_rate_scales_both_states()
    {
        TrafficExpectation expected = new MmppSource(100, 10, 0.5, 1.5, RateBps: 5e6, Count: 4).Expect();
        Assert.Equal(5e6, expected.MeanRateBps!.Value, 1e-3);
    }

    public static TheoryData<TrafficSource> Bad =>
    [
        new PoissonSource(0), new PoissonSource(-1), new PoissonSource(double.NaN), new PoissonSource(double.PositiveInfinity), new PoissonSource(1e6, 0), new PoissonSource(1e6, -5),
        new PoissonSource(1e6, 1000, Count: 0), new PoissonSource(1e6, 1000, Count: -1), new DeterministicSource(0), new DeterministicSource(double.NaN), new DeterministicSource(1e6, 0),
        new DeterministicSource(1e6, 1000, -1), new DeterministicSource(1e6, 1000, double.NaN), new MmppSource(-1), new MmppSource(0, 0), new MmppSource(1, 1, 0), new MmppSource(1, 1, 1, double.NaN),
        new MmppSource(RateBps: 0), new MmppSource(PacketBytes: 0), new PoissonSource(1e6, 1000, new Exponential(1000)), new PoissonSource(1e6, null, new Pareto(0.9, 40)),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_out_of_range_is_refused(TrafficSource source) => Assert.Equal(ErrorCodes.InvalidParameter, SourceRuns.Refused(source).Code);
}
