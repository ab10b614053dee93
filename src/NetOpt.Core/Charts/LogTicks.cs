namespace NetOpt.Charts;

/// <summary>
/// Ticks of a logarithmic axis: powers of the base, every so many of them where the range is wide, and also 2 and 5 times the powers
/// of ten where it is narrow.
/// </summary>
internal sealed class LogTicks
{
    /// <summary>Chooses ticks.</summary>
    /// <param name="low">Least value to cover, above 0.</param>
    /// <param name="high">Greatest value to cover, at least <paramref name="low"/>.</param>
    /// <param name="target">How many intervals are wanted at most, or a few more.</param>
    /// <param name="numberBase">10, or 2 for sizes in bytes.</param>
    public LogTicks(double low, double high, int target, int numberBase)
    {
        double unit = Math.Log(numberBase);
        double first = Math.Floor(Math.Log(low) / unit + 1e-9), last = Math.Ceiling(Math.Log(high) / unit - 1e-9);
        if (last <= first) last = first + 1;
        double every = Math.Max(1, Math.Ceiling((last - first) / Math.Max(1, target)));
        first = Math.Max(Math.Floor(first / every) * every, Math.Floor(-307 * Math.Log(10) / unit));
        last = Math.Min(Math.Ceiling(last / every) * every, Math.Floor(308 * Math.Log(10) / unit)); // the last power that a double holds
        ReadOnlySpan<double> within = numberBase == 10 && every == 1 && last - first <= 2 ? [1, 2, 5] : [1];
        var values = new List<double>();
        for (double power = first; power < last; power += every)
        {
            foreach (double multiple in within) values.Add(multiple * Math.Pow(numberBase, power));
        }
        values.Add(Math.Pow(numberBase, last));
        // The ends need not be whole powers where 1, 2 and 5 are in use.
        int start = values.FindLastIndex(v => v <= low * (1 + 1e-9)), end = values.FindIndex(v => v >= high * (1 - 1e-9));
        start = Math.Max(0, start);
        if (end <= start) end = start + 1;
        Values = [.. values[start..(end + 1)]];
    }

    /// <summary>The ticks, ascending; the first is at or below the range, the last at or above it.</summary>
    public double[] Values { get; }

    /// <summary>The first tick.</summary>
    public double Low => Values[0];

    /// <summary>The last tick.</summary>
    public double High => Values[^1];
}
