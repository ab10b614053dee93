using NetOpt.Numerics;

namespace NetOpt.Tests.Numerics;

public class NormalSamplerTests
{
    private const int Draws = 1_000_000;

    [Fact]
    public void Its_draws_follow_the_normal_distribution_in_the_middle_and_in_the_tails()
    {
        var random = new RandomStream(3, "normal");
        double[] draws = [.. Enumerable.Range(0, Draws).Select(_ => random.NextGaussian()).Order()];
        // Kolmogorov-Smirnov: 1.95/√n is exceeded by chance once in a thousand seeds.
        double worst = 0;
        for (int i = 0; i < Draws; i++)
        {
            double f = 0.5 * SpecialFunctions.Erfc(-draws[i] / Math.Sqrt(2));
            worst = Math.Max(worst, Math.Max(f - i / (double)Draws, (i + 1) / (double)Draws - f));
        }
        Assert.True(worst < 1.95 / Math.Sqrt(Draws), $"distance {worst}");
        foreach (double x in (double[])[2, 3, 3.654152885361009, 4, 4.5])
        {
            double expected = Draws * SpecialFunctions.Erfc(x / Math.Sqrt(2));
            int found = draws.Count(d => Math.Abs(d) > x);
            Assert.True(Math.Abs(found - expected) < 4 * Math.Sqrt(expected), $"{found} beyond {x}, {expected} expected");
        }
    }

    [Fact]
    public void Its_moments_are_those_of_the_normal_distribution()
    {
        var random = new RandomStream(4, "normal");
        double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
        for (int i = 0; i < Draws; i++)
        {
            double x = random.NextGaussian();
            m1 += x;
            m2 += x * x;
            m3 += x * x * x;
            m4 += x * x * x * x;
        }
        // Four standard errors each: variances 1, 2, 15 and 96.
        Assert.Equal(0, m1 / Draws, 4 / Math.Sqrt(Draws));
        Assert.Equal(1, m2 / Draws, 4 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(0, m3 / Draws, 4 * Math.Sqrt(15.0 / Draws));
        Assert.Equal(3, m4 / Draws, 4 * Math.Sqrt(96.0 / Draws));
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws()
    {
        RandomStream a = new(5, "normal"), b = new(5, "normal"), c = new(6, "normal");
        double[] first = [.. Enumerable.Range(0, 100).Select(_ => a.NextGaussian())];
        Assert.Equal(first, Enumerable.Range(0, 100).Select(_ => b.NextGaussian()));
        Assert.NotEqual(first, Enumerable.Range(0, 100).Select(_ => c.NextGaussian()));
    }
}
