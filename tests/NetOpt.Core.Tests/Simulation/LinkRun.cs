using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

/// <summary>One link without propagation delay to which given packets come, and what comes out at its end. A packet's number is its place among the arrivals.</summary>
internal sealed class LinkRun : PacketEndpoint
{
    private readonly Arrival[] _arrivals;
    private readonly int _slot, _place, _order;
    private int _next;

    public LinkRun(Arrival[] arrivals, double bitsPerSecond, Func<PacketNetwork, LinkClock, Link> create)
    {
        _arrivals = arrivals;
        Clock = new RecordingClock(new ConstantClock(bitsPerSecond), arrivals.Length);
        Link = create(Network, Clock);
        Link.Counters.Measure(0, long.MaxValue);
        _place = Network.AddRoute([Link.Index]);
        for (int flow = arrivals.Max(a => a.Flow); flow >= 0; flow--) Network.Add(this);
        Packets = new Packet[arrivals.Length];
        Times = new long[arrivals.Length];
        _slot = Network.Events.AddSlot(this);
        // As if all arrivals had been known before anything else: they come before departures of the same time.
        _order = Network.NextOrder();
        for (int i = 1; i < arrivals.Length; i++) Network.NextOrder();
        Network.Events.Set(_slot, arrivals[0].Time, _order);
    }

    public PacketNetwork Network { get; } = new();

    public Link Link { get; }

    public LinkCounters Counters => Link.Counters;

    public RecordingClock Clock { get; }

    /// <summary>How many packets came out.</summary>
    public int Received { get; private set; }

    /// <summary>What came out, and when.</summary>
    public Packet[] Packets { get; }

    public long[] Times { get; }

    /// <summary>Called with the time after each arrival.</summary>
    public Action<long>? AfterArrival { get; set; }

    public LinkRun Run(long until = long.MaxValue - 1)
    {
        Network.Run(until, long.MaxValue, OperationContext.Default, null);
        return this;
    }

    public IEnumerable<Packet> Output => Packets.Take(Received);

    public override void OnEvent(int slot, long now)
    {
        Arrival arrival = _arrivals[_next];
        var packet = new Packet
        {
            Flow = arrival.Flow,
            Number = _next++,
            Bytes = (ushort)arrival.Bytes,
            Flags = arrival.EcnCapable ? PacketFlags.EcnCapable : PacketFlags.None,
            Place = _place,
        };
        if (_next < _arrivals.Length) Network.Events.Set(_slot, _arrivals[_next].Time, _order + _next);
        else Network.Events.Remove(_slot);
        Network.Send(ref packet, now);
        AfterArrival?.Invoke(now);
    }

    public override void Receive(in Packet packet, long now)
    {
        Packets[Received] = packet;
        Times[Received++] = now;
    }
}
