using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>One attribute of nodes or links as the writers of text formats see it.</summary>
/// <typeparam name="T">Node or link.</typeparam>
/// <param name="Name">What the attribute is called in the file.</param>
/// <param name="Kind">string, double or boolean, as GraphML names types.</param>
/// <param name="Value">Its value as text, or null where the item has none.</param>
internal sealed record TopologyColumn<T>(string Name, string Kind, Func<T, string?> Value);

/// <summary>The attributes that a topology's nodes and links have, and only those that at least one of them has.</summary>
internal static class TopologyColumns
{
    /// <summary>Attributes of nodes. The id is not among them: each format has its own place for it.</summary>
    public static List<TopologyColumn<NetworkNode>> OfNodes(NetworkTopology topology, string nameColumn)
    {
        bool geographic = topology.IsGeographic;
        return Used(topology.Nodes,
        [
            new(nameColumn, "string", n => n.Name == n.Id ? null : n.Name),
            new(geographic ? "longitude" : "x", "double", n => Number(n.X)),
            new(geographic ? "latitude" : "y", "double", n => Number(n.Y)),
            new("capabilities", "string", n => n.Capabilities.IsDefaultOrEmpty ? null : string.Join(';', n.Capabilities)),
            new("load", "double", n => Number(n.Load)),
            new("reliability", "double", n => Number(n.Reliability)),
            new("trust", "double", n => Number(n.Trust)),
        ]);
    }

    /// <summary>Attributes of links, without the id and the ends. The way back has columns of its own where it differs.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="directed">What a link is in this file unless its own attribute says otherwise.</param>
    public static List<TopologyColumn<NetworkLink>> OfLinks(NetworkTopology topology, bool directed)
    {
        string capacity = topology.RateUnitKnown ? "capacityBps" : "capacity", latency = topology.DelayUnitKnown ? "latencySeconds" : "latency";
        return Used(topology.Links,
        [
            new("name", "string", l => l.Name == l.Id ? null : l.Name),
            new("directed", "boolean", l => l.IsDirected == directed ? null : l.IsDirected ? "true" : "false"),
            new(capacity, "double", l => Number(l.Forward.CapacityBps)),
            new(latency, "double", l => Number(l.Forward.LatencySeconds)),
            new("loss", "double", l => Number(l.Forward.Loss)),
            new("cost", "double", l => Number(l.Forward.Cost)),
            new("utilization", "double", l => Number(l.Forward.Utilization)),
            new("asymmetric", "boolean", l => Back(l) is null ? null : "true"),
            new("backward" + char.ToUpperInvariant(capacity[0]) + capacity[1..], "double", l => Number(Back(l)?.CapacityBps)),
            new("backward" + char.ToUpperInvariant(latency[0]) + latency[1..], "double", l => Number(Back(l)?.LatencySeconds)),
            new("backwardLoss", "double", l => Number(Back(l)?.Loss)),
            new("backwardCost", "double", l => Number(Back(l)?.Cost)),
            new("backwardUtilization", "double", l => Number(Back(l)?.Utilization)),
        ]);
    }

    /// <summary>Attributes of the network as a whole.</summary>
    public static (string Name, string Kind, string Value)[] OfGraph(NetworkTopology topology) =>
    [
        ("name", "string", topology.Name),
        ("version", "long", topology.Version.ToString(CultureInfo.InvariantCulture)),
        ("rateUnitKnown", "boolean", topology.RateUnitKnown ? "true" : "false"),
        ("delayUnitKnown", "boolean", topology.DelayUnitKnown ? "true" : "false"),
        ("isGeographic", "boolean", topology.IsGeographic ? "true" : "false"),
    ];

    /// <summary>The shortest decimal text that reads back as the same number.</summary>
    public static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static LinkDirection? Back(NetworkLink link) => link.Backward is { } back && back != link.Forward ? back : null;

    private static List<TopologyColumn<T>> Used<T>(IReadOnlyList<T> items, List<TopologyColumn<T>> columns) =>
        columns.FindAll(column => items.Any(item => column.Value(item) is not null));
}
