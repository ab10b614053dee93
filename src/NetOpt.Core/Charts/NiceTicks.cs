namespace NetOpt.Charts;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten that cover a range.</summary>
internal sealed class NiceTicks
{
    private const int MostTicks = 50;

    /// <summary>Chooses ticks.</summary>
    /// <param name="low">Least value to cover, finite.</param>
    /// <param name="high">Greatest value to cover, finite, at least <paramref name="low"/>.</param>
    /// <param name="target">How many intervals are wanted; between half and twice as many come.</param>
    /// <param name="isInteger">Whether the step must be a whole number.</param>
    public NiceTicks(double low, double high, int target, bool isInteger = false)
    {
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            // A single value gets room on both sides, and zero in view where that costs nothing.
            double room = low == 0 ? 1 : Math.Abs(low);
            (low, high) = (low >= 0 ? Math.Min(low, Math.Max(0, low - room)) : low - room, low > 0 ? low : low + room);
            if (low == high) high = low + room;
        }
        double rough = (high - low) / Math.Max(1, target);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        // Of 1, 2, 5 and 10 the one nearest to the wanted step by ratio.
        double unit = rough / power;
        Step = power * (unit < Math.Sqrt(2) ? 1 : unit < Math.Sqrt(10) ? 2 : unit < Math.Sqrt(50) ? 5 : 10);
        if (isInteger && Step < 1) Step = 1;
        double first = Math.Floor(low / Step + 1e-9), last = Math.Ceiling(high / Step - 1e-9);
        if (last <= first) last = first + 1;
        int count = (int)Math.Min(MostTicks, last - first + 1);
        Values = new double[count];
        for (int i = 0; i < count; i++) Values[i] = (first + i) * Step;
    }

    /// <summary>The distance between ticks.</summary>
    public double Step { get; }

    /// <summary>The ticks, ascending; the first is at or below the range, the last at or above it.</summary>
    public double[] Values { get; }

    /// <summary>The first tick.</summary>
    public double Low => Values[0];

    /// <summary>The last tick.</summary>
    public double High => Values[^1];
}
