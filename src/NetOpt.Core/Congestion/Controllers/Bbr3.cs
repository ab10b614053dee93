using NetOpt.Numerics;

namespace NetOpt.Congestion.Controllers;

/// <summary>
/// BBR version 3: measures how fast the path delivers and how long it is, paces at that rate, and probes for more every 2 to 3 s, or as often as Reno would lose where that is more often. Loss counts
/// only above 2 % while it probes, and lowers short-term bounds otherwise. Windows in bytes, rates in bytes/s, times in ns.
/// Parameters (pacing gain, window gain): startup 2.773, 2; drain 0.5, 2; down 0.9, 2; cruise 1, 2; refill 1, 2; up 1.25, 2.25; ProbeRTT 1, 0.5 for 200 ms every 5 s; margin 1 %. O(1) per ACK.
/// Source: draft-ietf-ccwg-bbr, "Detailed Algorithm". Deviations: packets leave one by one, so there is no send quantum and no budget for offload; no undo of spurious recovery, which needs reordering; a pause shorter
/// than the retransmission timeout is no restart; marks are ignored, as the draft leaves them open.
/// </summary>
internal sealed class Bbr3 : CongestionController
{
    private const double StartupGain = 2.77258872223978, DrainGain = 0.5, DownGain = 0.9, UpGain = 1.25, WindowGain = 2, UpWindowGain = 2.25, ProbeRttGain = 0.5, Margin = 0.99;
    private const double FullGrowth = 1.25, NanosecondsPerSecond = 1e9;
    private const long FirstRtt = 1_000_000, ProbeRttDuration = 200_000_000, LeastWait = 2_000_000_000, WaitSpread = 1_000_000_000;
    private const int FullRounds = 3, StartupLosses = 6, DrainRounds = 3, RenoRounds = 63, MostSlopeRounds = 30;

    private readonly RandomStream _random;
    private readonly long _initialWindow;
    private Bbr3Feedback _feedback;
    private bool _hasRtt, _beginsRound, _isFullNow, _isProbeSample, _lastTooHigh, _lastPrecautionary, _restarts, _probeRttRoundDone;
    private double _fullRate, _upAckedPerIncrease = double.PositiveInfinity, _upAcked;
    private long _delivered, _round, _roundEnd, _drainRound, _roundsSinceUp, _cycleTime, _wait, _savedWindow, _probeRttEnd, _limitedFrom = -1, _limitedUntil = -1;
    private int _fullCount, _upRounds, _lossEvents;

    /// <summary>Makes it.</summary>
    /// <param name="setup">What it knows from the start.</param>
    public Bbr3(ControllerSetup setup)
        : base(setup)
    {
        _random = setup.Random;
        _initialWindow = setup.InitialWindow;
        Model = new Bbr3Model(setup.SegmentBytes);
        // There is no slow start in the sense of window-based algorithms: what limits the sender is the window alone.
        Threshold = 0;
        PacingRate = StartupGain * setup.InitialWindow * NanosecondsPerSecond / FirstRtt;
    }

    /// <summary>What it believes of the path.</summary>
    public Bbr3Model Model { get; }

    /// <summary>What it does.</summary>
    public Bbr3Phase Phase { get; private set; }

    /// <summary>Whether it has ever filled the path.</summary>
    public bool IsFull { get; private set; }

    /// <inheritdoc/>
    public override bool OwnsRecovery => true;

    /// <summary>The pacing gain of now.</summary>
    public double PacingGain => Phase switch
    {
        Bbr3Phase.Startup => StartupGain,
        Bbr3Phase.Drain => DrainGain,
        Bbr3Phase.Down => DownGain,
        Bbr3Phase.Up => UpGain,
        _ => 1,
    };

    private bool IsProbingBandwidth => Phase is Bbr3Phase.Down or Bbr3Phase.Cruise or Bbr3Phase.Refill or Bbr3Phase.Up;

    private double ProbeRttWindow => Math.Max(ProbeRttGain * Model.Bdp, Model.Floor);

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        bool limited = ack.IsApplicationLimited || (ack.DeliveredAtSend >= _limitedFrom && ack.DeliveredAtSend <= _limitedUntil);
        _delivered = ack.Delivered;
        if (ack.Lost > 0) NoteLosses(in ack, limited);
        // Without a sample of a transmission there is nothing to learn.
        if (ack.Acked == 0 || ack.InFlightAtSend == 0) return;
        if (!_hasRtt && ack.Rtt > 0)
        {
            _hasRtt = true;
            PacingRate = StartupGain * _initialWindow * NanosecondsPerSecond / ack.Rtt;
        }
        Model.UpdateRate(in ack, limited);
        UpdateRound(in ack);
        Model.AnswerLosses(Phase is Bbr3Phase.Startup or Bbr3Phase.Refill or Bbr3Phase.Up, Window);
        Model.UpdateAggregation(in ack, _round, IsFull, Window);
        CheckFull(in ack, limited);
        CheckStartup(in ack);
        if (Phase == Bbr3Phase.Drain && (ack.InFlight <= InFlightFor(Model.Bdp) || _round > _drainRound + DrainRounds)) BeginDown(ack.Now, ack.Delivered);
        if (IsFull) UpdateCycle(in ack, limited);
        Model.UpdateRtt(in ack);
        CheckProbeRtt(in ack);
        Model.Advance(in ack);
        SetPacingRate(PacingGain);
        SetWindow(in ack);
    }

    /// <inheritdoc/>
    public override void OnLoss(in CongestionEvent loss)
    {
        SaveWindow();
        // A loss that a timer found comes with no ACK.
        Model.NoteLoss(_delivered);
    }

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks)
    {
        // The draft leaves the answer open.
    }

    /// <inheritdoc/>
    public override void OnTimeout(in CongestionEvent timeout)
    {
        SaveWindow();
        Model.NoteLoss(_delivered);
        Window = SegmentBytes;
    }

    /// <inheritdoc/>
    public override void OnRecoveryEnd(long now)
    {
        Window = Math.Max(Window, _savedWindow);
        _savedWindow = 0;
        if (IsFull) Window = Math.Min(Window, (long)MostInFlight());
        BoundWindow();
    }

    /// <inheritdoc/>
    public override void OnRestart(long now)
    {
        _restarts = true;
        Model.Restart(now);
        if (IsProbingBandwidth) SetPacingRate(1);
        else if (Phase == Bbr3Phase.ProbeRtt) CheckProbeRttDone(now, _roundEnd);
    }

    private void NoteLosses(in AckEvent ack, bool limited)
    {
        Model.NoteLoss(ack.Delivered);
        _lossEvents++;
        if (_isProbeSample && ack.InFlightAtSend > 0 && Bbr3Model.LostTooMuch(in ack)) AnswerHighLoss(ack.Now, ack.Delivered, Bbr3Model.InFlightAtLoss(in ack), limited);
    }

    // Once per probe.
    private void AnswerHighLoss(long now, long delivered, double inFlight, bool limited)
    {
        _lastTooHigh = true;
        _isProbeSample = false;
        if (!limited) Model.LowerLongTerm(inFlight, TargetInFlight());
        if (Phase == Bbr3Phase.Up) BeginDown(now, delivered);
    }

    private void UpdateRound(in AckEvent ack)
    {
        _beginsRound = ack.DeliveredAtSend >= _roundEnd;
        if (!_beginsRound) return;
        _roundEnd = ack.Delivered;
        _round++;
        _roundsSinceUp++;
    }

    private void CheckFull(in AckEvent ack, bool limited)
    {
        if (_isFullNow || !_beginsRound || limited || ack.DeliveryRate == 0) return;
        if (ack.DeliveryRate >= FullGrowth * _fullRate)
        {
            ResetFull(ack.DeliveryRate);
            return;
        }
        _isFullNow = ++_fullCount >= FullRounds;
        IsFull |= _isFullNow;
    }

    private void ResetFull(double rate)
    {
        _fullRate = rate;
        _fullCount = 0;
        _isFullNow = false;
    }

    private void CheckStartup(in AckEvent ack)
    {
        if (Phase == Bbr3Phase.Startup && !IsFull && Model.EndsLossRound && ack.InRecovery && _lossEvents >= StartupLosses && Bbr3Model.LostTooMuch(in ack))
        {
            IsFull = true;
            Model.LongTerm = Math.Max(Model.Bdp, Model.LatestDelivered);
        }
        if (Model.EndsLossRound) _lossEvents = 0;
        if (Phase != Bbr3Phase.Startup || !IsFull) return;
        Phase = Bbr3Phase.Drain;
        _drainRound = _round;
    }

    private void UpdateCycle(in AckEvent ack, bool limited)
    {
        if (AdaptLongTerm(in ack, limited)) return;
        switch (Phase)
        {
            case Bbr3Phase.Down:
                if (!TryProbe(in ack) && ack.InFlight <= Model.LongTermWithHeadroom && ack.InFlight <= InFlightFor(Model.MostRate * Model.LeastRtt / NanosecondsPerSecond)) Phase = Bbr3Phase.Cruise;
                break;
            case Bbr3Phase.Cruise:
                TryProbe(in ack);
                break;
            case Bbr3Phase.Refill when _beginsRound:
                _isProbeSample = true;
                BeginUp(in ack);
                break;
            case Bbr3Phase.Up when IsTimeToGoDown(in ack):
                _lastTooHigh = false;
                BeginDown(ack.Now, ack.Delivered);
                break;
        }
    }

    // Whether it has decided on the phase already.
    private bool AdaptLongTerm(in AckEvent ack, bool limited)
    {
        if (_feedback == Bbr3Feedback.Starting && _beginsRound) _feedback = Bbr3Feedback.Probing;
        if (_feedback == Bbr3Feedback.Stopping && _beginsRound)
        {
            _isProbeSample = false;
            _feedback = Bbr3Feedback.None;
            if (IsProbingBandwidth && !limited) Model.AdvanceCycle();
            // The careful probe went well: the next one may stay at the bound.
            if (IsProbingBandwidth && _lastPrecautionary && !_lastTooHigh)
            {
                BeginRefill(ack.Delivered);
                return true;
            }
        }
        if (Bbr3Model.LostTooMuch(in ack) || double.IsPositiveInfinity(Model.LongTerm)) return false;
        if (ack.InFlightAtSend > Model.LongTerm) Model.LongTerm = ack.InFlightAtSend;
        if (Phase == Bbr3Phase.Up) RaiseLongTerm(in ack);
        return false;
    }

    private void RaiseLongTerm(in AckEvent ack)
    {
        if (!ack.IsWindowLimited || Window < Model.LongTerm) return;
        _upAcked += ack.Acked;
        if (_upAcked >= _upAckedPerIncrease)
        {
            double times = Math.Floor(_upAcked / _upAckedPerIncrease);
            _upAcked -= times * _upAckedPerIncrease;
            Model.LongTerm += times * SegmentBytes;
        }
        if (_beginsRound) RaiseSlope();
    }

    private void RaiseSlope()
    {
        _upAckedPerIncrease = Math.Max((double)Window / (1L << _upRounds), SegmentBytes);
        _upRounds = Math.Min(_upRounds + 1, MostSlopeRounds);
    }

    private bool TryProbe(in AckEvent ack)
    {
        if (ack.Now <= _cycleTime + _wait && _roundsSinceUp < Math.Min(TargetInFlight() / SegmentBytes, RenoRounds)) return false;
        BeginRefill(ack.Delivered);
        return true;
    }

    private bool IsTimeToGoDown(in AckEvent ack)
    {
        if (_lastTooHigh && ack.InFlight >= Model.LongTerm)
        {
            _lastPrecautionary = true;
            return true;
        }
        if (ack.IsWindowLimited && Window >= Model.LongTerm)
        {
            ResetFull(ack.DeliveryRate);
            return false;
        }
        return _isFullNow;
    }

    private void BeginDown(long now, long delivered)
    {
        Model.ForgetRound();
        _upAckedPerIncrease = double.PositiveInfinity;
        _roundsSinceUp = _random.NextInt32(2);
        _wait = LeastWait + (long)(WaitSpread * _random.NextDouble());
        _cycleTime = now;
        _feedback = Bbr3Feedback.Stopping;
        _roundEnd = delivered;
        Phase = Bbr3Phase.Down;
    }

    private void BeginRefill(long delivered)
    {
        Model.ForgetShortTerm();
        _upRounds = 0;
        _upAcked = 0;
        _lastPrecautionary = false;
        _feedback = Bbr3Feedback.Refilling;
        _roundEnd = delivered;
        Phase = Bbr3Phase.Refill;
    }

    private void BeginUp(in AckEvent ack)
    {
        _feedback = Bbr3Feedback.Starting;
        _roundEnd = ack.Delivered;
        ResetFull(ack.DeliveryRate);
        Phase = Bbr3Phase.Up;
        RaiseSlope();
    }

    private void CheckProbeRtt(in AckEvent ack)
    {
        if (Phase != Bbr3Phase.ProbeRtt && Model.IsProbeRttDue && !_restarts)
        {
            Phase = Bbr3Phase.ProbeRtt;
            SaveWindow();
            _probeRttEnd = 0;
            _feedback = Bbr3Feedback.Stopping;
            _roundEnd = ack.Delivered;
            _limitedFrom = ack.Delivered;
        }
        if (Phase == Bbr3Phase.ProbeRtt)
        {
            // What is sent now shows less than the path can deliver.
            _limitedUntil = ack.Delivered + ack.InFlight;
            if (_probeRttEnd == 0 && ack.InFlight <= ProbeRttWindow)
            {
                _probeRttEnd = ack.Now + ProbeRttDuration;
                _probeRttRoundDone = false;
                _roundEnd = ack.Delivered;
            }
            else if (_probeRttEnd != 0)
            {
                _probeRttRoundDone |= _beginsRound;
                if (_probeRttRoundDone) CheckProbeRttDone(ack.Now, ack.Delivered);
            }
        }
        _restarts = false;
    }

    private void CheckProbeRttDone(long now, long delivered)
    {
        if (_probeRttEnd == 0 || now <= _probeRttEnd) return;
        Model.ProbeRttTime = now;
        Window = Math.Max(Window, _savedWindow);
        _savedWindow = 0;
        Model.ForgetShortTerm();
        if (!IsFull)
        {
            Phase = Bbr3Phase.Startup;
            return;
        }
        BeginDown(now, delivered);
        Phase = Bbr3Phase.Cruise;
    }

    private void SaveWindow() => _savedWindow = Phase == Bbr3Phase.ProbeRtt || _savedWindow > 0 ? Math.Max(_savedWindow, Window) : Window;

    private void SetPacingRate(double gain)
    {
        double rate = gain * Model.Rate * Margin;
        if (rate > 0 && (IsFull || rate > PacingRate)) PacingRate = rate;
    }

    private void SetWindow(in AckEvent ack)
    {
        long most = (long)MostInFlight();
        if (IsFull) Window = Math.Min(Window + ack.Acked, most);
        else if (Window < most || ack.Delivered < _initialWindow) Window += ack.Acked;
        Window = Math.Max(Window, Model.Floor);
        if (Phase == Bbr3Phase.ProbeRtt) Window = Math.Min(Window, (long)ProbeRttWindow);
        BoundWindow();
    }

    private void BoundWindow()
    {
        double cap = Phase switch
        {
            Bbr3Phase.Down or Bbr3Phase.Refill or Bbr3Phase.Up => Model.LongTerm,
            Bbr3Phase.Cruise or Bbr3Phase.ProbeRtt => Model.LongTermWithHeadroom,
            _ => double.PositiveInfinity,
        };
        cap = Math.Max(Math.Min(cap, Model.ShortTerm), Model.Floor);
        if (Window > cap) Window = (long)cap;
    }

    // What fills the path, with a share for bursts of ACKs.
    private double MostInFlight()
    {
        double gain = Phase switch { Bbr3Phase.Up => UpWindowGain, Bbr3Phase.ProbeRtt => ProbeRttGain, _ => WindowGain };
        return InFlightFor(Model.LeastRtt == 0 ? _initialWindow : gain * Model.Bdp + Model.ExtraAcked);
    }

    private double InFlightFor(double amount) => Math.Max(amount, Model.Floor) + (Phase == Bbr3Phase.Up ? 2 * SegmentBytes : 0);

    private double TargetInFlight() => Math.Min(Model.Bdp, Window);
}
