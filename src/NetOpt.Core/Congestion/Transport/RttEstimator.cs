namespace NetOpt.Congestion.Transport;

/// <summary>
/// Smoothed round-trip time and retransmission timeout. Times in ns. O(1).
/// Source: RFC 6298 sections 2 and 5. Deviation: the least timeout is a parameter (the RFC asks for 1 s, kernels use 200 ms), and as in the Linux kernel it bounds what is added to the smoothed time: on a path
/// without jitter the deviation vanishes, and a timeout of hardly more than a long round-trip time would expire whenever a queue grows.
/// </summary>
/// <param name="leastTimeout">The least timeout, ns.</param>
internal sealed class RttEstimator(long leastTimeout)
{
    private const long InitialTimeout = 1_000_000_000, MostTimeout = 60_000_000_000;
    private double _smoothed, _variation;
    private int _backoff;

    /// <summary>Smoothed round-trip time; 0 before the first sample.</summary>
    public long Smoothed => (long)_smoothed;

    /// <summary>Its mean deviation.</summary>
    public double Variation => _variation;

    /// <summary>The latest sample; 0 before the first.</summary>
    public long Latest { get; private set; }

    /// <summary>The least sample; 0 before the first.</summary>
    public long Least { get; private set; }

    /// <summary>The timeout, with backoff.</summary>
    public long Timeout
    {
        get
        {
            double timeout = _smoothed == 0 ? Math.Max(InitialTimeout, leastTimeout) : _smoothed + Math.Max(leastTimeout, 4 * _variation);
            for (int i = 0; i < _backoff && timeout < MostTimeout; i++) timeout *= 2;
            return (long)Math.Min(timeout, MostTimeout);
        }
    }

    /// <summary>Takes a sample above 0.</summary>
    /// <param name="rtt">Of the oldest packet that an ACK reports, with the receiver's wait for others.</param>
    /// <param name="newest">Of the newest, without it.</param>
    public void Add(long rtt, long newest)
    {
        Latest = rtt;
        if (Least == 0 || newest < Least) Least = newest;
        if (_smoothed == 0)
        {
            _smoothed = rtt;
            _variation = rtt / 2.0;
            return;
        }
        // The deviation first: it is from the mean before this sample.
        _variation = 0.75 * _variation + 0.25 * Math.Abs(_smoothed - rtt);
        _smoothed = 0.875 * _smoothed + 0.125 * rtt;
    }

    /// <summary>A timeout expired: the next one is twice as long.</summary>
    public void BackOff() => _backoff++;

    /// <summary>A round-trip time was measured.</summary>
    public void ResetBackoff() => _backoff = 0;
}
