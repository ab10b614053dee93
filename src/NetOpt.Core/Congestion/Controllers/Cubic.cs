namespace NetOpt.Congestion.Controllers;

/// <summary>
/// CUBIC: the window follows a cubic function of the time since the last loss, flat around the window at which it happened, and never less than what
/// Reno would have. Windows inside are in segments, times in seconds.
/// Parameters: C = 0.4 segments/s³, β = 0.7; fast convergence; HyStart++ in the first slow start. O(1) per ACK.
/// Source: RFC 9438 section 4, RFC 9406; RFC 8511 for marks (0.85 in place of 0.7). Deviation: the reduction is taken from the flight size as RFC 9438 section 4.6 says, which while the
/// window is full is the window.
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal sealed class Cubic(ControllerSetup setup) : WindowController(setup)
{
    private const double Beta = 0.7, MarkBeta = 0.85, NanosecondsPerSecond = 1e9;
    private const double RenoIncrease = 3 * (1 - Beta) / (1 + Beta);

    private readonly HyStartPlusPlus _hyStart = new();
    private bool _firstSlowStart = true;
    private CubicCurve _curve;
    private double _mostWindow, _estimate, _priorWindow, _credit;
    private long _epoch = -1, _lastAck;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        // Time in which the application had nothing to send does not count (section 4.2).
        if (!ack.IsWindowLimited && _epoch >= 0) _epoch += ack.Now - _lastAck;
        _lastAck = ack.Now;
        base.OnAck(in ack);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss) => Reduce(loss.FlightSize, Beta);

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks) => Reduce(marks.FlightSize, MarkBeta);

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        if (!timeout.IsRepeated)
        {
            Remember();
            Threshold = Math.Max((long)(timeout.FlightSize * Beta), Floor);
        }
        Window = SegmentBytes;
        _firstSlowStart = false;
        _epoch = -1;
        // Section 4.8: the curve starts from where the window stands when congestion avoidance begins.
        _mostWindow = 0;
    }

    /// <inheritdoc/>
    public override void OnRestart(long now)
    {
        base.OnRestart(now);
        // Time without a flight does not count, and the window may stand elsewhere now: the curve begins anew (sections 4.2 and 5.8).
        _epoch = -1;
    }

    /// <inheritdoc/>
    protected override long SlowStart(in AckEvent ack)
    {
        if (!_firstSlowStart) return base.SlowStart(in ack);
        if (_hyStart.OnAck(in ack, out long growth))
        {
            Threshold = Window;
            _firstSlowStart = false;
            return ack.Acked;
        }
        Window += growth;
        return 0;
    }

    /// <inheritdoc/>
    protected override void AvoidCongestion(in AckEvent ack, long acked)
    {
        double window = Window / (double)SegmentBytes, segments = acked / (double)SegmentBytes;
        if (_epoch < 0)
        {
            _epoch = ack.Now;
            _estimate = window;
            _curve.Begin(window, _mostWindow);
            _mostWindow = _curve.Most;
        }
        double t = (ack.Now - _epoch) / NanosecondsPerSecond;
        _estimate += (_estimate >= _priorWindow ? 1 : RenoIncrease) * segments / window;
        if (_curve.At(t) < _estimate)
        {
            Grow(_estimate - window);
            return;
        }
        double target = Math.Clamp(_curve.At(t + ack.SmoothedRtt / NanosecondsPerSecond), window, 1.5 * window);
        Grow((target - window) / window * segments);
    }

    // Whole bytes now, the rest with the next ACK.
    private void Grow(double segments)
    {
        if (segments <= 0) return;
        _credit += segments * SegmentBytes;
        long whole = (long)_credit;
        _credit -= whole;
        Window += whole;
    }

    private void Reduce(long flight, double beta)
    {
        Remember();
        // The flight may still be larger than a window that came down just before.
        Threshold = Math.Max(Math.Min((long)(flight * beta), Window), Floor);
        Window = Threshold;
        _firstSlowStart = false;
        _epoch = -1;
        _credit = 0;
    }

    // Fast convergence: a flow whose window did not reach the last one gives way (section 4.7).
    private void Remember()
    {
        double window = Window / (double)SegmentBytes;
        _priorWindow = window;
        _mostWindow = window < _mostWindow ? window * (1 + Beta) / 2 : window;
    }
}
