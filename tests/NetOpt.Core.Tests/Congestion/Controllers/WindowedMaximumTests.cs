using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class WindowedMaximumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void It_is_the_greatest_of_the_values_of_the_last_rounds(int length)
    {
        var random = new RandomStream(9, "maximum");
        var window = new WindowedMaximum(length);
        var all = new List<(long Round, double Value)>();
        long round = 0;
        for (int i = 0; i < 5000; i++)
        {
            if (random.NextInt32(3) == 0) round += random.NextInt32(2 * length + 2);
            double value = random.NextDouble() - 0.5;
            window.Add(value, round);
            all.Add((round, value));
            Assert.Equal(all.Where(v => v.Round > round - length).Max(v => v.Value), window.Value);
            if (all.Count > 200) all.RemoveRange(0, 100);
        }
        window.Clear();
        Assert.Equal(double.NegativeInfinity, window.Value);
    }
}
