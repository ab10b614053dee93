using NetOpt.Congestion.Controllers;

namespace NetOpt.Congestion.Transport;

/// <summary>
/// The sending end of a connection: what to send when, what was delivered, what is lost. Times in ns, windows in bytes of payload.
/// <para>Loss recovery follows RFC 8985 (RACK-TLP). Every transmission has a number, and paths keep the order of packets, so a transmission is lost when a later one has arrived;
/// the sender believes it once three later ones have, or at once while it recovers, or after a quarter of the least round-trip time where fewer come. A
/// tail loss probe goes out after two round-trip times without an answer, and the timeout of RFC 6298 is the last resort. The window comes down by PRR.
/// Delivery rates are those of draft-ietf-ccwg-bbr section 4.1.</para>
/// <para>Deviations: no undo of spurious retransmissions, which need reordering; numbers of segments in place of sequence numbers.</para>
/// O(1) amortized per packet; no allocation once windows have their size.
/// </summary>
internal sealed class TcpSender
{
    private const int DuplicateThreshold = 3;
    private const long DelayedAckTimeout = 40_000_000;
    private const double NanosecondsPerSecond = 1e9;

    private readonly TcpFlow _flow;
    private readonly FlowPlan _plan;
    private readonly CongestionController _controller;
    private readonly int _segmentBytes;
    private ProportionalRateReduction _reduction;
    private SlidingArray<Transmission> _transmissions = new();
    private SlidingArray<SegmentState> _segments = new();
    private SlidingArray<int> _retransmissions = new();
    private readonly int _segmentCount;

    private SenderState _state;
    private bool _isConnected;
    private bool _synRepeated;
    private long _synTime = -1;
    private int _recoveryPoint, _highestDelivered = -1, _deliveredAboveHole, _holeTransmission = -1;
    private long _inFlight, _delivered, _lost, _deliveredTime, _firstSentTime, _roundDelivered, _applicationLimitedUntil;
    private long _lastSent, _lastProgress, _timeoutTime = long.MaxValue, _probeTime = long.MaxValue, _holeTime = long.MaxValue;
    private bool _probed;
    private int _timedOutSegment = -1;
    private double _paceTime;
    private bool _windowLimited;
    private long _mostInFlight;
    private int _usageEnd;

    public TcpSender(TcpFlow flow, FlowPlan plan)
    {
        _flow = flow;
        _plan = plan;
        _controller = plan.Controller;
        _segmentBytes = flow.Settings.SegmentBytes;
        _segmentCount = plan.TotalBytes == 0 ? int.MaxValue : checked((int)((plan.TotalBytes + _segmentBytes - 1) / _segmentBytes));
        Rtt = new RttEstimator(flow.Settings.LeastTimeout);
        Statistics = new SenderStatistics();
    }

    /// <summary>Round-trip times.</summary>
    public RttEstimator Rtt { get; }

    /// <summary>What was counted.</summary>
    public SenderStatistics Statistics { get; }

    /// <summary>Who decides on the window.</summary>
    public CongestionController Controller => _controller;

    /// <summary>Bytes on the way.</summary>
    public long InFlight => _inFlight;

    /// <summary>Bytes of transmissions that were reported.</summary>
    public long Delivered => _delivered;

    /// <summary>Bytes that may be on the way now.</summary>
    public long Window => Math.Min(IsReducing && !_controller.OwnsRecovery ? _reduction.Window : _controller.Window, _flow.Settings.MostWindow);

    private bool IsReducing => _state is SenderState.Recovery or SenderState.Reduction;

    /// <summary>Payload of a segment.</summary>
    public int BytesOf(int segment) => segment == _segmentCount - 1 ? (int)(_plan.TotalBytes - (long)segment * _segmentBytes) : _segmentBytes;

    /// <summary>Whether a segment is the last of a limited transfer.</summary>
    public bool IsLast(int segment) => segment == _segmentCount - 1;

    /// <summary>The other side answered: the connection is open, and the first round-trip time is known unless the question was sent twice (Karn's rule).</summary>
    public void OnConnected(long now)
    {
        if (_isConnected) return;
        _isConnected = true;
        if (!_synRepeated) Rtt.Add(now - _synTime, 0);
        Rtt.ResetBackoff();
        _timeoutTime = long.MaxValue;
        Send(now);
    }

    /// <summary>Sends what may be sent.</summary>
    public void Send(long now)
    {
        if (!_isConnected)
        {
            if (_synTime < 0) Connect(now);
            return;
        }
        if (_inFlight == 0 && _lastSent > 0 && now - _lastSent > Rtt.Timeout && !IsReducing && _state != SenderState.Loss) _controller.OnRestart(now);
        while (true)
        {
            bool again = NextRetransmission(out int segment);
            if (!again && !HasData(now)) break;
            if (!again) segment = _segments.End;
            int bytes = BytesOf(segment);
            if (_inFlight > 0 && _inFlight + bytes > Window)
            {
                NoteUsage(true);
                return;
            }
            double rate = PacingRate();
            if (rate > 0 && _paceTime > now)
            {
                _flow.WakeSender((long)Math.Ceiling(_paceTime));
                NoteUsage(false);
                return;
            }
            if (again) _retransmissions.RemoveFirst();
            Transmit(segment, bytes, again, now);
            if (rate > 0) _paceTime = Math.Max(now, _paceTime) + bytes * NanosecondsPerSecond / rate;
        }
        // Nothing left to send: what is delivered from here on measures the application and not the path.
        if (_inFlight < Window && _segments.End < _segmentCount) _applicationLimitedUntil = Math.Max(1, _delivered + _inFlight);
        NoteUsage(false);
    }

    /// <summary>An ACK that reports the receiver's log up to an entry.</summary>
    public void OnAck(int logEnd, long now)
    {
        ref SlidingArray<LogEntry> log = ref _flow.Receiver.Log;
        if (logEnd <= log.First) return;
        long priorInFlight = _inFlight, priorLost = _lost, acked = 0, marked = 0, oldestRtt = 0;
        int unacknowledged = _segments.First, above = 0;
        Transmission newest = default;
        bool sampled = false;
        while (log.First < logEnd)
        {
            LogEntry entry = log[log.First];
            log.RemoveFirst();
            int bytes = BytesOf(entry.Segment);
            if (entry.IsMarked) marked += bytes;
            if (entry.Segment >= _segments.First && _segments[entry.Segment] != SegmentState.Delivered)
            {
                _segments[entry.Segment] = SegmentState.Delivered;
                acked += bytes;
            }
            if (entry.Transmission < _transmissions.First) continue;
            ref Transmission sent = ref _transmissions[entry.Transmission];
            if (sent.State == TransmissionState.Outstanding) _inFlight -= bytes;
            sent.State = TransmissionState.Delivered;
            if (entry.Transmission > _highestDelivered) _highestDelivered = entry.Transmission;
            if (entry.Transmission > _transmissions.First) above++;
            newest = sent;
            sampled = true;
            if (oldestRtt == 0 && !sent.IsRetransmission) oldestRtt = now - sent.SentTime;
        }
        while (_segments.First < _segments.End && _segments[_segments.First] == SegmentState.Delivered) _segments.RemoveFirst();
        while (_transmissions.First < _transmissions.End && _transmissions[_transmissions.First].State != TransmissionState.Outstanding) _transmissions.RemoveFirst();

        if (oldestRtt > 0)
        {
            // Back-off ends with a sample and not before (Karn): where the timeout is too short, every flight would time out again.
            Rtt.Add(oldestRtt, newest.IsRetransmission ? oldestRtt : now - newest.SentTime);
            Rtt.ResetBackoff();
            Statistics.AddRtt(oldestRtt, now);
        }
        bool advanced = _segments.First > unacknowledged;
        _delivered += acked;
        if (acked > 0)
        {
            _deliveredTime = now;
            _lastProgress = now;
            _probed = false;
        }
        Statistics.MarkedBytes += marked;
        FindLosses(now, above, false);
        long lost = _lost - priorLost;
        if (marked > 0 && !IsReducing && _state != SenderState.Loss && _plan.IsEcnCapable) BeginReduction(SenderState.Reduction, now);
        if (IsReducing && !_controller.OwnsRecovery) _reduction.OnAck(acked, _inFlight, advanced && lost == 0, _segmentBytes);
        if (acked > 0 || lost > 0) Tell(now, acked, lost, marked, priorInFlight, in newest, sampled && acked > 0);
        if (_state != SenderState.Open && _segments.First >= _recoveryPoint)
        {
            _state = SenderState.Open;
            _controller.OnRecoveryEnd(now);
        }
        Statistics.Window(_controller.Window, now);
        SetTimers(now);
        Send(now);
    }

    /// <summary>The timer fired; it may have been set for something that has happened since.</summary>
    public void OnTimer(long now)
    {
        if (!_isConnected)
        {
            Rtt.BackOff();
            _synRepeated = true;
            Statistics.Timeouts++;
            Statistics.OpeningTimeouts++;
            Connect(now);
            return;
        }
        if (now >= _holeTime) FindLosses(now, 0, true);
        else if (now >= _timeoutTime) OnTimeout(now);
        else if (now >= _probeTime) Probe(now);
        SetTimers(now);
        Send(now);
    }

    private void Connect(long now)
    {
        _synTime = now;
        _flow.SendSyn(now);
        _flow.WakeTimer(now + Rtt.Timeout);
    }

    private bool HasData(long now)
    {
        int next = _segments.End;
        if (next >= _segmentCount || now >= _plan.StopTime || now < _plan.StartTime) return false;
        if (_plan.SourceRate == 0) return true;
        double needed = (long)next * _segmentBytes + BytesOf(next), ready = _plan.StartTime + needed * NanosecondsPerSecond / _plan.SourceRate;
        if (ready <= now) return true;
        if (ready < _plan.StopTime) _flow.WakeSender((long)Math.Ceiling(ready));
        return false;
    }

    // The first segment taken for lost that has not been delivered since.
    private bool NextRetransmission(out int segment)
    {
        while (_retransmissions.First < _retransmissions.End)
        {
            segment = _retransmissions[_retransmissions.First];
            if (segment >= _segments.First && _segments[segment] == SegmentState.Lost) return true;
            _retransmissions.RemoveFirst();
        }
        segment = -1;
        return false;
    }

    private double PacingRate()
    {
        if (_controller.PacingRate > 0) return _controller.PacingRate;
        if (!_flow.Settings.IsPaced || Rtt.Smoothed == 0) return 0;
        // The factors of the Linux kernel: room to grow by a quarter, or to double in slow start.
        return (_controller.Window < _controller.Threshold ? 2 : 1.25) * _controller.Window * NanosecondsPerSecond / Rtt.Smoothed;
    }

    private void Transmit(int segment, int bytes, bool isRetransmission, long now)
    {
        if (_inFlight == 0)
        {
            _firstSentTime = now;
            _deliveredTime = now;
            _lastProgress = now;
        }
        if (segment == _segments.End) _segments.Add() = SegmentState.Sent;
        else _segments[segment] = SegmentState.Sent;
        _inFlight += bytes;
        int number = _transmissions.End;
        _transmissions.Add() = new Transmission
        {
            SentTime = now,
            FirstSentTime = _firstSentTime,
            Delivered = _delivered,
            DeliveredTime = _deliveredTime,
            Lost = _lost,
            InFlight = _inFlight,
            Segment = segment,
            IsRetransmission = isRetransmission,
            IsApplicationLimited = _applicationLimitedUntil > 0,
        };
        _lastSent = now;
        Statistics.SentBytes += bytes;
        Statistics.SentSegments++;
        if (isRetransmission) Statistics.Retransmissions++;
        if (IsReducing) _reduction.OnSent(bytes);
        _flow.SendData(number, segment, bytes, now);
        if (_timeoutTime == long.MaxValue) SetTimers(now);
    }

    // Transmissions before the newest delivered one are lost: paths do not reorder. When the sender may conclude so is what this decides.
    private void FindLosses(long now, int above, bool waited)
    {
        int hole = _transmissions.First;
        if (hole >= _transmissions.End || hole > _highestDelivered)
        {
            _holeTime = long.MaxValue;
            return;
        }
        if (hole != _holeTransmission)
        {
            _holeTransmission = hole;
            _deliveredAboveHole = 0;
        }
        _deliveredAboveHole += above;
        if (!waited && _deliveredAboveHole < DuplicateThreshold && _state is SenderState.Open or SenderState.Reduction)
        {
            _holeTime = _transmissions[hole].SentTime + Rtt.Latest + Rtt.Least / 4;
            if (_holeTime > now) return;
        }
        _holeTime = long.MaxValue;
        bool any = false;
        for (int t = hole; t < _highestDelivered; t++)
        {
            ref Transmission sent = ref _transmissions[t];
            if (sent.State != TransmissionState.Outstanding) continue;
            TakeForLost(ref sent);
            any = true;
        }
        while (_transmissions.First < _transmissions.End && _transmissions[_transmissions.First].State != TransmissionState.Outstanding) _transmissions.RemoveFirst();
        if (!any) return;
        if (_state == SenderState.Open) BeginReduction(SenderState.Recovery, now);
        else if (_state == SenderState.Reduction) _state = SenderState.Recovery;
    }

    private void TakeForLost(ref Transmission sent)
    {
        int bytes = BytesOf(sent.Segment);
        sent.State = TransmissionState.Lost;
        _inFlight -= bytes;
        _lost += bytes;
        Statistics.LostSegments++;
        if (sent.Segment < _segments.First || _segments[sent.Segment] != SegmentState.Sent) return;
        _segments[sent.Segment] = SegmentState.Lost;
        _retransmissions.Add() = sent.Segment;
    }

    private void BeginReduction(SenderState state, long now)
    {
        CongestionEvent sign = Sign(now, false);
        if (state == SenderState.Recovery)
        {
            Statistics.LossEpisodes++;
            _controller.OnLoss(in sign);
        }
        else
        {
            Statistics.MarkEpisodes++;
            _controller.OnMarks(in sign);
        }
        _state = state;
        _recoveryPoint = _segments.End;
        _reduction.Begin(_controller.Window, sign.FlightSize, _inFlight, _segmentBytes);
    }

    private CongestionEvent Sign(long now, bool isRepeated)
    {
        // Payload between the first segment that is not acknowledged and the next new one, at most what the window allowed.
        long flight = Math.Min((long)(_segments.End - _segments.First) * _segmentBytes, Math.Max(_controller.Window, _inFlight));
        return new CongestionEvent(now, flight, _inFlight, Rtt.Smoothed, Rtt.Latest, Rtt.Least, isRepeated);
    }

    private void Tell(long now, long acked, long lost, long marked, long priorInFlight, in Transmission newest, bool sampled)
    {
        bool beginsRound = false;
        double rate = 0;
        if (sampled)
        {
            if (newest.Delivered >= _roundDelivered)
            {
                beginsRound = true;
                _roundDelivered = _delivered;
            }
            _firstSentTime = newest.SentTime;
            long interval = Math.Max(newest.SentTime - newest.FirstSentTime, now - newest.DeliveredTime);
            // Shorter than any round trip: ACKs came compressed, and the sample would be too high.
            if (interval >= Rtt.Least && interval > 0) rate = (_delivered - newest.Delivered) * NanosecondsPerSecond / interval;
        }
        if (_applicationLimitedUntil > 0 && _delivered > _applicationLimitedUntil) _applicationLimitedUntil = 0;
        var ack = new AckEvent
        {
            Now = now,
            Acked = acked,
            Lost = lost,
            Marked = marked,
            Delivered = _delivered,
            InFlight = _inFlight,
            PriorInFlight = priorInFlight,
            Rtt = sampled && !newest.IsRetransmission ? now - newest.SentTime : 0,
            LeastRtt = Rtt.Least,
            SmoothedRtt = Rtt.Smoothed,
            DeliveryRate = rate,
            IsApplicationLimited = newest.IsApplicationLimited,
            BeginsRound = beginsRound,
            DeliveredAtSend = newest.Delivered,
            InFlightAtSend = newest.InFlight,
            LostSinceSend = _lost - newest.Lost,
            IsWindowLimited = _windowLimited || (_controller.Window < _controller.Threshold && _controller.Window < 2 * _mostInFlight),
            InRecovery = IsReducing,
        };
        _controller.OnAck(in ack);
    }

    // Whether the window was what held the sender back, over the last flight (RFC 7661 in spirit; the rule is that of the Linux kernel).
    private void NoteUsage(bool limited)
    {
        if (_segments.First >= _usageEnd)
        {
            _usageEnd = _segments.End;
            _mostInFlight = _inFlight;
            _windowLimited = limited;
            return;
        }
        _mostInFlight = Math.Max(_mostInFlight, _inFlight);
        _windowLimited |= limited;
    }

    private void SetTimers(long now)
    {
        if (_inFlight == 0 && _retransmissions.First == _retransmissions.End)
        {
            _timeoutTime = _probeTime = _holeTime = long.MaxValue;
            return;
        }
        _timeoutTime = Math.Max(_lastProgress, now >= _timeoutTime ? now : 0) + Rtt.Timeout;
        _probeTime = long.MaxValue;
        if (_state == SenderState.Open && !_probed && Rtt.Smoothed > 0)
        {
            long wait = 2 * Rtt.Smoothed + (_inFlight <= _segmentBytes && _flow.Settings.SegmentsPerAck > 1 ? DelayedAckTimeout : 0);
            _probeTime = Math.Max(_lastProgress, _lastSent) + wait;
        }
        _flow.WakeTimer(Math.Max(now, Math.Min(_holeTime, Math.Min(_probeTime, _timeoutTime))));
    }

    private void Probe(long now)
    {
        _probed = true;
        Statistics.Probes++;
        if (HasData(now) && _inFlight + _segmentBytes <= _flow.Settings.MostWindow)
        {
            Transmit(_segments.End, BytesOf(_segments.End), false, now);
            return;
        }
        // The last segment that is still on the way.
        for (int segment = _segments.End - 1; segment >= _segments.First; segment--)
        {
            if (_segments[segment] != SegmentState.Sent) continue;
            Transmit(segment, BytesOf(segment), true, now);
            return;
        }
    }

    private void OnTimeout(long now)
    {
        Statistics.Timeouts++;
        CongestionEvent sign = Sign(now, _segments.First == _timedOutSegment);
        _timedOutSegment = _segments.First;
        Rtt.BackOff();
        for (int t = _transmissions.First; t < _transmissions.End; t++)
        {
            if (_transmissions[t].State == TransmissionState.Outstanding) TakeForLost(ref _transmissions[t]);
        }
        _transmissions.Clear();
        // All over again, in order.
        _retransmissions.Clear();
        for (int segment = _segments.First; segment < _segments.End; segment++)
        {
            if (_segments[segment] == SegmentState.Delivered) continue;
            _segments[segment] = SegmentState.Lost;
            _retransmissions.Add() = segment;
        }
        _controller.OnTimeout(in sign);
        _state = SenderState.Loss;
        _recoveryPoint = _segments.End;
        _holeTime = long.MaxValue;
        _lastProgress = now;
        _paceTime = now;
        Statistics.Window(_controller.Window, now);
    }
}
