namespace NetOpt.Congestion.Controllers;

/// <summary>
/// HyStart++: leaves slow start before it overflows the queue, once the least round-trip time of a round has risen by an eighth (4 to 16 ms). A conservative phase of
/// five rounds with a quarter of the growth makes sure that it was not jitter. Times in ns, sizes in bytes. O(1) per ACK.
/// Source: RFC 9406 section 4. Deviation: no limit of 8 segments per ACK for unpaced senders (L); rounds are those of the sender.
/// </summary>
internal sealed class HyStartPlusPlus
{
    private const long LeastThreshold = 4_000_000, MostThreshold = 16_000_000;
    private const int Samples = 8, ConservativeRounds = 5, GrowthDivisor = 4;

    private long _lastLeast = long.MaxValue, _currentLeast = long.MaxValue, _baseline = long.MaxValue;
    private int _samples, _rounds;

    /// <summary>Whether it is in the conservative phase.</summary>
    public bool IsConservative { get; private set; }

    /// <summary>An ACK came during slow start.</summary>
    /// <param name="ack">The ACK.</param>
    /// <param name="growth">By how much the window may grow, bytes.</param>
    /// <returns>Whether slow start is over.</returns>
    public bool OnAck(in AckEvent ack, out long growth)
    {
        bool over = false;
        if (ack.BeginsRound)
        {
            if (IsConservative && ++_rounds >= ConservativeRounds) over = true;
            _lastLeast = _currentLeast;
            _currentLeast = long.MaxValue;
            _samples = 0;
        }
        if (ack.Rtt > 0)
        {
            _currentLeast = Math.Min(_currentLeast, ack.Rtt);
            _samples++;
        }
        if (_samples >= Samples && _currentLeast != long.MaxValue && _lastLeast != long.MaxValue)
        {
            if (IsConservative)
            {
                if (_currentLeast < _baseline)
                {
                    IsConservative = false;
                    _baseline = long.MaxValue;
                }
            }
            else if (_currentLeast >= _lastLeast + Math.Clamp(_lastLeast / 8, LeastThreshold, MostThreshold))
            {
                IsConservative = true;
                _baseline = _currentLeast;
                _rounds = 0;
            }
        }
        growth = IsConservative ? ack.Acked / GrowthDivisor : ack.Acked;
        return over;
    }
}
