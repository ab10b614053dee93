using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// The energy of Haar details: at octave j, of 2^j values, its mean grows as 2^(j(2H-1)). The line through log2 of the energies is weighted by
/// their variances, with the bias of the logarithm taken out, to the last octave with eight details, from the first octave (3 at least, 1 of
/// fewer than 2048 values) from which on the energies are on one line as far as chance allows (chi-squared, 1 %) and H may be below 1. Time O(N), space O(N). Source: Abry and Veitch, IEEE Trans. IT 44(1), 1998; Veitch and Abry, IEEE Trans. IT 45(3), 1999 for weights and bias; Veitch, Abry
/// and Taqqu, Fractals 11(4), 2003 for the choice of the first octave.
/// Measured on fractional Gaussian noise of 2^16 points: within 0.002 of H from 0.5 to 0.9, with a standard deviation of 0.006.
/// </summary>
internal static class HaarWavelet
{
    private const int UsualFirst = 3;
    private const int Short = 2048;
    private const int FewestDetails = 8;
    private const int FewestOctaves = 3;
    private const double Chance = 0.01;

    /// <summary>The estimate, and how many values the first octave of the line spans: the other methods leave out what is shorter.</summary>
    public static HurstEstimate Estimate(ReadOnlySpan<double> series, double spacing, OperationContext context, out int onset)
    {
        int first = series.Length < Short ? 1 : UsualFirst;
        onset = 1 << first;
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
            if (octave < first) continue;
            fx.Add(octave);
            fy.Add(Math.Log2(energy) - Digamma(half / 2.0) / Math.Log(2) + Math.Log2(half / 2.0));
            weight.Add(Math.Log(2) * Math.Log(2) / Trigamma(half / 2.0));
        }
        if (fx.Count < FewestOctaves) return HurstEstimation.None(HurstMethod.Wavelet, "too few octaves", x, y);
        double[] px = [.. fx], py = [.. fy], pw = [.. weight];
        int best = 0;
        double bestChance = -1;
        for (int skip = 0; px.Length - skip >= FewestOctaves && bestChance < Chance; skip++)
        {
            var tried = new LogLogLine(px.AsSpan(skip), py.AsSpan(skip), pw.AsSpan(skip));
            // A straight line that no stationary series has belongs to the bursts, too.
            double chance = tried.Slope - 2 * tried.StandardError >= 1 ? 0 : ChanceOf(tried);
            if (chance > bestChance) (best, bestChance) = (skip, chance);
        }
        // Where no line fits at all, what is longer is no better than the rest.
        if (bestChance < Chance) best = 0;
        onset = 1 << (int)px[best];
        var line = new LogLogLine(px.AsSpan(best), py.AsSpan(best), pw.AsSpan(best));
        HurstEstimate made = HurstEstimation.Made(HurstMethod.Wavelet, (line.Slope + 1) / 2, line.StandardError / 2, null,
            Math.Pow(2, px[best]) * spacing, Math.Pow(2, px[^1]) * spacing, line, series.Length, x, y, straight: 0);
        made = made with { Intercept = line.Intercept * Math.Log10(2) };
        return made.IsReliable && bestChance < Chance ? made with { IsReliable = false, Note = "the octaves are on no straight line: the exponent changes with the scale" } : made;
    }

    // How often chance alone puts the octaves of a straight line so far from it.
    private static double ChanceOf(LogLogLine line) => SpecialFunctions.GammaUpper((line.Points - 2) / 2.0, line.Residual / 2);

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
