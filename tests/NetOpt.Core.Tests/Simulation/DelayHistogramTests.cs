using NetOpt.Numerics;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

public class DelayHistogramTests
{
    [Fact]
    public void Percentiles_are_those_of_the_sorted_delays_but_for_the_width_of_a_bucket()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var random = new RandomStream(seed, "delays");
            var histogram = new DelayHistogram();
            // From single nanoseconds to years.
            var delays = Enumerable.Range(0, 5000).Select(_ => (long)(random.NextUInt64() >> (1 + random.NextInt32(63)))).ToList();
            foreach (long delay in delays) histogram.Add(delay);
            delays.Sort();
            foreach (double p in (double[])[0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1])
            {
                double exact = delays[(int)Math.Ceiling(p * delays.Count) - 1];
                Assert.InRange(histogram.Percentile(p)!.Value, exact * (1 - 1 / 64.0), exact * (1 + 1 / 64.0));
            }
            Assert.Equal((delays.Count, delays[^1]), (histogram.Count, histogram.Greatest));
            Assert.Equal(delays.Average(d => (double)d), histogram.Mean!.Value, 1e-6 * histogram.Mean.Value);
        }
    }

    [Fact]
    public void Small_delays_are_exact()
    {
        var histogram = new DelayHistogram();
        for (int delay = 0; delay < 128; delay++) histogram.Add(delay);
        for (int i = 1; i <= 128; i++) Assert.Equal(i - 1, histogram.Percentile(i / 128.0));
        Assert.Equal(0, histogram.Percentile(0));
    }

    [Fact]
    public void Equal_delays_have_one_percentile_that_is_never_above_the_greatest()
    {
        var histogram = new DelayHistogram();
        for (int i = 0; i < 100; i++) histogram.Add(1_000_000);
        Assert.InRange(histogram.Percentile(0.5)!.Value, 1_000_000 * (1 - 1 / 64.0), 1_000_000);
        Assert.Equal(1_000_000, histogram.Percentile(1));
    }

    [Fact]
    public void Without_delays_there_is_neither_mean_nor_percentile()
    {
        var histogram = new DelayHistogram();
        Assert.Null(histogram.Mean);
        Assert.Null(histogram.Percentile(0.5));
    }
}
