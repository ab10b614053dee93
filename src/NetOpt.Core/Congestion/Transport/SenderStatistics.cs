namespace NetOpt.Congestion.Transport;

/// <summary>What a sender counts. Counts are of the whole run; means over time and extremes are of the window that was set.</summary>
internal sealed class SenderStatistics
{
    private TimeMean _rtt = new(), _window = new();
    private long _from;

    /// <summary>Bytes of payload sent, again or for the first time.</summary>
    public long SentBytes;

    /// <summary>Segments sent, again or for the first time.</summary>
    public long SentSegments;

    /// <summary>Segments sent again.</summary>
    public long Retransmissions;

    /// <summary>Transmissions that were taken for lost.</summary>
    public long LostSegments;

    /// <summary>Times that the sender answered a loss.</summary>
    public long LossEpisodes;

    /// <summary>Times that it answered marks.</summary>
    public long MarkEpisodes;

    /// <summary>Bytes that arrived with a mark.</summary>
    public long MarkedBytes;

    /// <summary>Tail loss probes.</summary>
    public long Probes;

    /// <summary>Retransmission timeouts.</summary>
    public long Timeouts;

    /// <summary>Least round-trip time within the window, ns; 0 where there is no sample.</summary>
    public long LeastRtt { get; private set; }

    /// <summary>Greatest round-trip time within the window, ns.</summary>
    public long GreatestRtt { get; private set; }

    /// <summary>Sets the window's start, ns.</summary>
    public void MeasureFrom(long from)
    {
        _from = from;
        _rtt.From = from;
        _window.From = from;
    }

    /// <summary>A round-trip time was measured.</summary>
    public void AddRtt(long rtt, long now)
    {
        _rtt.Set(rtt, now);
        if (now < _from) return;
        if (LeastRtt == 0 || rtt < LeastRtt) LeastRtt = rtt;
        GreatestRtt = Math.Max(GreatestRtt, rtt);
    }

    /// <summary>The window was set.</summary>
    public void Window(long bytes, long now) => _window.Set(bytes, now);

    /// <summary>Mean round-trip time over time, ns; null where there is no sample.</summary>
    public double? MeanRtt(long end) => _rtt.At(end);

    /// <summary>Mean window over time, bytes; null where it was never set.</summary>
    public double? MeanWindow(long end) => _window.At(end);
}
