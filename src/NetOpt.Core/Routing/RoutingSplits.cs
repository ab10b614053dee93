using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// How a network forwards: for each destination, the share of the traffic at an arc's source that takes the arc.
/// The used arcs of a destination are listed with the farthest nodes first and all arcs of a node together, so that one pass
/// in the order of the list moves all traffic to the destination, and one pass against it sums what lies ahead (delay, say).
/// Space: 12 bytes per used arc and destination.
/// </summary>
public sealed class RoutingSplits
{
    private readonly ArcArrays _network;
    private readonly int[] _group;
    private readonly int[] _offset;
    private int[] _arc;
    private double[] _share;
    private int _closed;

    internal RoutingSplits(ArcArrays network, int[] destinations)
    {
        _network = network;
        Destinations = destinations;
        _group = new int[network.NodeCount];
        _group.AsSpan().Fill(-1);
        for (int g = 0; g < destinations.Length; g++) _group[destinations[g]] = g;
        _offset = new int[destinations.Length + 1];
        _arc = new int[destinations.Length * network.NodeCount];
        _share = new double[_arc.Length];
    }

    /// <summary>The nodes that traffic goes to, ascending. Shared: do not write to it.</summary>
    public int[] Destinations { get; }

    /// <summary>The arcs that traffic to a destination uses, farthest nodes first.</summary>
    /// <param name="destination">Place in <see cref="Destinations"/>.</param>
    public ReadOnlySpan<int> Arcs(int destination) => _arc.AsSpan(_offset[destination].._offset[destination + 1]);

    /// <summary>The share of each of those arcs: above 0, summing to 1 at each node.</summary>
    /// <param name="destination">Place in <see cref="Destinations"/>.</param>
    public ReadOnlySpan<double> Shares(int destination) => _share.AsSpan(_offset[destination].._offset[destination + 1]);

    /// <summary>The load of each arc when demands are forwarded this way. O(used arcs of all destinations + demands).</summary>
    /// <exception cref="NetOptException">Disconnected: an active demand has no shares to follow.</exception>
    public double[] Loads(BoundDemands demands)
    {
        ArgumentNullException.ThrowIfNull(demands);
        var load = new double[_network.Count];
        var held = new double[_network.NodeCount];
        var groups = new DemandsByTarget(demands, _network.NodeCount);
        for (int g = 0; g < groups.Count; g++)
        {
            int target = groups.Target[g];
            foreach (int i in groups.Group(g)) held[demands.Source[i]] += demands.RateBps[i];
            if (_group[target] >= 0) Move(_group[target], held, load);
            held[target] = 0;
            foreach (int i in groups.Group(g))
            {
                if (held[demands.Source[i]] == 0) continue;
                throw new NetOptException(ErrorCodes.Disconnected, ErrorKind.Infeasible,
                    $"Nothing says how node {demands.Source[i]} forwards to node {target}, as demand {i} needs", "demands that the splits were made for", value: i);
            }
        }
        return load;
    }

    /// <summary>A routing that forwards to some destinations as the second one does and to all others as the first. Both have the same destinations.</summary>
    /// <param name="first">The one routing.</param>
    /// <param name="second">The other routing.</param>
    /// <param name="fromSecond">Places in <see cref="Destinations"/>.</param>
    internal static RoutingSplits Mix(RoutingSplits first, RoutingSplits second, IEnumerable<int> fromSecond)
    {
        HashSet<int> chosen = [.. fromSecond];
        var mix = new RoutingSplits(first._network, first.Destinations);
        for (int g = 0; g < first.Destinations.Length; g++)
        {
            RoutingSplits source = chosen.Contains(g) ? second : first;
            for (int i = source._offset[g]; i < source._offset[g + 1]; i++) mix.Add(source._arc[i], source._share[i]);
            mix.EndDestination();
        }
        return mix;
    }

    internal void Add(int arc, double share)
    {
        int count = _offset[_closed + 1];
        if (count == _arc.Length)
        {
            Array.Resize(ref _arc, 2 * count + 16);
            Array.Resize(ref _share, 2 * count + 16);
        }
        _arc[count] = arc;
        _share[count] = share;
        _offset[_closed + 1] = count + 1;
    }

    internal void EndDestination()
    {
        _closed++;
        if (_closed < Destinations.Length) _offset[_closed + 1] = _offset[_closed];
    }

    private void Move(int destination, double[] held, double[] load)
    {
        ReadOnlySpan<int> arcs = Arcs(destination);
        ReadOnlySpan<double> shares = Shares(destination);
        for (int i = 0; i < arcs.Length;)
        {
            int v = _network.Source[arcs[i]];
            double amount = held[v];
            held[v] = 0;
            for (; i < arcs.Length && _network.Source[arcs[i]] == v; i++)
            {
                load[arcs[i]] += amount * shares[i];
                held[_network.Target[arcs[i]]] += amount * shares[i];
            }
        }
    }
}
