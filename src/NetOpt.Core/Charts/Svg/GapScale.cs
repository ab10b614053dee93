namespace NetOpt.Charts.Svg;

/// <summary>
/// A monotone, piecewise linear scale on which stretches without any point are shortened: a gap of more than a quarter of what the
/// points span becomes an eighth of what remains. O(points log points).
/// </summary>
internal sealed class GapScale
{
    private const double Long = 0.25, Short = 0.125;

    // Ends of the shortened gaps, ascending: from, to, and what is taken away in each.
    private readonly List<(double From, double To, double Cut)> _gaps = [];

    /// <summary>Finds the gaps between points.</summary>
    public GapScale(double[] points)
    {
        if (points.Length < 3) return;
        double[] sorted = [.. points.Order()];
        double span = sorted[^1] - sorted[0];
        double empty = 0;
        int gaps = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] - sorted[i - 1] <= Long * span) continue;
            empty += sorted[i] - sorted[i - 1];
            gaps++;
        }
        // With nothing but gaps there is no crowd to make room for.
        if (gaps == 0 || span - empty < 0.1 * span) return;
        double kept = Math.Max((span - empty) / (1 - gaps * Short) * Short, 1e-9);
        for (int i = 1; i < sorted.Length; i++)
        {
            double gap = sorted[i] - sorted[i - 1];
            if (gap > Long * span && gap > kept) _gaps.Add((sorted[i - 1], sorted[i], gap - kept));
        }
    }

    /// <summary>A scale that changes nothing.</summary>
    public static GapScale None { get; } = new([]);

    /// <summary>Whether anything is shortened.</summary>
    public bool IsShortened => _gaps.Count > 0;

    /// <summary>The place of a value on the shortened scale.</summary>
    public double Map(double value)
    {
        double taken = 0;
        foreach ((double from, double to, double cut) in _gaps)
            taken += cut * Math.Clamp((value - from) / (to - from), 0, 1);
        return value - taken;
    }

    /// <summary>The value at a place on the shortened scale.</summary>
    public double Unmap(double place)
    {
        double taken = 0;
        foreach ((double from, double to, double cut) in _gaps)
        {
            double start = from - taken, length = to - from - cut;
            if (place <= start) break;
            taken += cut * Math.Min(1, (place - start) / length);
        }
        return place + taken;
    }
}
