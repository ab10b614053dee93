namespace NetOpt.Congestion.Controllers;

/// <summary>
/// BBR version 1: sends at the greatest delivery rate of the last ten rounds and keeps about two bandwidth-delay products on the way at most, whatever is lost.
/// Startup doubles until the rate stops growing, drain empties the queue, then cycles of eight round-trip times probe up and down; every ten seconds without a new least round-trip time,
/// four packets are left on the way for 200 ms to measure it. Rates in bytes of payload per second, times in ns. O(1) per ACK.
/// Parameters: the gains below.
/// Source: Cardwell et al., "BBR: congestion-based congestion control", ACM Queue 14(5), 2016; where it leaves something open, the behavior of the Linux kernel: room for three bursts of
/// segmentation offload beside each window, allowance for aggregated ACKs, packet conservation in the first round of recovery.
/// Deviation: a round-trip time that only equals the least one does not renew it, since without the noise of real clocks a short queue would never let ten seconds pass;
/// packets leave one by one and not in bursts; no long-term bandwidth for policers.
/// </summary>
internal sealed class Bbr : CongestionController
{
    private const double HighGain = 2.885390081777927, DrainGain = 1 / HighGain, WindowGain = 2, ProbeUp = 1.25, ProbeDown = 0.75;
    private const double FullPipeGrowth = 1.25, PacingMargin = 0.99, NanosecondsPerSecond = 1e9;
    private const int BandwidthRounds = 10, FullPipeRounds = 3, CyclePhases = 8, LeastWindowSegments = 4, AggregationRounds = 5;
    private const long RttWindow = 10_000_000_000, ProbeRttTime = 200_000_000, Millisecond = 1_000_000, MostAggregation = 100_000_000;
    private const double LowRate = 1.2e6 / 8;

    private readonly Numerics.RandomStream _random;
    private readonly WindowedMaximum _bandwidths = new(BandwidthRounds);
    private readonly long[] _extraAcked = new long[2];
    private readonly long _initialWindow;

    private BbrMode _mode = BbrMode.Startup;
    private double _pacingGain = HighGain, _windowGain = HighGain, _fullBandwidth, _bandwidth;
    private long _nextRound, _round, _leastRtt, _leastRttTime = -1, _cycleStart, _probeRttEnd, _priorWindow, _limitedUntil;
    private int _cycle, _fullRounds, _extraRounds, _extraIndex;
    private long _epochStart, _epochAcked;
    private bool _filled, _probeRttRound, _conserves, _enteredRecovery, _restarted, _recovering;

    /// <summary>Makes it.</summary>
    /// <param name="setup">What it knows from the start.</param>
    public Bbr(ControllerSetup setup)
        : base(setup)
    {
        _random = setup.Random;
        _initialWindow = setup.InitialWindow;
        PacingRate = HighGain * Window * NanosecondsPerSecond / Millisecond;
    }

    /// <inheritdoc/>
    public override bool OwnsRecovery => true;

    /// <summary>What it is doing.</summary>
    public BbrMode Mode => _mode;

    private long LeastWindow => (long)LeastWindowSegments * SegmentBytes;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        bool beginsRound = UpdateBandwidth(in ack);
        UpdateAggregation(in ack, beginsRound);
        UpdateCycle(in ack);
        CheckFullPipe(in ack, beginsRound);
        CheckDrain(in ack);
        UpdateLeastRtt(in ack, beginsRound);
        SetPacingRate();
        SetWindow(in ack);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss)
    {
        SaveWindow();
        _enteredRecovery = true;
        _recovering = true;
    }

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks)
    {
    }

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        SaveWindow();
        _recovering = true;
        _conserves = false;
        _fullBandwidth = 0;
        Window = SegmentBytes;
    }

    /// <inheritdoc/>
    public override void OnRecoveryEnd(long now)
    {
        if (!_recovering) return;
        _recovering = false;
        _conserves = false;
        if (_mode != BbrMode.ProbeRtt) Window = Math.Max(Window, _priorWindow);
    }

    /// <inheritdoc/>
    public override void OnRestart(long now)
    {
        _restarted = true;
        if (_mode == BbrMode.ProbeBandwidth && _bandwidth > 0) PacingRate = _bandwidth * PacingMargin;
    }

    private bool UpdateBandwidth(in AckEvent ack)
    {
        bool beginsRound = false;
        if (ack.Acked > 0 && ack.DeliveredAtSend >= _nextRound)
        {
            _nextRound = ack.Delivered;
            _bandwidths.Advance(++_round);
            _conserves = false;
            beginsRound = true;
        }
        bool limited = ack.IsApplicationLimited || ack.DeliveredAtSend < _limitedUntil;
        if (ack.DeliveryRate > 0 && (!limited || ack.DeliveryRate >= _bandwidths.Value)) _bandwidths.Add(ack.DeliveryRate, _round);
        // Empty it is less than nothing.
        _bandwidth = Math.Max(0, _bandwidths.Value);
        return beginsRound;
    }

    // How much more than the bandwidth ACKs brought in a burst, the most of the last five to ten rounds.
    private void UpdateAggregation(in AckEvent ack, bool beginsRound)
    {
        if (ack.Acked == 0) return;
        if (beginsRound && ++_extraRounds >= AggregationRounds)
        {
            _extraRounds = 0;
            _extraIndex ^= 1;
            _extraAcked[_extraIndex] = 0;
        }
        double expected = _bandwidth * (ack.Now - _epochStart) / NanosecondsPerSecond;
        if (_epochAcked <= expected)
        {
            _epochAcked = 0;
            _epochStart = ack.Now;
            expected = 0;
        }
        _epochAcked += ack.Acked;
        long extra = Math.Min((long)(_epochAcked - expected), Window);
        _extraAcked[_extraIndex] = Math.Max(_extraAcked[_extraIndex], extra);
    }

    private void UpdateCycle(in AckEvent ack)
    {
        if (_mode != BbrMode.ProbeBandwidth || _leastRtt == 0) return;
        bool fullLength = ack.Now - _cycleStart > _leastRtt;
        bool next = _pacingGain switch
        {
            1 => fullLength,
            > 1 => fullLength && (ack.Lost > 0 || ack.PriorInFlight >= Target(_pacingGain)),
            _ => fullLength || ack.PriorInFlight <= Target(1),
        };
        if (next) SetCycle((_cycle + 1) % CyclePhases, ack.Now);
    }

    private void SetCycle(int phase, long now)
    {
        _cycle = phase;
        _cycleStart = now;
        _pacingGain = phase switch { 0 => ProbeUp, 1 => ProbeDown, _ => 1 };
    }

    private void CheckFullPipe(in AckEvent ack, bool beginsRound)
    {
        if (_filled || !beginsRound || ack.IsApplicationLimited || _bandwidth == 0) return;
        if (_bandwidth >= _fullBandwidth * FullPipeGrowth)
        {
            _fullBandwidth = _bandwidth;
            _fullRounds = 0;
            return;
        }
        _filled = ++_fullRounds >= FullPipeRounds;
    }

    private void CheckDrain(in AckEvent ack)
    {
        if (_mode == BbrMode.Startup && _filled)
        {
            _mode = BbrMode.Drain;
            _pacingGain = DrainGain;
            _windowGain = HighGain;
        }
        if (_mode == BbrMode.Drain && ack.InFlight <= Target(1)) EnterProbeBandwidth(ack.Now);
    }

    private void EnterProbeBandwidth(long now)
    {
        _mode = BbrMode.ProbeBandwidth;
        _windowGain = WindowGain;
        // Anywhere but in the phase that sends less.
        int phase = _random.NextInt32(CyclePhases - 1);
        SetCycle(phase == 0 ? 0 : phase + 1, now);
    }

    private void UpdateLeastRtt(in AckEvent ack, bool beginsRound)
    {
        bool expired = _leastRttTime >= 0 && ack.Now > _leastRttTime + RttWindow;
        if (ack.Rtt > 0 && (_leastRtt == 0 || ack.Rtt < _leastRtt || expired))
        {
            _leastRtt = ack.Rtt;
            _leastRttTime = ack.Now;
        }
        if (expired && !_restarted && _mode != BbrMode.ProbeRtt)
        {
            SaveWindow();
            _mode = BbrMode.ProbeRtt;
            _pacingGain = 1;
            _windowGain = 1;
            _probeRttEnd = 0;
        }
        if (ack.Acked > 0) _restarted = false;
        if (_mode != BbrMode.ProbeRtt) return;
        _limitedUntil = ack.Delivered + ack.InFlight;
        if (_probeRttEnd == 0)
        {
            if (ack.InFlight > LeastWindow) return;
            _probeRttEnd = ack.Now + ProbeRttTime;
            _probeRttRound = false;
            _nextRound = ack.Delivered;
            return;
        }
        _probeRttRound |= beginsRound;
        if (!_probeRttRound || ack.Now <= _probeRttEnd) return;
        _leastRttTime = ack.Now;
        Window = Math.Max(Window, _priorWindow);
        if (_filled)
        {
            EnterProbeBandwidth(ack.Now);
            return;
        }
        _mode = BbrMode.Startup;
        _pacingGain = HighGain;
        _windowGain = HighGain;
    }

    private void SetPacingRate()
    {
        if (_bandwidth == 0) return;
        double rate = _bandwidth * _pacingGain * PacingMargin;
        if (_filled || rate > PacingRate || _round <= 1) PacingRate = rate;
    }

    private void SetWindow(in AckEvent ack)
    {
        if (ack.Lost > 0) Window = Math.Max(Window - ack.Lost, SegmentBytes);
        if (_enteredRecovery)
        {
            _enteredRecovery = false;
            _conserves = true;
            _nextRound = ack.Delivered;
            Window = ack.InFlight + ack.Acked;
        }
        if (ack.Acked == 0 && !_conserves) return;
        if (_conserves)
        {
            Window = Math.Max(Window, ack.InFlight + ack.Acked);
        }
        else
        {
            long target = Product(_windowGain);
            if (_filled) target += Math.Min(Math.Max(_extraAcked[0], _extraAcked[1]), (long)(_bandwidth * MostAggregation / NanosecondsPerSecond));
            target = Quantized(target);
            if (_filled) Window = Math.Min(Window + ack.Acked, target);
            else if (Window < target || ack.Delivered < _initialWindow) Window += ack.Acked;
        }
        Window = Math.Max(Window, LeastWindow);
        if (_mode == BbrMode.ProbeRtt) Window = Math.Min(Window, LeastWindow);
    }

    private void SaveWindow() => _priorWindow = _recovering || _mode == BbrMode.ProbeRtt ? Math.Max(_priorWindow, Window) : Window;

    private long Target(double gain) => Quantized(Product(gain));

    private long Product(double gain) => _leastRtt == 0 || _bandwidth == 0 ? _initialWindow : (long)(gain * _bandwidth * _leastRtt / NanosecondsPerSecond);

    // Whole segments, an even number of them, and room for three bursts.
    private long Quantized(long bytes)
    {
        long burst = Math.Max((long)(PacingRate / 1024) / SegmentBytes, PacingRate < LowRate ? 1 : 2);
        long segments = (bytes + SegmentBytes - 1) / SegmentBytes + 3 * burst;
        segments = (segments + 1) & ~1L;
        if (_mode == BbrMode.ProbeBandwidth && _cycle == 0) segments += 2;
        return segments * SegmentBytes;
    }
}
