namespace NetOpt.Congestion.Controllers;

/// <summary>
/// NetOpt's own: looks at loss, marks, delay and bandwidth together and gives one answer per round (<see cref="AdaptiveDecision"/>). Loss and marks cut the window, as does a queue beyond a
/// few packets; where the rate no longer grows, the window is brought to what the path holds and to twice that at most; otherwise it grows as in slow start, along CUBIC's curve or by a segment per round.
/// Bandwidth is the greatest delivery rate of 10 rounds, the path's round-trip time the least of 10 s. Windows in bytes, times in ns.
/// Parameters: the preset. O(1) per ACK.
/// Source: none outside; it corrects <see cref="AdaptiveNaive"/>. Its parts are those of RFC 9438 (0.7, the curve), RFC 8511 (0.8), RFC 9406 (delay threshold, end of slow start),
/// Vegas (packets in the queue) and BBR (bandwidth plateau). A queue beyond β packets is cut to β and not by one packet per round, and a rise by a quarter ends at the measured
/// bandwidth-delay product, which a loss makes forget: windows that rise by a factor and fall by packets would never share evenly (Chiu and Jain 1989).
/// </summary>
internal sealed class Adaptive : WindowController
{
    private const int RateRounds = 10, RttSeconds = 10, PlateauRounds = 3;
    private const double NanosecondsPerSecond = 1e9, Growth = 1.25;
    private const long LeastDelay = 4_000_000, MostDelay = 16_000_000, LeastBloat = 50_000_000, Second = 1_000_000_000;

    private readonly bool _isAutomatic;
    private readonly HyStartPlusPlus _hyStart = new();
    private readonly WindowedMaximum _rates = new(RateRounds), _negativeRtts = new(RttSeconds);
    private AdaptiveParameters _parameters;
    private CubicCurve _curve;
    private double _plateauRate, _lossWindow, _credit;
    private long _round, _roundRtt = long.MaxValue, _roundFlight, _decreaseTime = long.MinValue / 2, _decreasedFrom, _chosenTime = long.MinValue / 2, _epoch = -1;
    private int _plateau;
    private bool _marked, _grows = true, _firstSlowStart = true, _skipsRound;

    /// <summary>Makes it.</summary>
    /// <param name="setup">What it knows from the start.</param>
    /// <param name="preset">The kind of path.</param>
    public Adaptive(ControllerSetup setup, AdaptivePreset preset)
        : base(setup)
    {
        _isAutomatic = preset == AdaptivePreset.Automatic;
        Preset = _isAutomatic ? AdaptivePreset.General : preset;
        _parameters = AdaptiveParameters.Of(Preset);
    }

    /// <summary>The kind of path that it is set for now.</summary>
    public AdaptivePreset Preset { get; private set; }

    private long LeastRtt => (long)-_negativeRtts.Value;

    /// <summary>The kind of path with a round-trip time and a bandwidth.</summary>
    /// <param name="rtt">Least round-trip time, ns.</param>
    /// <param name="bitsPerSecond">Greatest delivery rate.</param>
    public static AdaptivePreset Classify(long rtt, double bitsPerSecond) => rtt switch
    {
        >= 250_000_000 => AdaptivePreset.Satellite,
        >= 100_000_000 when bitsPerSecond < 10e6 => AdaptivePreset.LowBandwidth,
        <= 30_000_000 when bitsPerSecond >= 100e6 => AdaptivePreset.HighBandwidth,
        _ => AdaptivePreset.General,
    };

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        if (ack.BeginsRound) EndRound(in ack);
        _marked |= ack.Marked > 0;
        if (ack.Rtt > 0)
        {
            if (ack.Rtt <= _roundRtt)
            {
                _roundRtt = ack.Rtt;
                _roundFlight = ack.InFlightAtSend;
            }
            _negativeRtts.Add(-ack.Rtt, ack.Now / Second);
        }
        if (ack.DeliveryRate > 0 && (!ack.IsApplicationLimited || ack.DeliveryRate > _rates.Value)) _rates.Add(ack.DeliveryRate, _round);
        if (!ack.IsWindowLimited) _epoch = -1;
        if (_grows || InSlowStart) base.OnAck(in ack);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss) => Answer(in loss, AdaptiveSignals.Loss | (_marked ? AdaptiveSignals.Ecn : 0));

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks) => Answer(in marks, AdaptiveSignals.Ecn);

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        if (!timeout.IsRepeated) Remember(Window);
        base.OnTimeout(in timeout);
    }

    /// <inheritdoc/>
    public override void OnRestart(long now)
    {
        base.OnRestart(now);
        _epoch = -1;
    }

    /// <inheritdoc/>
    protected override long SlowStart(in AckEvent ack)
    {
        if (!_firstSlowStart) return base.SlowStart(in ack);
        if (_hyStart.OnAck(in ack, out long growth)) EndSlowStart();
        else Window += growth;
        return 0;
    }

    /// <inheritdoc/>
    protected override void AvoidCongestion(in AckEvent ack, long acked)
    {
        double window = (double)Window / SegmentBytes, segments = (double)acked / SegmentBytes, growth = segments / window;
        if (_parameters.IsCubic)
        {
            if (_epoch < 0)
            {
                _epoch = ack.Now;
                _curve.Begin(window, _lossWindow);
            }
            double t = (ack.Now - _epoch + ack.SmoothedRtt) / NanosecondsPerSecond;
            // Never slower than a segment per round.
            growth = Math.Max(growth, (Math.Min(_curve.At(t), 1.5 * window) - window) / window * segments);
        }
        _credit += growth * SegmentBytes;
        long whole = (long)_credit;
        _credit -= whole;
        Window += whole;
    }

    private void EndRound(in AckEvent ack)
    {
        _round++;
        _rates.Advance(_round);
        _negativeRtts.Advance(ack.Now / Second);
        if (!ack.IsApplicationLimited && _rates.Value > 0) CountPlateau(ack.Now);
        long rtt = _roundRtt;
        _roundRtt = long.MaxValue;
        _marked = false;
        bool skips = _skipsRound;
        _skipsRound = ack.InRecovery;
        if (rtt == long.MaxValue || ack.InRecovery || skips || !double.IsFinite(_negativeRtts.Value)) return;
        AdaptiveSignals signals = DelaySignals(rtt) | (_plateau >= PlateauRounds ? AdaptiveSignals.BandwidthLimited : 0);
        if (InSlowStart)
        {
            if (signals != 0 || Vegas.Difference((double)_roundFlight / SegmentBytes, rtt, LeastRtt) > _parameters.Gamma) EndSlowStart();
            return;
        }
        AdaptiveDecision decision = Decision(rtt, Window, _roundFlight, ack.IsWindowLimited);
        _grows = decision.Grows(signals);
        long next = decision.Next(signals);
        if (next < Window)
        {
            if (ack.Now - _decreaseTime < ack.SmoothedRtt) return;
            _decreaseTime = ack.Now;
            _decreasedFrom = Window;
        }
        if (next == Window) return;
        // The next round still tells of the old window.
        _skipsRound = true;
        _epoch = -1;
        Window = next;
        // Or the next round would be slow start.
        Threshold = Math.Min(Threshold, Window);
    }

    private void CountPlateau(long now)
    {
        if (_rates.Value >= Growth * _plateauRate)
        {
            _plateauRate = _rates.Value;
            _plateau = 0;
            return;
        }
        _plateau++;
        if (!_isAutomatic || _plateau < PlateauRounds || now - _chosenTime < RttSeconds * Second || !double.IsFinite(_negativeRtts.Value)) return;
        // At most once in the time in which the measured round-trip time may change: no going to and fro.
        _chosenTime = now;
        _plateauRate = _rates.Value;
        Preset = Classify(LeastRtt, _rates.Value * 8);
        _parameters = AdaptiveParameters.Of(Preset);
    }

    private void Answer(in CongestionEvent sign, AdaptiveSignals signals)
    {
        if (double.IsFinite(_negativeRtts.Value) && sign.LatestRtt > 0) signals |= DelaySignals(sign.LatestRtt);
        // A cut of the same round counts: both together are one.
        long flight = sign.Now - _decreaseTime < sign.SmoothedRtt ? Math.Max(sign.FlightSize, _decreasedFrom) : sign.FlightSize, from = Window;
        Window = Math.Max(Decision(Math.Max(1, sign.LatestRtt), flight, flight, false).Next(signals), Math.Min(Floor, Window));
        Threshold = Window;
        _decreaseTime = sign.Now;
        _decreasedFrom = from;
        Remember(from);
        _skipsRound = true;
    }

    private void Remember(long window)
    {
        // As CUBIC's fast convergence: a flow that did not reach the last window gives way.
        double segments = (double)window / SegmentBytes;
        _lossWindow = segments < _lossWindow ? segments * 0.85 : segments;
        _rates.Clear();
        _epoch = -1;
        _credit = 0;
        _firstSlowStart = false;
        _grows = true;
    }

    private void EndSlowStart()
    {
        Threshold = Window;
        _firstSlowStart = false;
    }

    private AdaptiveSignals DelaySignals(long rtt)
    {
        long least = LeastRtt, queue = rtt - least;
        return (queue >= Math.Clamp(least / 8, LeastDelay, MostDelay) ? AdaptiveSignals.Delay : 0) | (queue >= Math.Max(LeastBloat, least) ? AdaptiveSignals.Bloat : 0);
    }

    private AdaptiveDecision Decision(long rtt, long flight, long sampledFlight, bool mayGrow) => new()
    {
        Window = Window,
        Flight = flight,
        SegmentBytes = SegmentBytes,
        Bdp = Math.Max(0, _rates.Value) * Math.Max(0, -_negativeRtts.Value) / NanosecondsPerSecond,
        SampledFlight = sampledFlight,
        Rtt = rtt,
        LeastRtt = double.IsFinite(_negativeRtts.Value) ? LeastRtt : rtt,
        MayGrow = mayGrow,
        Parameters = _parameters,
    };
}
