using NetOpt.Simulation;
using NetOpt.Traffic;

namespace NetOpt.Congestion.Runs;

/// <summary>Sends the packets of a trace at their times, and takes no notice of what becomes of them. Packets above 65,535 bytes are sent in pieces.</summary>
internal sealed class BackgroundSource : PacketEndpoint
{
    private readonly PacketNetwork _network;
    private readonly PacketTrace _trace;
    private readonly int _flow, _route, _slot;
    private int _next;

    public BackgroundSource(PacketNetwork network, PacketTrace trace, int route)
    {
        (_network, _trace, _route) = (network, trace, route);
        _flow = network.Add(this);
        _slot = network.Timers.AddSlot(this);
        if (trace.Count > 0) network.SetTimer(_slot, trace.TimeNanoseconds[0]);
    }

    /// <inheritdoc/>
    public override void Receive(in Packet packet, long now)
    {
    }

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        for (int left = _trace.SizeBytes[_next]; left > 0; left -= ushort.MaxValue)
        {
            var packet = new Packet { Flow = _flow, Number = _next, Place = _route, Bytes = (ushort)Math.Min(left, ushort.MaxValue) };
            _network.Send(ref packet, now);
        }
        if (++_next < _trace.Count) _network.SetTimer(_slot, _trace.TimeNanoseconds[_next]);
        else _network.Timers.Remove(_slot);
    }
}
