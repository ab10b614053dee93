using NetOpt.Operations;

namespace NetOpt.Scheduling;

/// <summary>
/// Generalized processor sharing as a fluid: all backlogged queues are served at once, queue i at the rate C·φ_i/Σφ over the backlogged ones.
/// Parameters: packets, capacity, a weight for each queue. Result: when each packet begins and ends, exact up to the unit of a
/// <see cref="TagScale"/> and the rounding to the nearest nanosecond, neither of which adds up: work is whole numbers, and each time is
/// computed from the last arrival, which is a whole nanosecond.
/// The next packet to end is that with the least finish tag among the heads, found in a tournament; V moves from one end to the next.
/// Time: O(packets log n), n queues. Space: 40 bytes per packet, and 16 for each time that a queue becomes backlogged or empty.
/// Source: Parekh and Gallager 1993, sections II and III. Deviation: none.
/// </summary>
internal sealed class FluidGps
{
    private const int PacketsBetweenChecks = 1 << 14;
    private const long Rest = 1L << 62;

    private readonly PacketColumns _packets;
    private readonly TagScale _scale;
    private readonly LinkWork _work;
    private readonly FlowQueues _queues;
    private readonly TagTournament _heads;
    private readonly long[] _tag;
    private readonly long[] _lastTag;
    private readonly long[] _start;
    private readonly long[] _finish;
    private readonly List<double> _curveTime = [];
    private readonly List<long> _curveValue = [];
    private readonly double _nanosecondsPerUnit;
    private long _virtual;
    private long _weight;
    private long _ahead;
    private long _now;

    private FluidGps(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights)
    {
        _packets = packets;
        _scale = new TagScale(weights, packets.TotalBits);
        _work = new LinkWork(rate, _scale.Unit);
        _queues = new FlowQueues(packets.QueueCount);
        _heads = new TagTournament();
        _tag = new long[packets.Count];
        _lastTag = new long[packets.QueueCount];
        _start = new long[packets.Count];
        _finish = new long[packets.Count];
        _nanosecondsPerUnit = 1e9 / (rate.BitsPerSecond * _scale.Unit);
    }

    /// <summary>Serves all packets.</summary>
    /// <exception cref="NetOptException">InvalidWeight.</exception>
    public static GpsService Run(PacketColumns packets, LinkRate rate, ReadOnlySpan<double> weights, OperationContext context)
    {
        var gps = new FluidGps(packets, rate, weights);
        for (int i = 0; i < packets.Count; i++)
        {
            if (i % PacketsBetweenChecks == 0)
            {
                context.ThrowIfCanceled();
                context.Report("Serving packets by GPS", i / (double)packets.Count);
            }
            gps.Arrive(i);
        }
        gps.Serve(Rest);
        return new GpsService(packets, gps._scale, gps._start, gps._finish, gps._tag, gps._curveTime, gps._curveValue);
    }

    private void Arrive(int packet)
    {
        long time = _packets.Time[packet];
        int queue = _packets.Queue[packet];
        if (_weight > 0 && time > _now) Serve(_work.Until(new LinkTime(time, 0)));
        if (_weight == 0) _work.Begin(time);
        _now = time;
        long bits = 8L * _packets.Size[packet];
        if (_queues.Add(queue, new QueuedPacket(packet, _packets.Size[packet])))
        {
            _scale.Restart(queue);
            _tag[packet] = _virtual + _scale.Increment(queue, bits);
            _start[packet] = time;
            _weight += _scale.Weight[queue];
            _heads.Push(_tag[packet], queue);
            Bend(time);
        }
        else _tag[packet] = _lastTag[queue] + _scale.Increment(queue, bits);
        _lastTag[queue] = _tag[packet];
    }

    // Does so much work from the last arrival on. What V's rounding left undone before it comes first.
    private void Serve(long work)
    {
        long used = -_ahead;
        _ahead += work;
        while (_heads.Count > 0)
        {
            int queue = _heads.MinQueue;
            long tag = _heads.MinTag, need = (tag - _virtual) * _weight;
            if (need > _ahead) break;
            _ahead -= need;
            used += need;
            _virtual = tag;
            double after = used * _nanosecondsPerUnit;
            int packet = _queues.Head(queue).Index;
            _queues.RemoveHead(queue);
            _finish[packet] = Math.Max(_start[packet], _now + (long)Math.Round(after));
            if (!_queues.IsEmpty(queue))
            {
                int next = _queues.Head(queue).Index;
                _start[next] = Math.Max(_finish[packet], _packets.Time[next]);
                _heads.ReplaceMin(_tag[next]);
                continue;
            }
            _heads.Pop();
            _ahead -= _scale.Carry(queue);
            used += _scale.Carry(queue);
            _weight -= _scale.Weight[queue];
            Bend(_now + after);
        }
        if (_weight == 0)
        {
            _ahead = 0;
            return;
        }
        long step = _ahead > 0 ? _ahead / _weight : 0;
        _ahead -= step * _weight;
        _virtual += step;
    }

    // V changes its slope here.
    private void Bend(double time)
    {
        if (_curveTime.Count > 0 && time < _curveTime[^1]) time = _curveTime[^1];
        if (_curveTime.Count > 0 && time == _curveTime[^1])
        {
            _curveValue[^1] = _virtual;
            return;
        }
        _curveTime.Add(time);
        _curveValue.Add(_virtual);
    }
}
