using System.Globalization;
using NetOpt.Operations;
using NetOpt.Simulation.Links;

namespace NetOpt.Simulation;

/// <summary>
/// Links, routes and endpoints, and the loop that runs them in the order of time. O(log links) per packet and hop; nothing is allocated per packet.
/// </summary>
internal sealed class PacketNetwork
{
    /// <summary>Most packets that may be inside at a time; a run that would need more memory than that ends with an error.</summary>
    public const int MostPackets = 30_000_000;

    private const int EventsBetweenChecks = 1 << 12, ChecksBetweenCounts = 1 << 8;
    private const int End = -1;

    private readonly List<Link> _linkList = [];
    private Link[] _links = [];
    private PacketEndpoint[] _endpoints = [];
    private int[] _routes = new int[64];
    private int _routeEnd, _endpointCount, _order;

    /// <summary>Arrivals and departures at links.</summary>
    public EventQueue Events { get; } = new();

    /// <summary>All other events, which are many and far away: apart from the others, so that those stay few and in the cache.</summary>
    public EventQueue Timers { get; } = new();

    /// <summary>The time, ns.</summary>
    public long Now { get; private set; }

    /// <summary>Packets that have arrived at the end of a link: one for each packet and hop.</summary>
    public long PacketHops { get; private set; }

    /// <summary>Events so far.</summary>
    public long EventCount { get; private set; }

    /// <summary>The links, in the order in which they were added.</summary>
    public IReadOnlyList<Link> Links => _linkList;

    /// <summary>A new order number for an event of either queue.</summary>
    public int NextOrder() => _order++;

    /// <summary>Lets a slot of <see cref="Timers"/> wait for a time.</summary>
    public void SetTimer(int slot, long time) => Timers.Set(slot, time, NextOrder());

    /// <summary>Adds a link.</summary>
    /// <returns>Its index.</returns>
    public int Add(Link link)
    {
        _linkList.Add(link);
        return _linkList.Count - 1;
    }

    /// <summary>Adds an endpoint.</summary>
    /// <returns>The number of its flow.</returns>
    public int Add(PacketEndpoint endpoint)
    {
        if (_endpointCount == _endpoints.Length) Array.Resize(ref _endpoints, Math.Max(8, _endpointCount * 2));
        _endpoints[_endpointCount] = endpoint;
        return _endpointCount++;
    }

    /// <summary>Adds a route.</summary>
    /// <param name="links">The links that it crosses, at least one.</param>
    /// <returns>The place where packets start.</returns>
    public int AddRoute(ReadOnlySpan<int> links)
    {
        int start = _routeEnd;
        while (_routeEnd + links.Length + 1 > _routes.Length) Array.Resize(ref _routes, _routes.Length * 2);
        links.CopyTo(_routes.AsSpan(_routeEnd));
        _routeEnd += links.Length;
        _routes[_routeEnd++] = End;
        return start;
    }

    /// <summary>Sends a packet from its <see cref="Packet.Place"/>, the start of a route.</summary>
    public void Send(ref Packet packet, long now)
    {
        packet.Next = _routes[packet.Place + 1];
        _links[_routes[packet.Place]].Enqueue(ref packet, now);
    }

    /// <summary>A packet has come to the end of a link.</summary>
    public void Arrive(ref Packet packet, long now)
    {
        PacketHops++;
        int next = packet.Next;
        if (next == End)
        {
            _endpoints[packet.Flow].Receive(in packet, now);
            return;
        }
        packet.Next = _routes[++packet.Place + 1];
        _links[next].Enqueue(ref packet, now);
    }

    /// <summary>Fetches what the arrival of a packet will touch: in a network of many links that is not in the cache, and there is time until it arrives.</summary>
    public void Prefetch(in Packet packet)
    {
        if (packet.Next != End) _links[packet.Next].Prefetch();
    }

    /// <summary>Runs until a time.</summary>
    /// <param name="end">The time, ns; events at it still happen.</param>
    /// <param name="mostEvents">How many events there may be in all.</param>
    /// <param name="context">Cancellation.</param>
    /// <param name="progress">Told the time now and then.</param>
    /// <returns>False where the events ran out before the time did.</returns>
    public bool Run(long end, long mostEvents, OperationContext context, Action<long>? progress)
    {
        _links = [.. _linkList];
        EventQueue events = Events, timers = Timers;
        int checks = 0;
        while (Math.Min(events.NextTime, timers.NextTime) <= end)
        {
            long stop = Math.Min(mostEvents, EventCount + EventsBetweenChecks), count = EventCount;
            while (count < stop)
            {
                EventQueue next = timers.IsBefore(events) ? timers : events;
                long now = next.NextTime;
                if (now > end) break;
                Now = now;
                int slot = next.NextSlot;
                next.SourceOf(slot).OnEvent(slot, now);
                count++;
            }
            EventCount = count;
            context.ThrowIfCanceled();
            if (++checks % ChecksBetweenCounts == 0) CheckMemory();
            progress?.Invoke(Now);
            if (count >= mostEvents && Math.Min(events.NextTime, timers.NextTime) <= end) return false;
        }
        Now = end;
        return true;
    }

    private void CheckMemory()
    {
        long inside = 0;
        foreach (Link link in _links) inside += link.Inside;
        if (inside > MostPackets)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"After {Now / 1e9:0.###} s {inside:N0} packets are on the way or wait"),
                string.Create(CultureInfo.InvariantCulture, $"at most {MostPackets:N0}: smaller buffers, slower links, shorter delays or fewer flows"), value: inside);
        }
    }
}
