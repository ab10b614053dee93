using NetOpt.Simulation.Queues;

namespace NetOpt.Simulation.Links;

/// <summary>
/// A link that decides on a packet when it comes in and serves in order of arrival: tail drop, RED, PIE, marking above a threshold. Since nothing that comes later can
/// change when a packet leaves, its departure is computed at once, and a packet costs one event per hop.
/// </summary>
internal sealed class FifoLink : Link
{
    private readonly ArrivalPolicy? _policy;
    private Start[] _starts = [];
    private long _nextStart = long.MaxValue;
    private int _head, _waiting;
    private long _waitingBytes;

    /// <summary>Makes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="clock">How long packets take to be sent.</param>
    /// <param name="propagation">One-way delay of the wire, ns.</param>
    /// <param name="loss">Who gets lost on the wire; null for nobody.</param>
    /// <param name="bufferPackets">How many packets may wait.</param>
    /// <param name="bufferBytes">How many bytes may wait.</param>
    /// <param name="policy">Who is dropped or marked before the buffer is full; null for nobody.</param>
    public FifoLink(PacketNetwork network, LinkClock clock, long propagation, LossProcess? loss, int bufferPackets, long bufferBytes, ArrivalPolicy? policy)
        : base(network, clock, propagation, loss, bufferPackets, bufferBytes) => _policy = policy;

    /// <inheritdoc/>
    public override void Enqueue(ref Packet packet, long now)
    {
        Counters.Arrived++;
        if (_nextStart <= now) Forget(now);
        packet.Time = now;
        bool marks = false;
        if (_policy is not null)
        {
            ArrivalVerdict verdict = _policy.Decide(now, new QueueState(_waiting, _waitingBytes, Math.Max(0, BusyUntil - now), BusyUntil), packet.Bytes);
            marks = verdict == ArrivalVerdict.Mark && (packet.Flags & PacketFlags.EcnCapable) != 0;
            if (verdict != ArrivalVerdict.Accept && !marks && _policy.DropsEarly)
            {
                Counters.DroppedEarly++;
                return;
            }
        }
        if (BusyUntil <= now) Counters.Transmitted++;
        else if (_waiting >= BufferPackets || _waitingBytes + packet.Bytes > BufferBytes)
        {
            Counters.Overflowed++;
            return;
        }
        else
        {
            Remember(new Start(BusyUntil, packet.Bytes));
            if (_waiting > Counters.MostWaiting && Counters.InWindow(now)) Counters.MostWaiting = _waiting;
        }
        if (marks)
        {
            packet.Flags |= PacketFlags.Marked;
            Counters.Marked++;
        }
        Transmit(ref packet, Math.Max(now, BusyUntil));
    }

    /// <inheritdoc/>
    public override int Waiting(long now)
    {
        Forget(now);
        return _waiting;
    }

    /// <inheritdoc/>
    public override long WaitingBytes(long now)
    {
        Forget(now);
        return _waitingBytes;
    }

    // Packets whose transmission has begun wait no longer.
    private void Forget(long now)
    {
        while (_nextStart <= now)
        {
            _waitingBytes -= _starts[_head].Bytes;
            _head = (_head + 1) & (_starts.Length - 1);
            _waiting--;
            _nextStart = _waiting > 0 ? _starts[_head].Time : long.MaxValue;
            Counters.Transmitted++;
        }
    }

    private void Remember(Start start)
    {
        if (_waiting == _starts.Length)
        {
            var larger = new Start[Math.Max(8, _waiting * 2)];
            for (int i = 0; i < _waiting; i++) larger[i] = _starts[(_head + i) & (_waiting - 1)];
            _starts = larger;
            _head = 0;
        }
        if (_waiting == 0) _nextStart = start.Time;
        _starts[(_head + _waiting++) & (_starts.Length - 1)] = start;
        _waitingBytes += start.Bytes;
    }

    private readonly record struct Start(long Time, int Bytes);
}
