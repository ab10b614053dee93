namespace NetOpt.Congestion.Transport;

/// <summary>The mean over time of a value that holds until it is set again. O(1).</summary>
internal struct TimeMean()
{
    private double _sum, _value;
    private long _since = -1, _begin = -1;

    /// <summary>Where the mean begins, ns.</summary>
    public long From { get; set; }

    /// <summary>The value from now on.</summary>
    public void Set(double value, long now)
    {
        if (_since >= 0 && now > From) _sum += _value * (now - Math.Max(_since, From));
        if (_begin < 0) _begin = now;
        _since = now;
        _value = value;
    }

    /// <summary>The mean up to a time; null where the value was never set before it.</summary>
    public readonly double? At(long end)
    {
        if (_since < 0) return null;
        long begin = Math.Max(_begin, From);
        return end <= begin ? null : (_sum + _value * (end - Math.Max(_since, From))) / (end - begin);
    }
}
