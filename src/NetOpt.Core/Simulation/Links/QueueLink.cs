using NetOpt.Simulation.Queues;

namespace NetOpt.Simulation.Links;

/// <summary>
/// A link that decides who goes next when the transmitter is free: CoDel, FQ-CoDel. A packet that has to wait costs a second event.
/// </summary>
internal sealed class QueueLink : Link
{
    private readonly ServiceQueue _queue;
    private readonly int _transmitter;

    /// <summary>Makes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="clock">How long packets take to be sent.</param>
    /// <param name="propagation">One-way delay of the wire, ns.</param>
    /// <param name="loss">Who gets lost on the wire; null for nobody.</param>
    /// <param name="bufferPackets">How many packets may wait.</param>
    /// <param name="bufferBytes">How many bytes may wait.</param>
    /// <param name="queue">What waits, and who goes next.</param>
    public QueueLink(PacketNetwork network, LinkClock clock, long propagation, LossProcess? loss, int bufferPackets, long bufferBytes, ServiceQueue queue)
        : base(network, clock, propagation, loss, bufferPackets, bufferBytes)
    {
        _queue = queue;
        _queue.Attach(Counters, bufferPackets, bufferBytes);
        _transmitter = network.Events.AddSlot(this);
    }

    /// <inheritdoc/>
    public override void Enqueue(ref Packet packet, long now)
    {
        Counters.Arrived++;
        packet.Time = now;
        // Of a departure and an arrival at the same time the departure is first, as in a link that serves in order of arrival.
        if (BusyUntil <= now && _queue.Count > 0) Serve(now);
        _queue.Enqueue(in packet, now);
        if (BusyUntil <= now) Serve(now);
        else if (!Events.Waits(_transmitter) && _queue.Count > 0) Events.Set(_transmitter, BusyUntil, NextOrder());
        if (Counters.InWindow(now) && _queue.Count > Counters.MostWaiting) Counters.MostWaiting = _queue.Count;
    }

    /// <inheritdoc/>
    public override int Waiting(long now) => _queue.Count;

    /// <inheritdoc/>
    public override long WaitingBytes(long now) => _queue.Bytes;

    /// <inheritdoc/>
    public override int Inside => base.Inside + _queue.Count;

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        if (slot == _transmitter) Serve(now);
        else base.OnEvent(slot, now);
    }

    private void Serve(long now)
    {
        if (_queue.TryDequeue(now, out Packet packet))
        {
            Counters.Transmitted++;
            Transmit(ref packet, now);
        }
        if (_queue.Count > 0) Events.Set(_transmitter, BusyUntil, NextOrder());
        else Events.Remove(_transmitter);
    }
}
