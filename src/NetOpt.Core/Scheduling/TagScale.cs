namespace NetOpt.Scheduling;

/// <summary>
/// Weights and virtual times as whole numbers. Weights are made whole without changing their ratios (decimal weights of up to
/// nine places are exact). A tag is a whole number of units; one bit for a weight of 1 is <see cref="Unit"/> of them. The unit is
/// as fine as 62 bits allow for all bits of the trace, and is a multiple of every weight where their least common multiple
/// fits: then tags are exact, and ties are true ties. Otherwise the remainder of each division is carried to the queue's next
/// tag, so that no error adds up: a tag is off by less than one unit, some 1e-8 bit for a million packets of 1500 B.
/// </summary>
internal sealed class TagScale
{
    private const long LargestWeight = 1 << 28;
    private const double MostRounding = 1e-5;
    private const int MostPlaces = 9;
    private const long LargestTag = 1L << 61;

    private readonly Scaled[] _queues;

    /// <summary>Takes the weights. O(queues).</summary>
    /// <param name="weights">Above 0, finite, with ratios that whole numbers up to 2^28 can express.</param>
    /// <param name="totalBits">All bits that may ever be tagged.</param>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public TagScale(ReadOnlySpan<double> weights, long totalBits)
    {
        Weight = Whole(weights);
        long common = 1;
        foreach (long weight in Weight) Sum += weight;
        long most = Math.Max(1, LargestTag / Math.Max(1, totalBits));
        IsExact = true;
        foreach (long weight in Weight)
        {
            long factor = weight / Gcd(weight, common);
            if (common > most / factor)
            {
                IsExact = false;
                common = 1;
                break;
            }
            common *= factor;
        }
        // Twice as fine until the range is used up.
        while (common <= most / 2) common *= 2;
        Unit = common;
        _queues = new Scaled[Weight.Length];
        for (int i = 0; i < Weight.Length; i++)
        {
            (long perBit, long modulus) = Math.DivRem(Unit, Weight[i]);
            _queues[i] = new Scaled { PerBit = perBit, Modulus = modulus };
        }
    }

    // What is needed together lies together.
    private struct Scaled
    {
        public long PerBit;
        public long Modulus;
        public long Carry;
    }

    /// <summary>The weights as whole numbers.</summary>
    public long[] Weight { get; }

    /// <summary>Their sum.</summary>
    public long Sum { get; }

    /// <summary>Units of tag for one bit at a weight of 1.</summary>
    public long Unit { get; }

    /// <summary>Whether every tag is exact.</summary>
    public bool IsExact { get; }

    /// <summary>How much a queue's tag grows by so many bits, the remainder carried from its last tag.</summary>
    public long Increment(int queue, long bits)
    {
        ref Scaled scaled = ref _queues[queue];
        long whole = bits * scaled.PerBit;
        if (scaled.Modulus == 0) return whole;
        (long quotient, long rest) = Math.DivRem(bits * scaled.Modulus + scaled.Carry, Weight[queue]);
        scaled.Carry = rest;
        return whole + quotient;
    }

    /// <summary>What of the queue's work its tag leaves out, in units times weight.</summary>
    public long Carry(int queue) => _queues[queue].Carry;

    /// <summary>The queue starts from a tag that is not its own last one.</summary>
    public void Restart(int queue) => _queues[queue].Carry = 0;

    private static long[] Whole(ReadOnlySpan<double> weights)
    {
        double largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0) || double.IsInfinity(weights[i]))
                throw new NetOptException(ErrorCodes.InvalidWeight, ErrorKind.InvalidArgument, FormattableString.Invariant($"Weight {i} is {weights[i]}"), "a finite number above 0", "1, 1, 2", weights[i]);
            largest = Math.Max(largest, weights[i]);
        }
        var whole = new long[weights.Length];
        double scale = 1;
        for (int places = 0; places <= MostPlaces && largest * scale <= LargestWeight; places++, scale *= 10)
        {
            if (TryScale(weights, scale, 1e-14, whole)) return Reduce(whole);
        }
        if (!TryScale(weights, LargestWeight / largest, MostRounding, whole))
        {
            throw new NetOptException(ErrorCodes.InvalidWeight, ErrorKind.InvalidArgument, "The weights differ by too much to be held exactly",
                "weights whose ratios are those of whole numbers up to 2^28, to five digits", "1, 1, 2", largest);
        }
        return Reduce(whole);
    }

    private static bool TryScale(ReadOnlySpan<double> weights, double scale, double tolerance, long[] whole)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            double scaled = weights[i] * scale;
            whole[i] = (long)Math.Round(scaled);
            if (whole[i] < 1 || Math.Abs(whole[i] - scaled) > tolerance * scaled) return false;
        }
        return true;
    }

    private static long[] Reduce(long[] whole)
    {
        long divisor = 0;
        foreach (long weight in whole) divisor = Gcd(weight, divisor);
        if (divisor > 1)
        {
            for (int i = 0; i < whole.Length; i++) whole[i] /= divisor;
        }
        return whole;
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
