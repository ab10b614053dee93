using NetOpt.Charts;
using NetOpt.Numerics;

namespace NetOpt.Tests.Charts;

public class NiceTicksTests
{
    [Fact]
    public void Ticks_step_by_one_two_or_five_and_cover_any_range()
    {
        var random = new RandomStream(1, "ticks");
        for (int i = 0; i < 5000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.NextInt32(25) - 12);
            double high = low + random.NextDouble() * Math.Pow(10, random.NextInt32(25) - 12);
            int target = 2 + random.NextInt32(10);
            var ticks = new NiceTicks(low, high, target);
            double lead = ticks.Step / Math.Pow(10, Math.Floor(Math.Log10(ticks.Step) + 1e-9));
            Assert.Contains((double[])[1, 2, 5, 10], nice => Math.Abs(nice - lead) < 1e-6);
            Assert.True(ticks.Low <= low + 1e-6 * ticks.Step && ticks.High >= high - 1e-6 * ticks.Step, $"{low}..{high} by {ticks.Step}");
            Assert.InRange(ticks.Values.Length, 2, 1.6 * target + 3);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-3, -3)]
    [InlineData(1e300, 1e300)]
    public void A_single_value_gets_room_around_it(double low, double high)
    {
        var ticks = new NiceTicks(low, high, 5);
        Assert.True(ticks.Values.Length >= 2);
        Assert.True(ticks.Low <= low && ticks.High >= high);
    }

    [Fact]
    public void Whole_numbers_get_whole_ticks() => Assert.Equal([1, 2, 3], new NiceTicks(1, 3, 10, isInteger: true).Values);
}
