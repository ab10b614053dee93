namespace NetOpt.Simulation.Queues;

/// <summary>
/// First in, first out, under <see cref="CoDelControl"/>; drops what comes to a full buffer. O(1) per packet.
/// Source: RFC 8289 section 5. Deviation: see there.
/// </summary>
/// <param name="parameters">What CoDel aims at.</param>
internal sealed class CoDelQueue(CoDelParameters parameters) : ServiceQueue
{
    private PacketRing _packets = new();
    private CoDelControl _control;
    private long _bytes;

    /// <inheritdoc/>
    public override int Count => _packets.Count;

    /// <inheritdoc/>
    public override long Bytes => _bytes;

    /// <inheritdoc/>
    public override void Enqueue(in Packet packet, long now)
    {
        if (_packets.Count >= BufferPackets || _bytes + packet.Bytes > BufferBytes)
        {
            Counters.Overflowed++;
            return;
        }
        _packets.Push(in packet);
        _bytes += packet.Bytes;
    }

    /// <inheritdoc/>
    public override bool TryDequeue(long now, out Packet packet)
    {
        while (_packets.Count > 0)
        {
            packet = _packets.First;
            _packets.Pop();
            _bytes -= packet.Bytes;
            if (!_control.Drops(parameters, Counters, ref packet, now, _bytes)) return true;
        }
        packet = default;
        return false;
    }
}
