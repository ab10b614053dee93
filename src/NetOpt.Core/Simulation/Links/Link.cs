using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetOpt.Simulation.Links;

/// <summary>
/// One direction of a link: a queue, a transmitter, and a wire on which packets arrive in the order in which they left.
/// How the queue works is for the two kinds to say. Times are whole nanoseconds; what a transmission time has beyond them is carried on to the next
/// packet of the busy period, so that a link is never faster or slower than its rate.
/// </summary>
internal abstract class Link : EventSource
{
    private const int CacheLine = 64;

    private readonly PacketNetwork _network;
    private readonly LinkClock _clock;
    private readonly LossProcess? _loss;
    private readonly long _propagation;
    private PacketRing _wire = new();
    private readonly int _slot;
    private long _busyUntil;

    /// <summary>Makes it and adds it to a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="clock">How long packets take to be sent.</param>
    /// <param name="propagation">One-way delay of the wire, ns, at least 0.</param>
    /// <param name="loss">Who gets lost on the wire; null for nobody.</param>
    /// <param name="bufferPackets">How many packets may wait, without the one that is being sent; at least 1.</param>
    /// <param name="bufferBytes">How many bytes may wait; at least one packet.</param>
    protected Link(PacketNetwork network, LinkClock clock, long propagation, LossProcess? loss, int bufferPackets, long bufferBytes)
    {
        _network = network;
        _clock = clock;
        _propagation = propagation;
        _loss = loss;
        BufferPackets = bufferPackets;
        BufferBytes = bufferBytes;
        _slot = network.Events.AddSlot(this);
        Index = network.Add(this);
    }

    /// <summary>Its place among the links of the network.</summary>
    public int Index { get; }

    /// <summary>What was counted.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>When the transmitter has sent all that it has begun, ns.</summary>
    protected long BusyUntil => _busyUntil;

    protected int BufferPackets { get; }

    protected long BufferBytes { get; }

    protected EventQueue Events => _network.Events;

    protected int NextOrder() => _network.NextOrder();

    /// <summary>Fetches the object's own fields into the cache; has no other effect.</summary>
    public unsafe void Prefetch()
    {
        if (!Sse.IsSupported) return;
        void* fields = Unsafe.AsPointer(ref _busyUntil);
        Sse.Prefetch0(fields);
        Sse.Prefetch0((byte*)fields + CacheLine);
        Sse.Prefetch0((byte*)fields - CacheLine);
    }

    /// <summary>A packet comes in.</summary>
    public abstract void Enqueue(ref Packet packet, long now);

    /// <summary>How many packets wait now, without the one that is being sent.</summary>
    public abstract int Waiting(long now);

    /// <summary>How many bytes wait now, without the packet that is being sent.</summary>
    public abstract long WaitingBytes(long now);

    /// <summary>How many packets wait or are on the wire.</summary>
    public virtual int Inside => _wire.Count;

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        Packet packet = _wire.First;
        _wire.Pop();
        if (_wire.Count > 0)
        {
            ref Packet first = ref _wire.First;
            Events.Set(_slot, first.Time, first.Order);
            _network.Prefetch(in first);
        }
        else
        {
            Events.Remove(_slot);
        }
        _network.Arrive(ref packet, now);
    }

    /// <summary>Sends a packet from a time on that is not before <see cref="BusyUntil"/>.</summary>
    /// <param name="packet">The packet; <see cref="Packet.Time"/> is when it came in.</param>
    /// <param name="start">When its transmission begins, ns.</param>
    protected void Transmit(ref Packet packet, long start)
    {
        long finish = _clock.Finish(start, packet.Bytes);
        _busyUntil = finish;
        Counters.Sent(packet.Time, start, finish, packet.Bytes);
        if (_loss is not null && _loss.Next())
        {
            Counters.LostOnWire++;
            return;
        }
        packet.Time = finish + _propagation;
        packet.Order = _network.NextOrder();
        _wire.Push(in packet);
        if (_wire.Count == 1) Events.Set(_slot, packet.Time, packet.Order);
    }
}
