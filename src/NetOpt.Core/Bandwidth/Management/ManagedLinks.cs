using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Bandwidth.Management;

/// <summary>What a manager gives away: one link, or every direction of the links of a network. Does not change.</summary>
internal sealed class ManagedLinks
{
    /// <summary>Rates are whole numbers up to 2^53, where doubles still hold each of them.</summary>
    public const double MostBps = 1L << 53;

    // In place of a capacity that whole numbers of this kind do not hold.
    private const long TooMuch = -2;

    private static readonly int[] TheLink = [0];

    private readonly NetworkTopology? _topology;
    private readonly string[] _label;
    private readonly long[] _capacity;

    /// <summary>One link.</summary>
    /// <exception cref="NetOptException">InvalidCapacity: not a whole number from 1 to 2^53.</exception>
    public ManagedLinks(double capacityBps)
    {
        FairnessInput.CheckCapacity(capacityBps, "the link");
        if (Math.Floor(capacityBps) != capacityBps || capacityBps > MostBps)
            throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The capacity of the link is {capacityBps} bit/s", "a whole number of bit/s from 1 to 2^53", "10Gbps", capacityBps);
        _capacity = [(long)capacityBps];
        _label = [];
    }

    /// <summary>A network; fractions of a bit of a capacity stay unused.</summary>
    /// <exception cref="NetOptException">InvalidParameter: the unit of its capacities is not known.</exception>
    public ManagedLinks(NetworkTopology topology)
    {
        if (!topology.RateUnitKnown)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The unit of the capacities of '{topology.Name}' is not known, and whole bits are given away",
                "a network whose capacities are bit/s: say the unit of its file where it is read", "Import-NetTopology ./network.txt -RateUnit 1Mbps");
        }
        _topology = topology;
        _label = LoadReport.NodeLabels(topology);
        _capacity = Array.ConvertAll(topology.Arcs.CapacityBps, c => double.IsNaN(c) ? -1 : c > MostBps ? TooMuch : (long)c);
    }

    public NetworkTopology? Topology => _topology;

    public int ArcCount => _capacity.Length;

    /// <summary>Capacity of an arc, whole bit/s; below 1 where it has none that can be given away, and no flow crosses it.</summary>
    public long Capacity(int arc) => _capacity[arc];

    public string Name(int arc) => _topology is null ? "link" : _topology.Links[_topology.Arcs.Link[arc]].Name;

    public string? Source(int arc) => _topology is null ? null : _label[_topology.Arcs.Source[arc]];

    public string? Target(int arc) => _topology is null ? null : _label[_topology.Arcs.Target[arc]];

    /// <summary>The arcs that a flow crosses. O(V + A) for the path between two ends, O(path × degree) for a given one.</summary>
    /// <exception cref="NetOptException">InvalidParameter, UnknownNode, UnknownLink, AmbiguousName, Disconnected, MissingCapacity.</exception>
    public int[] Route(BandwidthRequest request, OperationContext context)
    {
        if (_topology is null)
        {
            if (request.Source is not null || request.Target is not null || request.Path is not null || request.Links is not null)
                throw Invalid(request, "names nodes or links, and there is one link only", "no path, or a manager of a network");
            return TheLink;
        }
        int[] arcs = request switch
        {
            { Path: not null, Links: not null } => throw Invalid(request, "has both the nodes and the links of its path", "one of them"),
            { Path: { } path } => AlongNodes(request, path),
            { Links: { } links } => AlongLinks(request, links),
            { Source: { } source, Target: { } target } => Shortest(source, target, context),
            _ => throw Invalid(request, "does not say how it runs through the network", "its source and target, or its path"),
        };
        if (arcs.Length == 0) throw Invalid(request, "ends where it starts and crosses no link", "two different nodes");
        CheckEnds(request, arcs);
        foreach (int arc in arcs)
        {
            if (_capacity[arc] < 1) throw NoCapacity(request, arc);
        }
        return arcs;
    }

    private int[] Shortest(string source, string target, OperationContext context) =>
        HopShortestPaths.Find(_topology!, [_topology!.NodeIndex(source)], [_topology.NodeIndex(target)], context).Arc;

    private int[] AlongNodes(BandwidthRequest request, IReadOnlyList<string> path)
    {
        if (path.Count < 2) throw Invalid(request, $"has a path of {path.Count} nodes", "at least two nodes");
        ArcArrays network = _topology!.Arcs;
        var arcs = new int[path.Count - 1];
        int node = _topology.NodeIndex(path[0]);
        for (int i = 0; i < arcs.Length; i++)
        {
            int next = _topology.NodeIndex(path[i + 1]);
            arcs[i] = -1;
            foreach (int a in network.OutArc.AsSpan(network.OutOffset[node]..network.OutOffset[node + 1]))
            {
                if (network.Target[a] != next) continue;
                arcs[i] = a;
                break;
            }
            if (arcs[i] < 0) throw Invalid(request, $"goes from '{path[i]}' to '{path[i + 1]}', and no link leads there", "a path of neighbors");
            node = next;
        }
        return arcs;
    }

    private int[] AlongLinks(BandwidthRequest request, IReadOnlyList<string> links)
    {
        if (request.Source is not { } source) throw Invalid(request, "lists its links and no source", "the node where it enters, beside its links");
        if (links.Count == 0) throw Invalid(request, "has an empty list of links", "at least one link");
        ArcArrays network = _topology!.Arcs;
        var arcs = new int[links.Count];
        int node = _topology.NodeIndex(source);
        for (int i = 0; i < arcs.Length; i++)
        {
            int link = _topology.LinkIndex(links[i]);
            int first = network.FirstArcOfLink[link], end = network.FirstArcOfLink[link + 1];
            arcs[i] = -1;
            for (int a = first; a < end; a++)
            {
                if (network.Source[a] == node) arcs[i] = a;
            }
            if (arcs[i] < 0) throw Invalid(request, $"cannot cross link '{links[i]}' from '{_label[node]}'", "links that follow one another from the source on");
            node = network.Target[arcs[i]];
        }
        return arcs;
    }

    private void CheckEnds(BandwidthRequest request, int[] arcs)
    {
        ArcArrays network = _topology!.Arcs;
        if (request.Source is { } source && _topology.NodeIndex(source) != network.Source[arcs[0]])
            throw Invalid(request, $"enters at '{source}', and its path starts at '{_label[network.Source[arcs[0]]]}'", "a path from its source to its target");
        if (request.Target is { } target && _topology.NodeIndex(target) != network.Target[arcs[^1]])
            throw Invalid(request, $"leaves at '{target}', and its path ends at '{_label[network.Target[arcs[^1]]]}'", "a path from its source to its target");
    }

    private NetOptException NoCapacity(BandwidthRequest request, int arc)
    {
        string link = $"Link '{_topology!.Links[_topology.Arcs.Link[arc]].Id}' on the path of flow '{request.Flow}'";
        return _capacity[arc] == -1
            ? new NetOptException(ErrorCodes.MissingCapacity, ErrorKind.InvalidData, $"{link} has no capacity", "a capacity for every link that flows cross, or a default one", "10Gbps")
            : new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidData, $"{link} has a capacity of {_topology.Arcs.CapacityBps[arc]} bit/s", "a capacity from 1 bit/s to 2^53 bit/s", "10Gbps");
    }

    private static NetOptException Invalid(BandwidthRequest request, string problem, string expected) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Flow '{request.Flow}' {problem}", expected, value: request.Flow);
}
