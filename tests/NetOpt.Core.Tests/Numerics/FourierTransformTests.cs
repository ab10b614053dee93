using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Tests.Numerics;

public class FourierTransformTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(4), InlineData(8), InlineData(32), InlineData(64), InlineData(128), InlineData(256), InlineData(512), InlineData(1024), InlineData(2048)]
    public void It_equals_the_sum_that_defines_it(int n)
    {
        (double[] re, double[] im) = Noise(n);
        (double[] wantedRe, double[] wantedIm) = Slow(re, im);
        new FourierTransform(n).Forward(re, im, OperationContext.Default);
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(wantedRe[k], re[k], 1e-12 * n);
            Assert.Equal(wantedIm[k], im[k], 1e-12 * n);
        }
    }

    [Theory]
    [InlineData(1 << 15), InlineData(1 << 16), InlineData(1 << 17)]
    public void Twice_gives_the_numbers_back_in_reverse_and_n_times_as_large(int n)
    {
        (double[] re, double[] im) = Noise(n);
        double[] wereRe = [.. re], wereIm = [.. im];
        var transform = new FourierTransform(n);
        transform.Forward(re, im, OperationContext.Default);
        double energy = 0, energyBefore = 0;
        for (int j = 0; j < n; j++)
        {
            energy += re[j] * re[j] + im[j] * im[j];
            energyBefore += wereRe[j] * wereRe[j] + wereIm[j] * wereIm[j];
        }
        Assert.Equal(1, energy / energyBefore / n, 1e-13);
        transform.Forward(re, im, OperationContext.Default);
        for (int j = 0; j < n; j++)
        {
            Assert.Equal(wereRe[j], re[(n - j) % n] / n, 1e-13);
            Assert.Equal(wereIm[j], im[(n - j) % n] / n, 1e-13);
        }
    }

    [Fact]
    public void A_pure_wave_has_one_line()
    {
        const int n = 1 << 15, line = 12345;
        var roots = new UnitRoots(n);
        var re = new double[n];
        var im = new double[n];
        for (int j = 0; j < n; j++)
        {
            (double c, double s) = roots.Of((int)((long)j * line % n));
            (re[j], im[j]) = (c, -s);
        }
        new FourierTransform(n).Forward(re, im, OperationContext.Default);
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(k == line ? n : 0, re[k], 1e-9);
            Assert.Equal(0, im[k], 1e-9);
        }
    }

    [Fact]
    public void A_length_that_is_no_power_of_two_is_refused()
    {
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new FourierTransform(12)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new FourierTransform(0)).Code);
    }

    private static (double[] Re, double[] Im) Noise(int n)
    {
        var random = new RandomStream(1, "noise");
        return ([.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)], [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)]);
    }

    private static (double[] Re, double[] Im) Slow(double[] re, double[] im)
    {
        int n = re.Length;
        var toRe = new double[n];
        var toIm = new double[n];
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < n; j++)
            {
                (double s, double c) = Math.SinCos(-2 * Math.PI * ((long)j * k % n) / n);
                toRe[k] += re[j] * c - im[j] * s;
                toIm[k] += re[j] * s + im[j] * c;
            }
        }
        return (toRe, toIm);
    }
}
