using NetOpt.Congestion.Transport;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;

namespace NetOpt.Congestion.Runs;

/// <summary>Remembers the counts at the end of the warm-up, so that figures can leave it out.</summary>
internal sealed class WarmUpMark : EventSource
{
    private readonly PacketNetwork _network;
    private readonly TcpFlow[] _flows;

    public WarmUpMark(PacketNetwork network, TcpFlow[] flows, long time)
    {
        (_network, _flows) = (network, flows);
        FlowBytes = new long[flows.Length];
        Links = new (long, long, long, long, long)[network.Links.Count];
        network.SetTimer(network.Timers.AddSlot(this), time);
    }

    /// <summary>Bytes that each flow had delivered.</summary>
    public long[] FlowBytes { get; }

    /// <summary>What each link had counted.</summary>
    public (long Arrived, long Overflowed, long DroppedEarly, long LostOnWire, long Marked)[] Links { get; }

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        _network.Timers.Remove(slot);
        for (int i = 0; i < _flows.Length; i++) FlowBytes[i] = _flows[i].Receiver.Bytes;
        for (int i = 0; i < Links.Length; i++)
        {
            LinkCounters c = _network.Links[i].Counters;
            Links[i] = (c.Arrived, c.Overflowed, c.DroppedEarly, c.LostOnWire, c.Marked);
        }
    }
}
