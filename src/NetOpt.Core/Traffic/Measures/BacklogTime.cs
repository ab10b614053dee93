namespace NetOpt.Traffic.Measures;

/// <summary>
/// For how long the backlog of a queue is above each of a row of thresholds, exactly, while it jumps up at arrivals and falls at the rate of the link.
/// O(1) for each fall and for each threshold that it passes; space O(thresholds).
/// </summary>
internal sealed class BacklogTime
{
    private const int PerOctave = 4;
    private const double Smallest = 32;

    private readonly double[] _threshold, _passed, _whole;
    private readonly double _bytesPerSecond;

    public BacklogTime(double most, double bytesPerSecond)
    {
        int count = (int)Math.Ceiling(Math.Log2(Math.Max(2 * Smallest, most) / Smallest) * PerOctave) + 1;
        _threshold = [.. Enumerable.Range(0, count).Select(i => Smallest * Math.Pow(2, i / (double)PerOctave))];
        _passed = new double[count];
        _whole = new double[count + 1];
        _bytesPerSecond = bytesPerSecond;
    }

    /// <summary>The thresholds in bytes, rising.</summary>
    public ReadOnlySpan<double> Thresholds => _threshold;

    /// <summary>The backlog falls from one value to another, at the rate of the link.</summary>
    public void Fall(double from, double to)
    {
        if (from <= _threshold[0]) return;
        int low = AtMost(to), high = AtMost(from);
        // What lies below both is exceeded all the time: noted once, at the first that is not.
        _whole[low] += (from - to) / _bytesPerSecond;
        for (int j = low; j < high; j++) _passed[j] += (from - _threshold[j]) / _bytesPerSecond;
    }

    /// <summary>Seconds above each threshold.</summary>
    public double[] Seconds()
    {
        var seconds = new double[_threshold.Length];
        double all = 0;
        for (int j = _threshold.Length - 1; j >= 0; j--)
        {
            all += _whole[j + 1];
            seconds[j] = all + _passed[j];
        }
        return seconds;
    }

    // How many thresholds are at most this backlog.
    private int AtMost(double backlog)
    {
        if (backlog < _threshold[0]) return 0;
        int guess = Math.Min(_threshold.Length - 1, (int)(Math.Log2(backlog / Smallest) * PerOctave));
        while (guess + 1 < _threshold.Length && _threshold[guess + 1] <= backlog) guess++;
        while (guess >= 0 && _threshold[guess] > backlog) guess--;
        return guess + 1;
    }
}
