namespace NetOpt.Charts.Svg;

/// <summary>
/// Places labels without overlaps, greedily: each label takes the first of its candidate places that is free of boxes and crosses the
/// fewest lines. A label that fits nowhere is left out. O(labels × candidates × (boxes + lines)).
/// </summary>
internal sealed class LabelPlacer
{
    private readonly List<(double X1, double Y1, double X2, double Y2)> _taken = [];
    private readonly List<(double X1, double Y1, double X2, double Y2)> _lines = [];
    private readonly double _left, _top, _right, _bottom;

    /// <summary>An empty area.</summary>
    public LabelPlacer(double left, double top, double right, double bottom)
    {
        (_left, _top, _right, _bottom) = (left, top, right, bottom);
    }

    /// <summary>Keeps labels off a box.</summary>
    public void Block(double x1, double y1, double x2, double y2) => _taken.Add((x1, y1, x2, y2));

    /// <summary>Keeps labels off a line where there is a choice.</summary>
    public void Avoid(double x1, double y1, double x2, double y2) => _lines.Add((x1, y1, x2, y2));

    /// <summary>Chooses among places for a box of a given size and takes it.</summary>
    /// <param name="width">Width of the label.</param>
    /// <param name="height">Height of the label.</param>
    /// <param name="candidates">Upper left corners, the best first.</param>
    /// <param name="mostLines">How many lines a label may cross at most.</param>
    /// <returns>The index of the candidate taken, or -1 where none is free.</returns>
    public int Place(double width, double height, ReadOnlySpan<(double X, double Y)> candidates, int mostLines = int.MaxValue)
    {
        int best = -1;
        int fewest = mostLines == int.MaxValue ? mostLines : mostLines + 1;
        for (int i = 0; i < candidates.Length; i++)
        {
            (double x, double y) = candidates[i];
            if (x < _left || y < _top || x + width > _right || y + height > _bottom || IsTaken(x, y, x + width, y + height)) continue;
            int crossed = Crossed(x, y, x + width, y + height, fewest);
            if (crossed >= fewest) continue;
            fewest = crossed;
            best = i;
            if (crossed == 0) break;
        }
        if (best >= 0) Block(candidates[best].X, candidates[best].Y, candidates[best].X + width, candidates[best].Y + height);
        return best;
    }

    private bool IsTaken(double x1, double y1, double x2, double y2)
    {
        foreach ((double a1, double b1, double a2, double b2) in _taken)
        {
            if (x1 < a2 && a1 < x2 && y1 < b2 && b1 < y2) return true;
        }
        return false;
    }

    private int Crossed(double x1, double y1, double x2, double y2, int limit)
    {
        int count = 0;
        foreach ((double a1, double b1, double a2, double b2) in _lines)
        {
            if (!Crosses(a1, b1, a2, b2, x1, y1, x2, y2)) continue;
            if (++count >= limit) break;
        }
        return count;
    }

    // Clips the line against the box (Liang and Barsky, 1984): something remains where it crosses.
    private static bool Crosses(double a1, double b1, double a2, double b2, double x1, double y1, double x2, double y2)
    {
        double enter = 0, leave = 1;
        return Clip(a1 - a2, a1 - x1, ref enter, ref leave) && Clip(a2 - a1, x2 - a1, ref enter, ref leave)
            && Clip(b1 - b2, b1 - y1, ref enter, ref leave) && Clip(b2 - b1, y2 - b1, ref enter, ref leave);
    }

    private static bool Clip(double p, double q, ref double enter, ref double leave)
    {
        if (p == 0) return q >= 0;
        double t = q / p;
        if (p < 0) enter = Math.Max(enter, t);
        else leave = Math.Min(leave, t);
        return enter <= leave;
    }
}
