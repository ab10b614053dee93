using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;

namespace NetOpt.Tests.Numerics.Distributions;

public sealed class ZigguratTests
{
    [Fact]
    public void Portable_logarithm_and_exponential_agree_with_the_platform()
    {
        var random = new RandomStream(1, "portable");
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Exp(1400 * (random.NextDouble() - 0.5)), y = 1400 * (random.NextDouble() - 0.5);
            Assert.True(Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 4e-16 * Math.Abs(Math.Log(x)), $"log {x:R}");
            Assert.True(Math.Abs(PortableMath.Exp(y) - Math.Exp(y)) <= 1e-15 * Math.Exp(y), $"exp {y:R}");
        }
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
    }

    [Fact]
    public void Normal_draws_follow_the_normal_distribution_out_to_the_tail()
    {
        const int n = 400_000;
        var random = new RandomStream(2, "normal");
        var draws = new double[n];
        for (int i = 0; i < n; i++) draws[i] = Ziggurat.NextNormal(random);
        Array.Sort(draws);
        double distance = 0;
        for (int i = 0; i < n; i += 7) distance = Math.Max(distance, Math.Abs(SpecialFunctions.NormalCdf(draws[i]) - (i + 1.0) / n));
        Assert.True(distance < 1.95 / Math.Sqrt(n), $"{distance}");
        // Beyond the first layer, where draws come from the tail alone: 1.29e-4 on each side.
        Assert.InRange(draws.Count(x => x > 3.6541528853610088), 24, 80);
        Assert.InRange(draws.Count(x => x < -3.6541528853610088), 24, 80);
        Assert.Equal(0, draws.Average(), 4 / Math.Sqrt(n));
    }

    [Fact]
    public void Exponential_draws_reach_the_tail_with_the_right_frequency()
    {
        const int n = 400_000;
        var random = new RandomStream(2, "exponential");
        int beyond = 0, far = 0;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double x = Ziggurat.NextExponential(random);
            sum += x;
            if (x > 7.69711747013104972) beyond++;
            if (x > 5) far++;
        }
        Assert.Equal(1, sum / n, 4 / Math.Sqrt(n));
        Assert.InRange(beyond, 181 - 54, 181 + 54);
        Assert.InRange(far, 2695 - 200, 2695 + 200);
    }
}
