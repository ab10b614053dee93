namespace NetOpt.Congestion.Transport;

/// <summary>
/// Brings a sender from the window that it had to the one that the controller wants, over one round trip and in step with what is delivered, and keeps its ACK clock when
/// more was lost than the window was cut by. Bytes. O(1) per ACK.
/// Source: RFC 9937 (RFC 6937 with slow-start reduction bound). Deviation: none.
/// </summary>
internal struct ProportionalRateReduction
{
    private long _target, _flightSize, _delivered, _sent;

    /// <summary>Bytes that may be on the way now.</summary>
    public long Window { get; private set; }

    /// <summary>Begins.</summary>
    /// <param name="target">The window to come to.</param>
    /// <param name="flightSize">What was on the way when the sign of congestion came, lost ones included.</param>
    /// <param name="inFlight">Bytes on the way.</param>
    /// <param name="segmentBytes">Payload of a segment.</param>
    public void Begin(long target, long flightSize, long inFlight, int segmentBytes)
    {
        _target = target;
        _flightSize = Math.Max(1, flightSize);
        _delivered = 0;
        _sent = 0;
        // The first retransmission must go out, also where a timer and no ACK found the loss.
        Window = inFlight + segmentBytes;
    }

    /// <summary>An ACK came.</summary>
    /// <param name="acked">Bytes newly delivered.</param>
    /// <param name="inFlight">Bytes on the way after it.</param>
    /// <param name="isSafe">Whether the cumulative acknowledgment advanced and nothing was newly found lost.</param>
    /// <param name="segmentBytes">Payload of a segment.</param>
    public void OnAck(long acked, long inFlight, bool isSafe, int segmentBytes)
    {
        _delivered += acked;
        long allowed;
        if (inFlight > _target)
        {
            // The product of two windows fits: windows are below 2^31 segments of at most 2^16 bytes only in theory, so it is taken in floating point.
            allowed = (long)Math.Ceiling((double)_delivered * _target / _flightSize) - _sent;
        }
        else
        {
            allowed = Math.Max(_delivered - _sent, acked);
            if (isSafe) allowed += segmentBytes;
            allowed = Math.Min(allowed, _target - inFlight);
        }
        if (_sent == 0) allowed = Math.Max(allowed, segmentBytes);
        Window = inFlight + Math.Max(0, allowed);
    }

    /// <summary>Bytes were sent.</summary>
    public void OnSent(int bytes) => _sent += bytes;
}
