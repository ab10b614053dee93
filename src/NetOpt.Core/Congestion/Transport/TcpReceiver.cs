using NetOpt.Simulation;

namespace NetOpt.Congestion.Transport;

/// <summary>
/// The receiving end of a connection: acknowledges every packet at once, or every n-th where ACKs are delayed. Out-of-order packets and packets that fill a gap are
/// acknowledged at once (RFC 5681 section 4.2), and at a change of marks what came before it (RFC 8257 section 3.2).
/// <para>An ACK reports everything that has arrived up to its sending: the receiver writes a log and the ACK carries its length. That is selective acknowledgment without a
/// limit on the number of blocks, with exact echo of marks; what a lost ACK would have said the next one says.</para>
/// </summary>
internal sealed class TcpReceiver
{
    private const long DelayedAckTimeout = 40_000_000;

    private readonly TcpFlow _flow;
    private SlidingArray<bool> _received = new();
    private int _unacknowledged;
    private bool _lastMarked;

    public TcpReceiver(TcpFlow flow) => _flow = flow;

    /// <summary>What has arrived, from the first entry that the sender has not read.</summary>
    public SlidingArray<LogEntry> Log = new();

    /// <summary>Bytes of payload that arrived for the first time.</summary>
    public long Bytes { get; private set; }

    /// <summary>Packets that held nothing new.</summary>
    public long Duplicates { get; private set; }

    /// <summary>When the last byte of a limited transfer arrived, ns; 0 before that.</summary>
    public long CompletedTime { get; private set; }

    public void Receive(in Packet packet, long now)
    {
        bool marked = (packet.Flags & PacketFlags.Marked) != 0;
        // RFC 8257: what came before a change of marks is acknowledged without what brings the change.
        if (marked != _lastMarked && _unacknowledged > 0) Acknowledge(now);
        _lastMarked = marked;
        Log.Add() = new LogEntry(packet.Number, packet.Segment, marked);
        if (Store(packet.Segment, now) || ++_unacknowledged >= _flow.Settings.SegmentsPerAck) Acknowledge(now);
        else if (_unacknowledged == 1) _flow.SetAckTimer(now + DelayedAckTimeout);
    }

    /// <summary>The timer of a delayed ACK expired.</summary>
    public void OnTimer(long now) => Acknowledge(now);

    private void Acknowledge(long now)
    {
        _unacknowledged = 0;
        _flow.SendAck(Log.End, now);
    }

    // Whether the sender should hear of it at once: it was not the next one, or there are gaps.
    private bool Store(int segment, long now)
    {
        if (segment < _received.First || (segment < _received.End && _received[segment]))
        {
            Duplicates++;
            return true;
        }
        bool next = segment == _received.First, gaps = _received.End > _received.First;
        while (_received.End <= segment) _received.Add() = false;
        _received[segment] = true;
        Bytes += _flow.Sender.BytesOf(segment);
        while (_received.First < _received.End && _received[_received.First]) _received.RemoveFirst();
        if (_flow.Sender.IsLast(_received.First - 1) && CompletedTime == 0) CompletedTime = now;
        return !next || gaps;
    }
}
