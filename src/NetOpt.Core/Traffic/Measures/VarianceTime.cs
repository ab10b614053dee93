using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// The variance-time plot: Var of the mean over m values falls as m^(2H-2). The variance of k such means around their own mean is too small by
/// the factor (1 - k^(2H-2))·k/(k-1) under long memory; the fit divides by it and repeats until H stays.
/// The line is fitted from 8 values to a 64th of the series, or from where the power law begins to at most a tenth of it. Time O(N · sizes), space O(1).
/// Source: Taqqu, Teverovsky and Willinger, Fractals 3(4), 1995; Beran, Statistics for Long-Memory Processes, 1994, section 8.5 for the bias.
/// Measured on fractional Gaussian noise of 2^16 points: within 0.02 of H up to 0.9, with a standard deviation of 0.01 to 0.04.
/// </summary>
internal static class VarianceTime
{
    private const int Sizes = 24;
    private const int Rounds = 100;

    public static HurstEstimate Estimate(ReadOnlySpan<double> series, double spacing, int onset, OperationContext context)
    {
        int n = series.Length, from = Math.Max(n >= 4096 ? 8 : 2, onset > 8 ? onset : 0), to = Math.Max(Math.Max(16, n / 64), Math.Min(n / 10, 8 * from));
        var x = new List<double>();
        var y = new List<double>();
        var blocks = new List<double>();
        foreach (int size in RescaledRange.BlockSizes(1, Math.Max(Math.Max(2, n / 16), to), Sizes))
        {
            context.ThrowIfCanceled();
            double variance = OfMeans(series, size);
            if (!(variance > 0)) continue;
            x.Add(size);
            y.Add(variance);
            blocks.Add(n / size);
        }
        var fx = new List<double>();
        var fy = new List<double>();
        var fk = new List<double>();
        for (int i = 0; i < x.Count; i++)
        {
            if (x[i] < from || x[i] > to) continue;
            fx.Add(Math.Log10(x[i]));
            fy.Add(Math.Log10(y[i]));
            fk.Add(blocks[i]);
        }
        if (fx.Count < 3) return HurstEstimation.None(HurstMethod.VarianceTime, "too few block sizes", x, y);
        double[] px = [.. fx], py = [.. fy];
        var line = new LogLogLine(px, py);
        double hurst = 1 + line.Slope / 2;
        for (int round = 0; round < Rounds; round++)
        {
            // Near 1 the bias has no bound: the mean over the series then says nothing about the mean of the process.
            double h = Math.Clamp(hurst, 0.01, 0.995);
            for (int i = 0; i < px.Length; i++) py[i] = fy[i] - Math.Log10((1 - Math.Pow(fk[i], 2 * h - 2)) * fk[i] / (fk[i] - 1));
            line = new LogLogLine(px, py);
            double next = 1 + line.Slope / 2;
            bool settled = Math.Abs(next - hurst) < 1e-10;
            hurst = next;
            if (settled) break;
        }
        return HurstEstimation.Made(HurstMethod.VarianceTime, hurst, Math.Max(line.StandardError / 2, Math.Pow(n * Math.Min(1, 8.0 / from), -0.35)), null,
            Math.Pow(10, px[0]) * spacing, Math.Pow(10, px[^1]) * spacing, line, n, x, y, straight: 0.9);
    }

    private static double OfMeans(ReadOnlySpan<double> series, int size)
    {
        int k = series.Length / size;
        if (k < 2) return 0;
        double mean = SampleMath.Mean(series[..(k * size)]), squares = 0;
        for (int b = 0; b < k; b++)
        {
            double sum = 0;
            foreach (double v in series.Slice(b * size, size)) sum += v;
            double d = sum / size - mean;
            squares += d * d;
        }
        return squares / (k - 1);
    }
}
