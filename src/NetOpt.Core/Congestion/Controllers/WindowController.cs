namespace NetOpt.Congestion.Controllers;

/// <summary>
/// What the window-based algorithms have in common: slow start by bytes, at most one decrease per round trip, a floor of two segments, one segment after a timeout, and no growth while
/// the window is not what holds the sender back.
/// Source: RFC 5681 sections 3.1 and 3.2, RFC 9438 section 4. Deviation: slow start grows by all that an ACK reports (RFC 3465 with no limit, as RFC 9406 does for paced senders).
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal abstract class WindowController(ControllerSetup setup) : CongestionController(setup)
{
    private readonly long _restartWindow = setup.InitialWindow;

    /// <summary>The least window but after a timeout.</summary>
    protected long Floor { get; } = 2L * setup.SegmentBytes;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        if (ack.InRecovery || ack.Acked == 0 || !ack.IsWindowLimited) return;
        long acked = ack.Acked;
        if (InSlowStart)
        {
            acked = SlowStart(in ack);
            if (acked <= 0) return;
        }
        AvoidCongestion(in ack, acked);
    }

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks) => OnLoss(in marks);

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        if (!timeout.IsRepeated) Threshold = Math.Max(timeout.FlightSize / 2, Floor);
        Window = SegmentBytes;
    }

    /// <inheritdoc/>
    public override void OnRestart(long now) => Window = Math.Min(Window, _restartWindow);

    /// <summary>Grows by what was delivered, up to the threshold.</summary>
    /// <returns>Bytes that are left for congestion avoidance.</returns>
    protected virtual long SlowStart(in AckEvent ack)
    {
        long room = Threshold - Window, grown = Math.Min(ack.Acked, room);
        Window += grown;
        return ack.Acked - grown;
    }

    /// <summary>Grows beyond the threshold.</summary>
    /// <param name="ack">The ACK.</param>
    /// <param name="acked">Bytes of it that slow start has not used.</param>
    protected abstract void AvoidCongestion(in AckEvent ack, long acked);
}
