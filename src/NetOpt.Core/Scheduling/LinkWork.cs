namespace NetOpt.Scheduling;

/// <summary>
/// The work that a busy link does, in units of tag times weight, from one exact time to the next. The whole work since the busy
/// period began is kept in parts of a bit, exactly; what is handed out is its difference, rounded to a unit, so that nothing adds up.
/// </summary>
/// <param name="rate">The capacity.</param>
/// <param name="unit">Units for one bit.</param>
internal sealed class LinkWork(LinkRate rate, long unit)
{
    private const long Giga = 1_000_000_000;

    private readonly long _parts = rate.PartsPerNanosecond;
    private readonly long _perBit = rate.PartsPerBit;
    private readonly long _longest = long.MaxValue / 4 / rate.PartsPerNanosecond;
    private readonly double _unitsPerPart = unit / (double)rate.PartsPerBit;
    private LinkTime _last;
    private long _rest;
    private long _restUnits;

    /// <summary>The link begins to work at a whole nanosecond.</summary>
    public void Begin(long nanoseconds)
    {
        _last = new LinkTime(nanoseconds, 0);
        _rest = 0;
        _restUnits = 0;
    }

    /// <summary>The work from the last time told to this one.</summary>
    public long Until(LinkTime now)
    {
        long elapsed = now.Nanoseconds - _last.Nanoseconds, bits;
        if (elapsed <= _longest && _perBit == Giga)
        {
            ulong work = (ulong)(elapsed * _parts + (now.Part - _last.Part) + _rest);
            ulong whole = work / Giga;
            bits = (long)whole;
            _rest = (long)(work - whole * Giga);
        }
        else
        {
            Int128 work = (Int128)elapsed * _parts + (now.Part - _last.Part) + _rest;
            Int128 whole = work / _perBit;
            bits = (long)whole;
            _rest = (long)(work - whole * _perBit);
        }
        _last = now;
        // Exact where the rest is none or a binary fraction of a bit, as in most worked examples.
        long restUnits = (long)(_rest * _unitsPerPart), done = bits * unit + restUnits - _restUnits;
        _restUnits = restUnits;
        return done;
    }
}
