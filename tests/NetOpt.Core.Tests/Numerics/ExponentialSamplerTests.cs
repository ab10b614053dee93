using NetOpt.Numerics;

namespace NetOpt.Tests.Numerics;

public sealed class ExponentialSamplerTests
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
    public void Exponential_draws_reach_the_tail_with_the_right_frequency()
    {
        const int n = 400_000;
        var random = new RandomStream(2, "exponential");
        int beyond = 0, far = 0;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double x = ExponentialSampler.Next(random);
            sum += x;
            if (x > 7.69711747013104972) beyond++;
            if (x > 5) far++;
        }
        Assert.Equal(1, sum / n, 4 / Math.Sqrt(n));
        Assert.InRange(beyond, 181 - 54, 181 + 54);
        Assert.InRange(far, 2695 - 200, 2695 + 200);
    }
}
