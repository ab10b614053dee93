namespace NetOpt.Charts;

/// <summary>
/// Thins a long series for drawing without losing an extreme: of each run of consecutive points in one pixel column it keeps
/// the first, the least, the greatest and the last. Spikes of one sample survive, the line keeps its shape, and points that do not
/// ascend in x work too. O(points) time, at most four points for each run.
/// </summary>
internal static class Decimation
{
    /// <summary>The indices of the points to draw, ascending.</summary>
    /// <param name="x">The x values.</param>
    /// <param name="y">The y values.</param>
    /// <param name="low">x at the left edge.</param>
    /// <param name="high">x at the right edge, at least <paramref name="low"/>.</param>
    /// <param name="columns">Number of pixel columns, at least 1.</param>
    public static List<int> Keep(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double low, double high, int columns)
    {
        var kept = new List<int>(Math.Min(x.Length, 4 * columns + 4));
        double perUnit = high > low ? columns / (high - low) : 0;
        int start = 0;
        while (start < x.Length)
        {
            double column = Math.Floor((x[start] - low) * perUnit);
            int least = start, greatest = start, end = start + 1;
            for (; end < x.Length && Math.Floor((x[end] - low) * perUnit) == column; end++)
            {
                if (y[end] < y[least]) least = end;
                if (y[end] > y[greatest]) greatest = end;
            }
            (int first, int second) = least < greatest ? (least, greatest) : (greatest, least);
            kept.Add(start);
            if (first != start) kept.Add(first);
            if (second != first && second != start) kept.Add(second);
            if (end - 1 != second && end - 1 != start) kept.Add(end - 1);
            start = end;
        }
        return kept;
    }
}
