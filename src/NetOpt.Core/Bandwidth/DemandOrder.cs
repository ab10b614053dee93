namespace NetOpt.Bandwidth;

/// <summary>
/// Hands out flows by rising demand per weight, the level at which each is satisfied, sorting no further than asked:
/// quicksort that puts off the upper part. O(n + k log k) expected for the first k of n; 12 bytes per flow.
/// Source: Paredes and Navarro, "Optimal incremental sorting", 2006. Deviation: small ranges are sorted at once.
/// </summary>
internal sealed class DemandOrder
{
    private const int SmallRange = 4096;

    private readonly double[] _level;
    private readonly int[] _flow;
    private readonly Stack<int> _rangeEnds = new();
    private int _next;
    private int _sortedEnd;

    /// <summary>Takes every flow whose demand is finite.</summary>
    /// <param name="demands">At least 0; ∞ where there is no limit.</param>
    /// <param name="weights">Above 0; empty where all are 1.</param>
    public DemandOrder(ReadOnlySpan<double> demands, ReadOnlySpan<double> weights)
    {
        int finite = 0;
        foreach (double demand in demands)
        {
            if (double.IsFinite(demand)) finite++;
        }
        _level = new double[finite];
        _flow = new int[finite];
        int place = 0;
        for (int f = 0; f < demands.Length; f++)
        {
            if (!double.IsFinite(demands[f])) continue;
            _level[place] = weights.IsEmpty ? demands[f] : demands[f] / weights[f];
            _flow[place++] = f;
        }
        _rangeEnds.Push(finite);
    }

    /// <summary>The flow that is satisfied next, and its level; false where none is left.</summary>
    public bool TryPeek(out int flow, out double level)
    {
        if (_next == _sortedEnd) SortNextRange();
        if (_next == _sortedEnd)
        {
            (flow, level) = (-1, double.PositiveInfinity);
            return false;
        }
        (flow, level) = (_flow[_next], _level[_next]);
        return true;
    }

    /// <summary>Goes on to the next flow.</summary>
    public void Advance() => _next++;

    private void SortNextRange()
    {
        while (_rangeEnds.TryPop(out int end))
        {
            if (end == _next) continue;
            while (end - _next > SmallRange)
            {
                int middle = Split(_next, end);
                _rangeEnds.Push(end);
                end = middle;
            }
            _level.AsSpan(_next, end - _next).Sort(_flow.AsSpan(_next, end - _next));
            _sortedEnd = end;
            return;
        }
    }

    // Hoare partition about the median of three; both parts hold at least one entry, so every split makes progress.
    private int Split(int start, int end)
    {
        double a = _level[start], b = _level[start + (end - start) / 2], c = _level[end - 1];
        double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        int low = start - 1, high = end;
        while (true)
        {
            do low++; while (_level[low] < pivot);
            do high--; while (_level[high] > pivot);
            if (low >= high) break;
            (_level[low], _level[high]) = (_level[high], _level[low]);
            (_flow[low], _flow[high]) = (_flow[high], _flow[low]);
        }
        return high + 1;
    }
}
