namespace NetOpt.Congestion.Controllers;

/// <summary>
/// What BBR version 3 believes of the path: how fast, how long, and how much may be on the way, from the last two probing cycles (long term) and from the losses since the last probe (short
/// term). Rates in bytes/s, amounts in bytes, times in ns. O(1) per ACK.
/// Source: draft-ietf-ccwg-bbr, "Updating Network Path Model Parameters". Deviation: losses come summed per ACK, and are judged by the flight of the newest packet that the ACK reports;
/// without reordering that is the packet after the lost ones.
/// </summary>
internal sealed class Bbr3Model
{
    private const double LossThreshold = 0.02, Beta = 0.7, Headroom = 0.15, NanosecondsPerSecond = 1e9;
    private const long RttLifetime = 10_000_000_000, ProbeRttInterval = 5_000_000_000;
    private const int AggregationRounds = 10;

    private readonly int _segmentBytes;
    private readonly WindowedMaximum _extraAcked = new(AggregationRounds);
    private double _cycleRate, _lastCycleRate, _latestRate, _extraDelivered;
    private long _latestDelivered, _lossRoundEnd, _rttTime, _extraStart;
    private bool _hasLoss;

    public Bbr3Model(int segmentBytes) => _segmentBytes = segmentBytes;

    /// <summary>The least window: four segments, so that ACKs of every other one keep the pipe going.</summary>
    public long Floor => 4L * _segmentBytes;

    /// <summary>Greatest delivery rate of this probing cycle and the last.</summary>
    public double MostRate => Math.Max(_cycleRate, _lastCycleRate);

    /// <summary>The same, below what losses since the last probe suggest.</summary>
    public double Rate { get; private set; }

    /// <summary>Least round-trip time of 10 s; 0 before the first sample.</summary>
    public long LeastRtt { get; private set; }

    /// <summary>Least round-trip time since <see cref="ProbeRttTime"/>; 0 before the first sample.</summary>
    public long RecentLeastRtt { get; private set; }

    /// <summary>When that was measured, or looked for last.</summary>
    public long ProbeRttTime { get; set; }

    /// <summary>Whether it is time to look for it again.</summary>
    public bool IsProbeRttDue { get; private set; }

    /// <summary>What the path held when a probe lost too much; infinite before that.</summary>
    public double LongTerm { get; set; } = double.PositiveInfinity;

    /// <summary>Rate after losses since the last probe; infinite without.</summary>
    public double ShortTermRate { get; private set; } = double.PositiveInfinity;

    /// <summary>Amount on the way after losses since the last probe; infinite without.</summary>
    public double ShortTerm { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether the ACK of now ends a round of counting losses.</summary>
    public bool EndsLossRound { get; private set; }

    /// <summary>Bytes that came at once beyond what the rate explains.</summary>
    public double ExtraAcked => Math.Max(0, _extraAcked.Value);

    /// <summary>Greatest amount delivered in a flight of the last round.</summary>
    public long LatestDelivered => _latestDelivered;

    /// <summary>Bandwidth-delay product.</summary>
    public double Bdp => Rate * LeastRtt / NanosecondsPerSecond;

    /// <summary><see cref="LongTerm"/> less some room for others.</summary>
    public double LongTermWithHeadroom => double.IsPositiveInfinity(LongTerm) ? LongTerm : Math.Max(LongTerm - Math.Max(_segmentBytes, Headroom * LongTerm), Floor);

    /// <summary>Whether the flight that an ACK tells of lost too much.</summary>
    public static bool LostTooMuch(in AckEvent ack) => ack.LostSinceSend > LossThreshold * ack.InFlightAtSend;

    /// <summary>How much was on the way when losses crossed the threshold: within the lost bytes of this ACK.</summary>
    public static double InFlightAtLoss(in AckEvent ack)
    {
        double before = ack.InFlightAtSend - ack.Lost, lostBefore = ack.LostSinceSend - ack.Lost;
        return before + (LossThreshold * before - lostBefore) / (1 - LossThreshold);
    }

    /// <summary>Something was lost.</summary>
    public void NoteLoss(long delivered)
    {
        if (!_hasLoss) _lossRoundEnd = delivered;
        _hasLoss = true;
    }

    /// <summary>An ACK came: rates and round-trip times.</summary>
    /// <param name="ack">The ACK.</param>
    /// <param name="isLimited">Whether something other than the path held the sender back.</param>
    public void UpdateRate(in AckEvent ack, bool isLimited)
    {
        long delivered = ack.Delivered - ack.DeliveredAtSend;
        _latestRate = Math.Max(_latestRate, ack.DeliveryRate);
        _latestDelivered = Math.Max(_latestDelivered, delivered);
        EndsLossRound = ack.DeliveredAtSend >= _lossRoundEnd;
        if (EndsLossRound) _lossRoundEnd = ack.Delivered;
        if (ack.DeliveryRate > 0 && (!isLimited || ack.DeliveryRate >= MostRate)) _cycleRate = Math.Max(_cycleRate, ack.DeliveryRate);
    }

    /// <summary>At the end of a round with losses: down towards what was delivered, but no further than by β.</summary>
    /// <param name="isProbing">Whether the sender probes, so that losses are judged elsewhere.</param>
    /// <param name="window">The window.</param>
    public void AnswerLosses(bool isProbing, long window)
    {
        if (!EndsLossRound) return;
        if (!isProbing && _hasLoss)
        {
            if (double.IsPositiveInfinity(ShortTermRate)) ShortTermRate = MostRate;
            if (double.IsPositiveInfinity(ShortTerm)) ShortTerm = window;
            ShortTermRate = Math.Max(_latestRate, Beta * ShortTermRate);
            ShortTerm = Math.Max(_latestDelivered, Beta * ShortTerm);
        }
        _hasLoss = false;
    }

    /// <summary>How far ACKs run ahead of the rate.</summary>
    public void UpdateAggregation(in AckEvent ack, long round, bool isFull, long window)
    {
        double expected = Rate * (ack.Now - _extraStart) / NanosecondsPerSecond;
        if (_extraDelivered <= expected)
        {
            _extraDelivered = 0;
            _extraStart = ack.Now;
            expected = 0;
        }
        _extraDelivered += ack.Acked;
        // While the rate still grows the last round is all that counts.
        if (!isFull && ack.BeginsRound) _extraAcked.Clear();
        _extraAcked.Add(Math.Min(_extraDelivered - expected, window), round);
    }

    /// <summary>Round-trip times.</summary>
    public void UpdateRtt(in AckEvent ack)
    {
        IsProbeRttDue = RecentLeastRtt > 0 && ack.Now > ProbeRttTime + ProbeRttInterval;
        if (ack.Rtt > 0 && (RecentLeastRtt == 0 || ack.Rtt < RecentLeastRtt || IsProbeRttDue))
        {
            RecentLeastRtt = ack.Rtt;
            ProbeRttTime = ack.Now;
        }
        if (RecentLeastRtt > 0 && (LeastRtt == 0 || RecentLeastRtt < LeastRtt || ack.Now > _rttTime + RttLifetime))
        {
            LeastRtt = RecentLeastRtt;
            _rttTime = ProbeRttTime;
        }
    }

    /// <summary>At the end of the ACK: a new round of losses begins, and the rate is bounded.</summary>
    public void Advance(in AckEvent ack)
    {
        if (EndsLossRound)
        {
            _latestRate = ack.DeliveryRate;
            _latestDelivered = ack.Delivered - ack.DeliveredAtSend;
        }
        Rate = Math.Min(MostRate, ShortTermRate);
    }

    /// <summary>A probing cycle is over: rates of the one before the last no longer count.</summary>
    public void AdvanceCycle()
    {
        if (_cycleRate == 0) return;
        _lastCycleRate = _cycleRate;
        _cycleRate = 0;
    }

    /// <summary>After a lost probe: what was on the way then, but no less than β of what the sender aims at.</summary>
    public void LowerLongTerm(double inFlight, double target) => LongTerm = Math.Max(inFlight, Beta * target);

    /// <summary>Forgets the losses since the last probe.</summary>
    public void ForgetShortTerm()
    {
        ShortTermRate = double.PositiveInfinity;
        ShortTerm = double.PositiveInfinity;
    }

    /// <summary>Forgets what was delivered and lost in the current round.</summary>
    public void ForgetRound()
    {
        _hasLoss = false;
        _latestRate = 0;
        _latestDelivered = 0;
    }

    /// <summary>The sender begins again after a pause.</summary>
    public void Restart(long now) => _extraStart = now;
}
