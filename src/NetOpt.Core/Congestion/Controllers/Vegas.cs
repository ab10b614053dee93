namespace NetOpt.Congestion.Controllers;

/// <summary>
/// Vegas: keeps a few packets of its own in the queue. Once per round trip it compares the rate that the window would have without a queue with the one it has:
/// diff = window·(RTT − base)/RTT packets wait somewhere. Below α one segment more, above β one less.
/// Slow start doubles every other round, beginning with the second, so that the rounds between measure a steady window, until diff exceeds γ.
/// Parameters: α = 2, β = 4, γ = 1 packets. O(1) per ACK.
/// Source: Brakmo and Peterson, IEEE JSAC 13(8), 1995; at a loss as NewReno. Deviations: RTT is the least of the round, so that delayed ACKs and bursts do not count as
/// queue, and at the end of slow start the window comes down to what the path holds and one segment (both as the Linux kernel does); losses are found by the sender (RACK). As published, a flow
/// that starts while others keep a queue takes that queue for a part of the path, and gets more than they do.
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal sealed class Vegas(ControllerSetup setup) : WindowController(setup)
{
    private const double Alpha = 2, Beta = 4, Gamma = 1;

    private long _roundRtt = long.MaxValue;
    private bool _grows, _wasRecovering;

    /// <summary>Packets of a window that wait in queues.</summary>
    /// <param name="window">The window, packets.</param>
    /// <param name="rtt">Round-trip time, ns.</param>
    /// <param name="leastRtt">Round-trip time without queues, ns.</param>
    public static double Difference(double window, long rtt, long leastRtt) => window * (rtt - leastRtt) / rtt;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        if (ack.BeginsRound)
        {
            // A round of recovery had another window.
            if (_roundRtt != long.MaxValue && !ack.InRecovery && !_wasRecovering && ack.IsWindowLimited) EndRound(ack.LeastRtt);
            _roundRtt = long.MaxValue;
            _wasRecovering = ack.InRecovery;
        }
        if (ack.Rtt > 0) _roundRtt = Math.Min(_roundRtt, ack.Rtt);
        base.OnAck(in ack);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss)
    {
        Threshold = Math.Max(Math.Min(loss.FlightSize / 2, Window), Floor);
        Window = Threshold;
        _wasRecovering = true;
    }

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        base.OnTimeout(in timeout);
        _grows = true;
        _wasRecovering = true;
    }

    /// <inheritdoc/>
    protected override long SlowStart(in AckEvent ack)
    {
        if (_grows) base.SlowStart(in ack);
        return 0;
    }

    /// <inheritdoc/>
    protected override void AvoidCongestion(in AckEvent ack, long acked)
    {
        // Once per round, in EndRound.
    }

    private void EndRound(long leastRtt)
    {
        double diff = Difference((double)Window / SegmentBytes, _roundRtt, leastRtt);
        if (InSlowStart)
        {
            _grows = !_grows;
            if (diff <= Gamma) return;
            Window = Math.Max(Math.Min(Window, (long)((double)Window * leastRtt / _roundRtt) + SegmentBytes), Floor);
            Threshold = Window;
        }
        else if (diff < Alpha)
        {
            Window += SegmentBytes;
        }
        else if (diff > Beta)
        {
            Window = Math.Max(Window - SegmentBytes, Floor);
            // Or the next round would be slow start.
            Threshold = Math.Min(Threshold, Window);
        }
    }
}
