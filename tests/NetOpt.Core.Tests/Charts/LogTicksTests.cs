using NetOpt.Charts;
using NetOpt.Numerics;

namespace NetOpt.Tests.Charts;

public class LogTicksTests
{
    [Fact]
    public void Ticks_ascend_are_few_and_cover_any_range()
    {
        var random = new RandomStream(1, "ticks");
        for (int i = 0; i < 5000; i++)
        {
            double low = Math.Pow(10, random.NextDouble() * 600 - 300), high = Math.Min(1e300, low * Math.Pow(10, random.NextDouble() * 20));
            int target = 2 + random.NextInt32(10);
            var ticks = new LogTicks(low, high, target, i % 2 == 0 ? 10 : 2);
            Assert.True(ticks.Low <= low * (1 + 1e-6) && ticks.High >= high * (1 - 1e-6), $"{low}..{high}: {ticks.Low}..{ticks.High}");
            Assert.InRange(ticks.Values.Length, 2, Math.Max(8, target + 4));
            for (int k = 1; k < ticks.Values.Length; k++) Assert.True(ticks.Values[k] > ticks.Values[k - 1]);
        }
    }

    [Fact]
    public void A_narrow_range_has_2_and_5_times_the_powers_of_ten() => Assert.Equal([1, 2, 5, 10, 20], Rounded(new LogTicks(1.5, 15, 6, 10)));

    [Fact]
    public void A_wide_range_has_powers_of_ten() => Assert.Equal([0.01, 0.1, 1, 10, 100, 1000], Rounded(new LogTicks(0.02, 800, 6, 10)));

    [Fact]
    public void Sizes_have_powers_of_two() => Assert.Equal([64, 128, 256, 512, 1024], Rounded(new LogTicks(64, 1000, 6, 2)));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(1, 1)]
    [InlineData(1e-300, 1e300)]
    public void Extremes_have_ticks_too(double low, double high)
    {
        var ticks = new LogTicks(low, high, 6, 10);
        Assert.True(ticks.Values.Length >= 2 && ticks.Low <= low * (1 + 1e-9) && ticks.High >= high * (1 - 1e-9));
    }

    private static double[] Rounded(LogTicks ticks) => [.. ticks.Values.Select(v => Math.Round(v, 6))];
}
