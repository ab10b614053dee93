namespace NetOpt.Congestion.Controllers;

/// <summary>
/// NewReno: one segment more per round trip, half the window at a loss.
/// Parameters: none. O(1) per ACK, O(1) space.
/// Source: RFC 5681 section 3, RFC 6582 section 3.2, RFC 8511 for marks (0.8 in place of 0.5). Deviation: losses are repaired by SACK and PRR in the sender.
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal class NewReno(ControllerSetup setup) : WindowController(setup)
{
    private const double MarkFactor = 0.8;
    private long _credit;

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss) => Reduce(loss.FlightSize / 2);

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks) => Reduce((long)(marks.FlightSize * MarkFactor));

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        base.OnTimeout(in timeout);
        _credit = 0;
    }

    /// <inheritdoc/>
    protected override void AvoidCongestion(in AckEvent ack, long acked)
    {
        _credit += acked;
        if (_credit < Window) return;
        _credit -= Window;
        Window += SegmentBytes;
    }

    /// <summary>Comes down to a window, at least the floor and at most the one that it has.</summary>
    protected void Reduce(long to)
    {
        // The flight may still be larger than a window that came down just before.
        Threshold = Math.Max(Math.Min(to, Window), Floor);
        Window = Threshold;
        _credit = 0;
    }
}
