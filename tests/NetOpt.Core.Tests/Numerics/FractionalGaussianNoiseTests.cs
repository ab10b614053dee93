using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Tests.Numerics;

public class FractionalGaussianNoiseTests
{
    // theory.md, section 5.
    [Theory]
    [InlineData(0.8, 1, 0.5157166)]
    [InlineData(0.8, 2, 0.3683399)]
    [InlineData(0.5, 1, 0)]
    [InlineData(0.5, 1000, 0)]
    [InlineData(0.8, 0, 1)]
    public void The_autocovariance_has_the_published_values(double hurst, long lag, double expected) =>
        Assert.Equal(expected, FractionalGaussianNoise.Autocovariance(hurst, lag), 5e-8);

    [Theory]
    [InlineData(0.1), InlineData(0.3), InlineData(0.5), InlineData(0.7), InlineData(0.95)]
    public void The_series_agrees_with_the_formula_as_far_as_that_holds(double hurst)
    {
        foreach (int k in (int[])[8, 9, 50, 200])
        {
            double exact = 0.5 * (Math.Pow(k + 1, 2 * hurst) - 2 * Math.Pow(k, 2 * hurst) + Math.Pow(k - 1, 2 * hurst));
            Assert.Equal(exact, FractionalGaussianNoise.Autocovariance(hurst, k), 2e-11);
        }
    }

    // The construction is linear in its draws: the images of the unit vectors give the covariance matrix itself, without any sampling.
    [Theory]
    [InlineData(2, 0.8), InlineData(8, 0.2), InlineData(13, 0.8), InlineData(64, 0.95), InlineData(64, 0.05), InlineData(100, 0.7)]
    public void Its_covariance_is_exactly_that_of_the_formula(int count, double hurst)
    {
        int draws = 2 * Math.Max(2, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count)) + 4;
        var covariance = new double[count, count];
        for (int d = 0; d < draws; d++)
        {
            double[] x = FractionalGaussianNoise.Generate(count, hurst, (_, normal) =>
            {
                Array.Clear(normal);
                normal[d] = 1;
            }, OperationContext.Default);
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++) covariance[i, j] += x[i] * x[j];
            }
        }
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                Assert.Equal(FractionalGaussianNoise.Autocovariance(hurst, Math.Abs(i - j)), covariance[i, j], 1e-12);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_long_series_has_the_variance_and_covariances_of_the_formula(double hurst)
    {
        const int n = 1 << 19;
        double[] x = FractionalGaussianNoise.Generate(n, hurst, new RandomStream(1, "fgn"), OperationContext.Default);
        foreach (int lag in (int[])[0, 1, 2, 5])
        {
            double sum = 0;
            for (int i = 0; i + lag < n; i++) sum += x[i] * x[i + lag];
            Assert.Equal(FractionalGaussianNoise.Autocovariance(hurst, lag), sum / (n - lag), 0.02);
        }
        // The mean of n values has variance n^(2H-2).
        Assert.True(Math.Abs(x.Average()) < 4 * Math.Pow(n, hurst - 1));
    }

    [Fact]
    public void Sums_of_m_values_have_variance_m_to_2H()
    {
        const int n = 1 << 18, m = 64;
        const double hurst = 0.7;
        double[] x = FractionalGaussianNoise.Generate(n, hurst, new RandomStream(2, "fgn"), OperationContext.Default);
        double squares = 0;
        for (int b = 0; b < n / m; b++)
        {
            double sum = 0;
            for (int i = 0; i < m; i++) sum += x[b * m + i];
            squares += sum * sum;
        }
        Assert.Equal(1, squares / (n / m) / Math.Pow(m, 2 * hurst), 0.15);
    }

    [Fact]
    public void The_same_seed_gives_the_same_series_and_a_cancelled_run_ends()
    {
        double[] a = FractionalGaussianNoise.Generate(5000, 0.8, new RandomStream(7, "a"), OperationContext.Default);
        Assert.Equal(a, FractionalGaussianNoise.Generate(5000, 0.8, new RandomStream(7, "a"), OperationContext.Default));
        Assert.NotEqual(a, FractionalGaussianNoise.Generate(5000, 0.8, new RandomStream(8, "a"), OperationContext.Default));
        var canceled = new OperationContext { Cancellation = new CancellationToken(true) };
        Assert.ThrowsAny<OperationCanceledException>(() => FractionalGaussianNoise.Generate(5000, 0.8, new RandomStream(7, "a"), canceled));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(-0.2), InlineData(double.NaN)]
    public void A_Hurst_parameter_outside_0_to_1_is_refused(double hurst) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => FractionalGaussianNoise.Generate(8, hurst, new RandomStream(1, "x"), OperationContext.Default)).Code);

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void A_series_needs_a_length(int count) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => FractionalGaussianNoise.Generate(count, 0.8, new RandomStream(1, "x"), OperationContext.Default)).Code);
}
