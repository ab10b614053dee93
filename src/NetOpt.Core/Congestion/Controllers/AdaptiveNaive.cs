namespace NetOpt.Congestion.Controllers;

/// <summary>
/// The design sketch that <see cref="Adaptive"/> corrects, as it was drawn, to show why it fails. On every ACK: loss without delay makes the window grow (by a segment below the threshold, by segment²/window
/// above); delay without loss compares bytes/s with thresholds in packets, so that it nearly always multiplies by 0.875, ten times in a row 0.263; where neither or both are there, it goes
/// to rate × current round-trip time by a quarter per ACK while the rate is flat, and otherwise grows by an eighth of a segment. Marks and full buffers change nothing.
/// A timeout halves the threshold and makes it NewReno for good.
/// Parameters: α = 1, β = 3; base round-trip time the least of 100 samples, 100 ms before the first. O(1) per ACK.
/// Source: none. Deviations: the window stays at one byte or more, since the simulator cannot send nothing forever (the sketch reaches 0 and then divides by it); the sketch leaves open what delay
/// and a bandwidth limit are: here a round-trip time a quarter above the base, and three rounds in which the rate has not grown by a quarter.
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal sealed class AdaptiveNaive(ControllerSetup setup) : CongestionController(setup)
{
    private const double Alpha = 1, Beta = 3, NanosecondsPerSecond = 1e9, Decrease = 0.875, Growth = 1.25;
    private const long DefaultRtt = 100_000_000;
    private const int Samples = 100, PlateauRounds = 3;

    private readonly long[] _rtts = new long[Samples];
    private long _sampleCount, _leastRtt = DefaultRtt, _rtt = DefaultRtt;
    private double _plateauRate, _rate;
    private int _plateau;
    private bool _isReno;

    /// <inheritdoc/>
    public override bool OwnsRecovery => true;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        if (ack.Rtt > 0) AddRtt(ack.Rtt);
        if (ack.DeliveryRate > 0) _rate = ack.DeliveryRate;
        if (ack.BeginsRound) CountPlateau();
        bool loss = ack.Lost > 0, delay = _rtt >= Growth * _leastRtt;
        double window = Window;
        if (_isReno || (loss && !delay))
        {
            window += Window < Threshold ? SegmentBytes : (long)SegmentBytes * SegmentBytes / Window;
        }
        else if (delay && !loss)
        {
            double difference = (Window / (double)_leastRtt - Window / (double)_rtt) * NanosecondsPerSecond;
            if (difference < Alpha) window += SegmentBytes;
            else if (difference > Beta) window = Math.Floor(window * Decrease);
        }
        else if (_plateau >= PlateauRounds)
        {
            double target = _rate * _rtt / NanosecondsPerSecond;
            if (window < target) window = Math.Min(Growth * window, target);
        }
        else
        {
            window += SegmentBytes / 8;
        }
        Window = Math.Max(1, (long)window);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss)
    {
        if (!_isReno) return;
        Threshold = Window / 2;
        Window = Math.Max(1, Threshold);
    }

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks)
    {
        // Computed by the sketch, and never used.
    }

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        Threshold = Window / 2;
        Window = SegmentBytes;
        _isReno = true;
    }

    private void AddRtt(long rtt)
    {
        _rtt = rtt;
        ref long slot = ref _rtts[_sampleCount++ % Samples];
        long gone = slot;
        slot = rtt;
        if (_sampleCount == 1 || rtt <= _leastRtt) _leastRtt = rtt;
        else if (gone == _leastRtt) _leastRtt = Least();
    }

    private long Least()
    {
        long least = long.MaxValue;
        foreach (long rtt in _rtts)
        {
            if (rtt > 0) least = Math.Min(least, rtt);
        }
        return least;
    }

    private void CountPlateau()
    {
        if (_rate < Growth * _plateauRate)
        {
            _plateau++;
            return;
        }
        _plateauRate = _rate;
        _plateau = 0;
    }
}
