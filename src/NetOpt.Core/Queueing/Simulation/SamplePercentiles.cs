using System.Collections.Immutable;
using NetOpt.Numerics;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Percentiles of samples that come in pieces (batches or replications), with confidence intervals: the share of each piece below the
/// percentile gives the uncertainty of the probability, which the percentiles at its ends turn into one of the time.
/// Selection by counting: the upper half of a positive single's bits orders values to 1/128 of them, and only the ones that share it with a
/// wanted rank are sorted. O(n) time for n samples, O(2¹⁶) space beyond them.
/// Source: Law, Simulation Modeling and Analysis, §9.5.3 (proportions by batches). Deviation: none.
/// </summary>
internal sealed class SamplePercentiles
{
    private const int Shift = 15;
    private const double TailStep = 0.96;

    private readonly List<ReadOnlyMemory<float>> _pieces;
    private readonly int[] _counts = new int[1 << 16];
    private readonly int _total;

    public SamplePercentiles(List<ReadOnlyMemory<float>> pieces)
    {
        _pieces = pieces;
        foreach (ReadOnlyMemory<float> piece in pieces)
        {
            foreach (float x in piece.Span) _counts[Bin(x)]++;
            _total += piece.Length;
        }
    }

    /// <summary>The percentiles, each with the ends of its 95 % interval; the ends are NaN where there is one piece only.</summary>
    public (double Value, double Low, double High)[] At(IReadOnlyList<double> probabilities)
    {
        var result = new (double Value, double Low, double High)[probabilities.Count];
        if (_total == 0)
        {
            Array.Fill(result, (double.NaN, double.NaN, double.NaN));
            return result;
        }
        double[] values = Select([.. probabilities]);
        int n = _pieces.Count;
        double t = n > 1 ? SpecialFunctions.StudentQuantile(0.975, n - 1) : double.NaN;
        var ends = new double[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double[] share = [.. _pieces.Select(piece => Share(piece.Span, (float)values[i]))];
            double mean = share.Average(), squares = share.Sum(s => (s - mean) * (s - mean));
            double half = n > 1 ? t * Math.Sqrt(squares / (n - 1) / n) : 0;
            ends[2 * i] = Math.Max(0, probabilities[i] - half);
            ends[2 * i + 1] = Math.Min(1, probabilities[i] + half);
        }
        double[] bounds = Select(ends);
        for (int i = 0; i < values.Length; i++)
            result[i] = n > 1 ? (values[i], bounds[2 * i], bounds[2 * i + 1]) : (values[i], double.NaN, double.NaN);
        return result;
    }

    /// <summary>P(X > x) at values whose probabilities fall by 4 % from one to the next, down to ten samples.</summary>
    public (ImmutableArray<double> Value, ImmutableArray<double> Probability) Tail()
    {
        var values = ImmutableArray.CreateBuilder<double>();
        var probabilities = ImmutableArray.CreateBuilder<double>();
        long above = _total;
        double last = 1;
        for (int bin = 0; bin < _counts.Length && above > 10; bin++)
        {
            if (_counts[bin] == 0) continue;
            above -= _counts[bin];
            double probability = above / (double)_total;
            if (above < 10 || (bin > 0 && probability > last * TailStep)) continue;
            last = probability;
            values.Add(bin == 0 ? 0 : BitConverter.Int32BitsToSingle(((bin + 1) << Shift) - 1));
            probabilities.Add(probability);
        }
        return (values.ToImmutable(), probabilities.ToImmutable());
    }

    private static int Bin(float x) => BitConverter.SingleToInt32Bits(x) >> Shift;

    private static double Share(ReadOnlySpan<float> piece, float value)
    {
        int below = 0;
        foreach (float x in piece) below += x <= value ? 1 : 0;
        return below / (double)Math.Max(1, piece.Length);
    }

    private double[] Select(double[] probabilities)
    {
        var rank = new int[probabilities.Length];
        var bin = new int[probabilities.Length];
        var before = new int[probabilities.Length];
        var wanted = new Dictionary<int, List<float>>();
        for (int i = 0; i < rank.Length; i++)
        {
            rank[i] = Math.Clamp((int)Math.Ceiling(probabilities[i] * _total) - 1, 0, _total - 1);
            int sum = 0;
            while (sum + _counts[bin[i]] <= rank[i]) sum += _counts[bin[i]++];
            before[i] = sum;
            // Zero is one value and needs no sorting.
            if (bin[i] > 0) wanted.TryAdd(bin[i], []);
        }
        var isWanted = new bool[_counts.Length];
        foreach (int b in wanted.Keys) isWanted[b] = true;
        foreach (ReadOnlyMemory<float> piece in wanted.Count > 0 ? _pieces : [])
        {
            foreach (float x in piece.Span)
            {
                if (isWanted[Bin(x)]) wanted[Bin(x)].Add(x);
            }
        }
        foreach (List<float> list in wanted.Values) list.Sort();
        return [.. Enumerable.Range(0, rank.Length).Select(i => bin[i] == 0 ? 0.0 : wanted[bin[i]][rank[i] - before[i]])];
    }
}
