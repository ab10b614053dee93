using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Events that a sender might tell, with fields that agree with each other.</summary>
internal sealed class RandomEvents
{
    private const int Segment = Dumbbell.Segment;
    private readonly RandomStream _random;
    private readonly long _base;
    private readonly double _lossShare;
    private long _now = 1_000_000, _delivered, _roundEnd, _smoothed, _recoveryUntil;

    public RandomEvents(ulong seed)
    {
        _random = new RandomStream(seed, "events");
        _base = 1_000_000L * (1 + _random.NextInt32(300));
        _lossShare = 0.02 * _random.NextDouble();
    }

    /// <summary>Whether a timeout came and its recovery has not ended.</summary>
    public bool AfterTimeout { get; private set; }

    public RandomEvent Next(CongestionController controller)
    {
        _now += 1 + (long)(_base * _random.NextDouble() / 20);
        long window = Math.Max(controller.Window, Segment);
        if (_recoveryUntil > 0 && _delivered >= _recoveryUntil)
        {
            _recoveryUntil = 0;
            AfterTimeout = false;
            controller.OnRecoveryEnd(_now);
            return RandomEvent.RecoveryEnd;
        }
        double draw = _random.NextDouble();
        long latest = _base + (long)(_base * _random.NextDouble());
        var sign = new CongestionEvent(_now, window, window / 2, _smoothed, latest, _base);
        if (draw < 0.0005)
        {
            controller.OnTimeout(in sign);
            AfterTimeout = true;
            _recoveryUntil = _delivered + Math.Min(window, 20L * Segment);
            return RandomEvent.Timeout;
        }
        if (draw < 0.001)
        {
            controller.OnRestart(_now);
            return RandomEvent.Restart;
        }
        if (_recoveryUntil == 0 && draw < 0.001 + _lossShare)
        {
            bool loss = _random.NextDouble() < 0.6;
            _recoveryUntil = _delivered + window;
            if (loss) controller.OnLoss(in sign);
            else controller.OnMarks(in sign);
            return loss ? RandomEvent.Loss : RandomEvent.Marks;
        }
        long acked = Segment * (long)(1 + _random.NextInt32(4)), lost = _recoveryUntil > 0 && _random.NextDouble() < 0.2 ? Segment : 0, sentAt = Math.Max(0, _delivered - window);
        _delivered += acked;
        bool begins = sentAt >= _roundEnd;
        if (begins) _roundEnd = _delivered;
        _smoothed = _smoothed == 0 ? latest : (7 * _smoothed + latest) / 8;
        var ack = new AckEvent
        {
            Now = _now,
            Acked = acked,
            Lost = lost,
            Marked = _random.NextDouble() < 0.3 ? acked : 0,
            Delivered = _delivered,
            InFlight = (long)(window * _random.NextDouble()),
            PriorInFlight = window,
            Rtt = _random.NextDouble() < 0.1 ? 0 : latest,
            LeastRtt = _base,
            SmoothedRtt = _smoothed,
            DeliveryRate = (_delivered - sentAt) * 1e9 / latest,
            IsApplicationLimited = _random.NextDouble() < 0.1,
            BeginsRound = begins,
            DeliveredAtSend = sentAt,
            InFlightAtSend = window,
            LostSinceSend = lost == 0 ? 0 : lost * (1 + _random.NextInt32(5)),
            IsWindowLimited = _random.NextDouble() < 0.9,
            InRecovery = _recoveryUntil > 0 && !AfterTimeout,
        };
        controller.OnAck(in ack);
        return RandomEvent.Ack;
    }
}
