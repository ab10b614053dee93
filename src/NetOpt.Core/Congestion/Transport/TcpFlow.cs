using NetOpt.Simulation;

namespace NetOpt.Congestion.Transport;

/// <summary>One connection: a sender, a receiver, and their timers.</summary>
internal sealed class TcpFlow : PacketEndpoint
{
    private readonly PacketNetwork _network;
    private readonly FlowPlan _plan;
    private readonly int _number, _sendSlot, _timerSlot, _ackSlot;

    // What the event queue knows, at hand: an ACK mostly moves the timer back, which needs no look there.
    private long _timerTime = long.MaxValue;

    /// <summary>Makes it and adds it to a network; it begins at its start time.</summary>
    public TcpFlow(PacketNetwork network, FlowPlan plan, TransportSettings settings)
    {
        _network = network;
        _plan = plan;
        Settings = settings;
        _number = network.Add(this);
        _sendSlot = network.Timers.AddSlot(this);
        _timerSlot = network.Timers.AddSlot(this);
        _ackSlot = network.Timers.AddSlot(this);
        Receiver = new TcpReceiver(this);
        Sender = new TcpSender(this, plan);
        network.SetTimer(_sendSlot, plan.StartTime);
    }

    public TransportSettings Settings { get; }

    public TcpSender Sender { get; }

    public TcpReceiver Receiver { get; }

    /// <inheritdoc/>
    public override void Receive(in Packet packet, long now)
    {
        if ((packet.Flags & PacketFlags.Syn) != 0) OpenConnection(in packet, now);
        else if ((packet.Flags & PacketFlags.Ack) != 0) Sender.OnAck(packet.Number, now);
        else Receiver.Receive(in packet, now);
    }

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        _network.Timers.Remove(slot);
        if (slot == _sendSlot)
        {
            Sender.Send(now);
        }
        else if (slot == _timerSlot)
        {
            _timerTime = long.MaxValue;
            Sender.OnTimer(now);
        }
        else
        {
            Receiver.OnTimer(now);
        }
    }

    /// <summary>Sends the packet that opens the connection.</summary>
    public void SendSyn(long now) => SendBare(_plan.DataRoute, 0, PacketFlags.Syn, now);

    /// <summary>Sends a data packet.</summary>
    public void SendData(int transmission, int segment, int payload, long now)
    {
        var packet = new Packet
        {
            Flow = _number,
            Number = transmission,
            Segment = segment,
            Place = _plan.DataRoute,
            Bytes = (ushort)(payload + Settings.HeaderBytes),
            Flags = _plan.IsEcnCapable ? PacketFlags.EcnCapable : PacketFlags.None,
        };
        _network.Send(ref packet, now);
    }

    /// <summary>Sends an ACK that reports the receiver's log up to an entry.</summary>
    public void SendAck(int logEnd, long now)
    {
        if (Settings.SegmentsPerAck > 1) _network.Timers.Remove(_ackSlot);
        SendBare(_plan.AckRoute, logEnd, PacketFlags.Ack, now);
    }

    /// <summary>Lets the sender try again no later than a time.</summary>
    public void WakeSender(long time)
    {
        if (!_network.Timers.Waits(_sendSlot) || _network.Timers.TimeOf(_sendSlot) > time) _network.SetTimer(_sendSlot, time);
    }

    /// <summary>Makes sure that the sender's timer fires no later than a time; one that fires too early finds nothing to do.</summary>
    public void WakeTimer(long time)
    {
        if (_timerTime <= time) return;
        _timerTime = time;
        _network.SetTimer(_timerSlot, time);
    }

    /// <summary>Sets the timer of the delayed ACK.</summary>
    public void SetAckTimer(long time) => _network.SetTimer(_ackSlot, time);

    private void OpenConnection(in Packet packet, long now)
    {
        if ((packet.Flags & PacketFlags.Ack) != 0) Sender.OnConnected(now);
        else SendBare(_plan.AckRoute, 0, PacketFlags.Syn | PacketFlags.Ack, now);
    }

    private void SendBare(int route, int number, PacketFlags flags, long now)
    {
        var packet = new Packet { Flow = _number, Number = number, Place = route, Bytes = (ushort)Settings.HeaderBytes, Flags = flags };
        _network.Send(ref packet, now);
    }
}
