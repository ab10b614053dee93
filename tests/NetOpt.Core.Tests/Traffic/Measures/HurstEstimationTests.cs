using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic.Measures;

namespace NetOpt.Tests.Traffic.Measures;

public class HurstEstimationTests
{
    private static double[] Noise(double hurst, int count, ulong seed) =>
        FractionalGaussianNoise.Generate(count, hurst, new RandomStream(seed, "test"), OperationContext.Default);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Every_estimator_finds_the_exponent_of_fractional_gaussian_noise(double hurst)
    {
        HurstAnalysis[] runs = [.. Enumerable.Range(1, 8).Select(seed => HurstEstimation.Analyze(Noise(hurst, 1 << 16, (ulong)seed), 0.01, OperationContext.Default)!)];
        double Mean(HurstMethod m) => runs.Average(r => r.By(m)!.Hurst!.Value);
        Assert.Equal(hurst, Mean(HurstMethod.Wavelet), 0.01);
        Assert.Equal(hurst, Mean(HurstMethod.Periodogram), 0.02);
        Assert.Equal(hurst, Mean(HurstMethod.VarianceTime), 0.04);
        Assert.Equal(hurst, Mean(HurstMethod.RescaledRange), 0.06);
        Assert.Equal(hurst, runs.Average(r => r.Hurst!.Value), 0.03);
        Assert.All(runs, r => Assert.All(r.Estimates, e => Assert.InRange(Math.Abs(e.Hurst!.Value - hurst), 0, 4 * e.StandardError!.Value + 0.06)));
    }

    [Fact]
    public void The_rescaled_range_of_independent_values_has_the_expectation_of_Anis_and_Lloyd() =>
        Assert.Equal(8.965568, RescaledRange.ExpectedWithoutMemory(64), 5e-7);

    [Fact]
    public void A_linear_trend_is_no_memory()
    {
        double[] noise = Noise(0.5, 1 << 14, 3);
        for (int i = 0; i < noise.Length; i++) noise[i] += 100 + i * 1e-3;
        HurstAnalysis analysis = HurstEstimation.Analyze(noise, null, OperationContext.Default)!;
        Assert.InRange(analysis.Hurst!.Value, 0.45, 0.55);
        Assert.Contains("No long memory", analysis.Verdict);
    }

    [Fact]
    public void Few_values_and_straight_lines_have_no_exponent()
    {
        Assert.Null(HurstEstimation.Analyze(Noise(0.5, 127, 1), null, OperationContext.Default));
        Assert.Null(HurstEstimation.Analyze(new double[1000], null, OperationContext.Default));
        Assert.Null(HurstEstimation.Analyze([.. Enumerable.Range(0, 1000).Select(i => 3.0 * i)], null, OperationContext.Default));
    }

    [Theory]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    [InlineData(1021)]
    public void The_periodogram_is_that_of_the_definition(int n)
    {
        double[] x = Noise(0.7, n, 5);
        double[] power = PeriodogramSlope.Power(x, OperationContext.Default);
        for (int k = 0; k < power.Length; k += 7)
        {
            double re = 0, im = 0;
            for (int j = 0; j < n; j++)
            {
                re += x[j] * Math.Cos(2 * Math.PI * j * k / n);
                im += x[j] * Math.Sin(2 * Math.PI * j * k / n);
            }
            Assert.Equal((re * re + im * im) / n, power[k], 1e-9 * (1 + power[k]));
        }
    }

    [Fact]
    public void Odd_series_are_survived()
    {
        var random = new RandomStream(9, "odd");
        foreach (int n in (int[])[128, 200, 1000, 5000])
        {
            double[] spike = new double[n], steps = new double[n], walk = new double[n], sparse = new double[n];
            spike[n / 3] = 1e9;
            for (int i = 1; i < n; i++)
            {
                steps[i] = i < n / 2 ? 1 : 7;
                walk[i] = walk[i - 1] + random.NextDouble() - 0.5;
                sparse[i] = i % 50 == 0 ? 1 : 0;
            }
            foreach (double[] series in (double[][])[spike, steps, walk, sparse])
            {
                HurstAnalysis? analysis = HurstEstimation.Analyze(series, 1, OperationContext.Default);
                Assert.True(analysis is null || analysis.Estimates.All(e => e.Hurst is null || double.IsFinite(e.Hurst.Value) && double.IsFinite(e.StandardError!.Value)));
            }
        }
    }
}
