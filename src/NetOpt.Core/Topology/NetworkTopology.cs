using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NetOpt.Topology;

/// <summary>
/// An immutable snapshot of a network: nodes, links, and the arrays that the algorithms run on.
/// A <see cref="TopologyBuilder"/> makes the next snapshot. Safe to share between threads.
/// </summary>
[JsonConverter(typeof(Formats.TopologyJsonConverter))]
public sealed class NetworkTopology
{
    private readonly Lazy<ArcArrays> _arcs;
    private readonly Lazy<FrozenDictionary<string, int>> _nodeById;
    private readonly Lazy<FrozenDictionary<string, int>> _nodeByName;
    private readonly Lazy<FrozenDictionary<string, int>> _linkById;

    internal NetworkTopology(string name, long version, ImmutableArray<NetworkNode> nodes, ImmutableArray<NetworkLink> links,
        bool rateUnitKnown, bool delayUnitKnown, bool isGeographic, TrafficMatrix? demands)
    {
        Name = name;
        Version = version;
        Nodes = nodes;
        Links = links;
        RateUnitKnown = rateUnitKnown;
        DelayUnitKnown = delayUnitKnown;
        IsGeographic = isGeographic;
        Demands = demands;
        _arcs = new(() => new ArcArrays(nodes.Length, links));
        _nodeById = new(() => IndexBy(nodes, n => n.Id));
        _nodeByName = new(() => IndexBy(nodes, n => n.Name));
        _linkById = new(() => IndexBy(links, l => l.Id));
    }

    /// <summary>What the network is called.</summary>
    public string Name { get; }

    /// <summary>1 for the first snapshot of a network, one more for each change.</summary>
    public long Version { get; }

    /// <summary>The nodes; a node's index is its place here, which is its place in the file.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>The links; a link's index is its place here, which is its place in the file.</summary>
    public ImmutableArray<NetworkLink> Links { get; }

    /// <summary>Whether capacities are bit/s; false where the file stated no unit (then they are as in the file).</summary>
    public bool RateUnitKnown { get; }

    /// <summary>Whether latencies are seconds; false where the file stated no unit (then they are as in the file).</summary>
    public bool DelayUnitKnown { get; }

    /// <summary>Whether X and Y are longitude and latitude in degrees.</summary>
    public bool IsGeographic { get; }

    /// <summary>The demands that came in the same file, or that were attached; null where there are none.</summary>
    public TrafficMatrix? Demands { get; }

    /// <summary>The directed view: one arc for each direction of each link, with adjacency. Built once, on first use.</summary>
    public ArcArrays Arcs => _arcs.Value;

    /// <summary>The same network with other demands attached; nodes, links and version stay.</summary>
    public NetworkTopology WithDemands(TrafficMatrix? demands) =>
        new(Name, Version, Nodes, Links, RateUnitKnown, DelayUnitKnown, IsGeographic, demands);

    /// <summary>Index of the node with this id or, failing that, with this unique name.</summary>
    /// <exception cref="NetOptException">UnknownNode; AmbiguousName where several nodes carry the name.</exception>
    public int NodeIndex(string idOrName)
    {
        ArgumentNullException.ThrowIfNull(idOrName);
        if (_nodeById.Value.TryGetValue(idOrName, out int index)) return index;
        if (_nodeByName.Value.TryGetValue(idOrName, out index))
        {
            if (index >= 0) return index;
            throw new NetOptException(ErrorCodes.AmbiguousName, ErrorKind.InvalidArgument,
                $"Several nodes of '{Name}' are called '{idOrName}' (ids {string.Join(", ", Nodes.Where(n => n.Name == idOrName).Take(5).Select(n => n.Id))})",
                "the id of one of them", value: idOrName);
        }
        throw new NetOptException(ErrorCodes.UnknownNode, ErrorKind.NotFound,
            $"'{Name}' has no node '{idOrName}'", Nearest(idOrName, Nodes.Select(n => n.Id).Concat(Nodes.Select(n => n.Name)), "the id or name of a node"), value: idOrName);
    }

    /// <summary>Index of the link with this id.</summary>
    /// <exception cref="NetOptException">UnknownLink.</exception>
    public int LinkIndex(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_linkById.Value.TryGetValue(id, out int index)) return index;
        throw new NetOptException(ErrorCodes.UnknownLink, ErrorKind.NotFound,
            $"'{Name}' has no link '{id}'", Nearest(id, Links.Select(l => l.Id), "the id of a link"), value: id);
    }

    /// <summary>Whether a node with this id exists.</summary>
    public bool HasNode(string id) => _nodeById.Value.ContainsKey(id);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Nodes.Length} nodes, {Links.Length} links (version {Version})";

    private static string Nearest(string wanted, IEnumerable<string> candidates, string otherwise)
    {
        string? best = NearestName.Find(wanted, candidates);
        return best is null ? otherwise : $"{otherwise}, perhaps '{best}'";
    }

    // A name that occurs twice maps to -1: the look-up then says that it is ambiguous.
    private static FrozenDictionary<string, int> IndexBy<T>(ImmutableArray<T> items, Func<T, string> key)
    {
        var map = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            if (!map.TryAdd(key(items[i]), i)) map[key(items[i])] = -1;
        }
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
