using System.Collections.Immutable;

namespace NetOpt.Topology;

/// <summary>
/// Collects nodes and links, checks each as it comes, and builds a snapshot. Not thread-safe.
/// Every check throws a <see cref="NetOptException"/> and leaves the builder as it was.
/// </summary>
public sealed class TopologyBuilder
{
    private readonly List<NetworkNode> _nodes;
    private readonly List<NetworkLink> _links;
    private readonly Dictionary<string, int> _nodeIndex;
    private readonly Dictionary<string, int> _linkIndex;
    private readonly long _baseVersion;

    /// <summary>Starts an empty network; the first snapshot has version 1.</summary>
    /// <param name="name">What the network is called.</param>
    public TopologyBuilder(string name)
    {
        Name = name;
        _nodes = [];
        _links = [];
        _nodeIndex = new(StringComparer.Ordinal);
        _linkIndex = new(StringComparer.Ordinal);
    }

    /// <summary>Starts from a snapshot; the next one has its version plus 1 and keeps its demands.</summary>
    public TopologyBuilder(NetworkTopology from)
    {
        ArgumentNullException.ThrowIfNull(from);
        Name = from.Name;
        _nodes = [.. from.Nodes];
        _links = [.. from.Links];
        _nodeIndex = Index(_nodes, n => n.Id);
        _linkIndex = Index(_links, l => l.Id);
        _baseVersion = from.Version;
        RateUnitKnown = from.RateUnitKnown;
        DelayUnitKnown = from.DelayUnitKnown;
        IsGeographic = from.IsGeographic;
        Demands = from.Demands;
    }

    /// <summary>What the network is called.</summary>
    public string Name { get; set; }

    /// <summary>Whether capacities are bit/s. True unless a file states no unit.</summary>
    public bool RateUnitKnown { get; set; } = true;

    /// <summary>Whether latencies are seconds. True unless a file states no unit.</summary>
    public bool DelayUnitKnown { get; set; } = true;

    /// <summary>Whether coordinates are longitude and latitude in degrees.</summary>
    public bool IsGeographic { get; set; }

    /// <summary>Demands to attach.</summary>
    public TrafficMatrix? Demands { get; set; }

    /// <summary>Nodes so far.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Links so far.</summary>
    public int LinkCount => _links.Count;

    /// <summary>The node at an index.</summary>
    public NetworkNode Node(int index) => _nodes[index];

    /// <summary>The link at an index.</summary>
    public NetworkLink Link(int index) => _links[index];

    /// <summary>Finds a node by id.</summary>
    public bool TryGetNode(string id, out int index) => _nodeIndex.TryGetValue(id, out index);

    /// <summary>Finds a link by id.</summary>
    public bool TryGetLink(string id, out int index) => _linkIndex.TryGetValue(id, out index);

    /// <summary>Adds a node.</summary>
    /// <returns>Its index.</returns>
    /// <exception cref="NetOptException">DuplicateId; InvalidParameter: empty id, or a fraction outside 0..1.</exception>
    public int AddNode(NetworkNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        CheckNode(node);
        if (!_nodeIndex.TryAdd(node.Id, _nodes.Count))
            throw new NetOptException(ErrorCodes.DuplicateId, ErrorKind.InvalidData, $"The node id '{node.Id}' occurs twice", "a unique id for each node", value: node.Id);
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>Adds a node with this id as its name.</summary>
    public int AddNode(string id) => AddNode(new NetworkNode(id, id));

    /// <summary>Replaces a node; its id may change to one that is free.</summary>
    public void SetNode(int index, NetworkNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        CheckNode(node);
        Rename(_nodeIndex, _nodes[index].Id, node.Id, index, "node");
        _nodes[index] = node;
    }

    /// <summary>Adds a link.</summary>
    /// <returns>Its index.</returns>
    /// <exception cref="NetOptException">DuplicateId, SelfLoop, UnknownNode, InvalidCapacity, InvalidLatency, InvalidLoss, InvalidCost.</exception>
    public int AddLink(NetworkLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        CheckLink(link);
        if (!_linkIndex.TryAdd(link.Id, _links.Count))
            throw new NetOptException(ErrorCodes.DuplicateId, ErrorKind.InvalidData, $"The link id '{link.Id}' occurs twice", "a unique id for each link", value: link.Id);
        _links.Add(link);
        return _links.Count - 1;
    }

    /// <summary>Adds a duplex link with the same properties both ways.</summary>
    public int AddLink(string id, int source, int target, LinkDirection both) =>
        AddLink(new NetworkLink(id, source, target, both, both));

    /// <summary>Replaces a link; its id may change to one that is free.</summary>
    public void SetLink(int index, NetworkLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        CheckLink(link);
        Rename(_linkIndex, _links[index].Id, link.Id, index, "link");
        _links[index] = link;
    }

    /// <summary>Removes links; those that stay keep their order. O(links).</summary>
    /// <exception cref="NetOptException">UnknownLink: an index that no link has; nothing is removed then.</exception>
    public void RemoveLinks(IReadOnlySet<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Count == 0) return;
        CheckIndices(indices, _links.Count, "link", ErrorCodes.UnknownLink);
        List<NetworkLink> kept = [.. _links.Where((_, i) => !indices.Contains(i))];
        _links.Clear();
        _links.AddRange(kept);
        Reindex(_linkIndex, _links, l => l.Id);
    }

    /// <summary>Removes nodes with their links; those that stay keep their order. Demands of a removed node stay in the matrix. O(nodes + links).</summary>
    /// <returns>How many links went with them.</returns>
    /// <exception cref="NetOptException">UnknownNode: an index that no node has; nothing is removed then.</exception>
    public int RemoveNodes(IReadOnlySet<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Count == 0) return 0;
        CheckIndices(indices, _nodes.Count, "node", ErrorCodes.UnknownNode);
        var place = new int[_nodes.Count];
        int next = 0;
        for (int i = 0; i < place.Length; i++) place[i] = indices.Contains(i) ? -1 : next++;
        int before = _links.Count;
        List<NetworkLink> kept = [.. _links
            .Where(l => place[l.Source] >= 0 && place[l.Target] >= 0)
            .Select(l => l with { Source = place[l.Source], Target = place[l.Target] })];
        _links.Clear();
        _links.AddRange(kept);
        List<NetworkNode> nodes = [.. _nodes.Where((_, i) => place[i] >= 0)];
        _nodes.Clear();
        _nodes.AddRange(nodes);
        Reindex(_nodeIndex, _nodes, n => n.Id);
        Reindex(_linkIndex, _links, l => l.Id);
        return before - kept.Count;
    }

    private static void CheckIndices(IReadOnlySet<int> indices, int count, string what, string code)
    {
        foreach (int i in indices)
        {
            if (i < 0 || i >= count)
                throw new NetOptException(code, ErrorKind.NotFound, $"There is no {what} {i} to remove", count == 0 ? $"nothing: there are no {what}s" : $"the index of a {what}, 0 to {count - 1}", value: i);
        }
    }

    /// <summary>Builds the snapshot.</summary>
    public NetworkTopology Build() =>
        new(Name, _baseVersion + 1, [.. _nodes], [.. _links], RateUnitKnown, DelayUnitKnown, IsGeographic, Demands);

    private static void CheckNode(NetworkNode node)
    {
        if (string.IsNullOrEmpty(node.Id))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "A node has no id", "a text that is not empty", "\"fra1\"");
        CheckFraction(node.Load, nameof(node.Load), node.Id);
        CheckFraction(node.Reliability, nameof(node.Reliability), node.Id);
        CheckFraction(node.Trust, nameof(node.Trust), node.Id);
        if (node.X is { } x && !double.IsFinite(x) || node.Y is { } y && !double.IsFinite(y))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A coordinate of node '{node.Id}' is not finite", "finite numbers, or none");
    }

    private static void CheckFraction(double? value, string what, string id)
    {
        if (value is { } v && !(v is >= 0 and <= 1))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{what} of node '{id}' is {v}", "a number from 0 to 1", "0.95", v);
    }

    private void CheckLink(NetworkLink link)
    {
        if (string.IsNullOrEmpty(link.Id))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "A link has no id", "a text that is not empty", "\"fra1-ams2\"");
        foreach (int end in (ReadOnlySpan<int>)[link.Source, link.Target])
        {
            if ((uint)end >= (uint)_nodes.Count)
                throw new NetOptException(ErrorCodes.UnknownNode, ErrorKind.NotFound, $"Link '{link.Id}' names node index {end}", $"an index below {_nodes.Count}", value: end);
        }
        if (link.Source == link.Target)
            throw new NetOptException(ErrorCodes.SelfLoop, ErrorKind.InvalidArgument, $"Link '{link.Id}' joins node '{_nodes[link.Source].Id}' to itself", "two different nodes", value: link.Id);
        CheckDirection(link.Id, link.Forward);
        if (link.Backward is { } back) CheckDirection(link.Id, back);
    }

    private static void CheckDirection(string id, LinkDirection d)
    {
        if (d.CapacityBps is { } c && !(c > 0 && double.IsFinite(c)))
            throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The capacity of link '{id}' is {c}", "a finite rate above 0, or none where it is not known", "10Gbps", c);
        if (d.LatencySeconds is { } l && !(l >= 0 && double.IsFinite(l)))
            throw new NetOptException(ErrorCodes.InvalidLatency, ErrorKind.InvalidArgument, $"The latency of link '{id}' is {l}", "a finite time of at least 0", "5ms", l);
        if (d.Loss is { } p && !(p is >= 0 and <= 1))
            throw new NetOptException(ErrorCodes.InvalidLoss, ErrorKind.InvalidArgument, $"The loss of link '{id}' is {p}", "a ratio from 0 to 1", "0.001", p);
        if (d.Cost is { } w && !(w >= 0 && double.IsFinite(w)))
            throw new NetOptException(ErrorCodes.InvalidCost, ErrorKind.InvalidArgument, $"The cost of link '{id}' is {w}", "a finite number of at least 0", "10", w);
        if (d.Utilization is { } u && !(u >= 0 && double.IsFinite(u)))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The utilization of link '{id}' is {u}", "a finite ratio of at least 0", "0.45", u);
    }

    private static void Rename(Dictionary<string, int> map, string from, string to, int index, string what)
    {
        if (from == to) return;
        if (!map.TryAdd(to, index))
            throw new NetOptException(ErrorCodes.DuplicateId, ErrorKind.InvalidArgument, $"The {what} id '{to}' is taken", "a unique id", value: to);
        map.Remove(from);
    }

    private static Dictionary<string, int> Index<T>(List<T> items, Func<T, string> key)
    {
        var map = new Dictionary<string, int>(items.Count, StringComparer.Ordinal);
        Reindex(map, items, key);
        return map;
    }

    private static void Reindex<T>(Dictionary<string, int> map, List<T> items, Func<T, string> key)
    {
        map.Clear();
        for (int i = 0; i < items.Count; i++) map.Add(key(items[i]), i);
    }
}
