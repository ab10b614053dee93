using NetOpt.Simulation;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

/// <summary>CoDel as RFC 8289 section 5 spells it, over a list, with the state named as there.</summary>
internal sealed class SlowCoDel(CoDelParameters parameters)
{
    private long _firstAboveTime, _dropNext;
    private int _count, _lastCount;
    private bool _dropping;

    public List<Packet> Waiting { get; } = [];

    public int Dropped { get; private set; }

    public int Marked { get; private set; }

    public Packet? Dequeue(long now)
    {
        (Packet? packet, bool okToDrop) = TakeHead(now);
        if (_dropping)
        {
            _dropping = okToDrop;
            while (_dropping && now >= _dropNext)
            {
                _count++;
                if (TryMark(ref packet))
                {
                    _dropNext = ControlLaw(_dropNext);
                    break;
                }
                Dropped++;
                (packet, okToDrop) = TakeHead(now);
                if (okToDrop) _dropNext = ControlLaw(_dropNext);
                else _dropping = false;
            }
        }
        else if (okToDrop)
        {
            if (!TryMark(ref packet))
            {
                Dropped++;
                (packet, _) = TakeHead(now);
            }
            _dropping = true;
            int delta = _count - _lastCount;
            _count = 1;
            if (delta > 1 && now - _dropNext < 16 * parameters.IntervalNanoseconds) _count = delta;
            _dropNext = ControlLaw(now);
            _lastCount = _count;
        }
        return packet;
    }

    private (Packet?, bool) TakeHead(long now)
    {
        if (Waiting.Count == 0)
        {
            _firstAboveTime = 0;
            return (null, false);
        }
        Packet packet = Waiting[0];
        Waiting.RemoveAt(0);
        if (now - packet.Time < parameters.TargetNanoseconds || Waiting.Sum(p => (long)p.Bytes) <= parameters.PacketBytes)
        {
            _firstAboveTime = 0;
            return (packet, false);
        }
        if (_firstAboveTime == 0)
        {
            _firstAboveTime = now + parameters.IntervalNanoseconds;
            return (packet, false);
        }
        return (packet, now >= _firstAboveTime);
    }

    private bool TryMark(ref Packet? packet)
    {
        if (packet is not { } marked || (marked.Flags & PacketFlags.EcnCapable) == 0) return false;
        marked.Flags |= PacketFlags.Marked;
        packet = marked;
        Marked++;
        return true;
    }

    private long ControlLaw(long time) => time + (long)(parameters.IntervalNanoseconds / Math.Sqrt(_count));
}
