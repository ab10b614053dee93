using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>What of a topology a format cannot carry, said before it is lost.</summary>
internal static class WriteNotices
{
    public static ImmutableArray<ImportNotice> For(NetworkTopology topology, TopologyFormat format)
    {
        var notices = new NoticeList();
        if (format == TopologyFormat.Json) return [];
        if (format != TopologyFormat.Gml && topology.Demands is { Demands.Length: int demands and > 0 })
            notices.Add("DemandsNotCarried", demands, $"{Name(format)} carries no demands; {NoticeList.Count(demands, "demand")} left out (JSON and GML carry them).");
        if (format == TopologyFormat.Csv)
        {
            AddCsv(notices, topology);
        }
        else
        {
            int split = topology.Nodes.Count(n => !n.Capabilities.IsDefaultOrEmpty && n.Capabilities.Any(c => c.Contains(';') || c.Trim() != c || c.Length == 0));
            notices.Add("CapabilitiesChanged", split, $"{NoticeList.Count(split, "node")} with a capability that is empty, holds a semicolon or begins or ends in a blank; it reads back differently.");
        }
        if (format == TopologyFormat.GraphMl)
        {
            int replaced = topology.Nodes.Count(n => XmlSafe.Changes(n.Id) || XmlSafe.Changes(n.Name)) + topology.Links.Count(l => XmlSafe.Changes(l.Id) || XmlSafe.Changes(l.Name));
            notices.Add("CharactersReplaced", replaced, $"{NoticeList.Count(replaced, "name")} with characters that XML cannot hold; each became U+FFFD.");
        }
        return notices.ToImmutable();
    }

    private static void AddCsv(NoticeList notices, NetworkTopology topology)
    {
        var joined = new bool[topology.Nodes.Length];
        int latest = -1, moved = 0;
        foreach (NetworkLink link in topology.Links)
        {
            foreach (int node in (ReadOnlySpan<int>)[link.Source, link.Target])
            {
                if (joined[node]) continue;
                joined[node] = true;
                if (node < latest) moved++;
                latest = Math.Max(latest, node);
            }
        }
        int isolated = joined.Count(j => !j);
        notices.Add("NodeOrderNotCarried", moved, "An edge list names nodes as its links do: read back, they come in another order.");
        notices.Add("NodesNotCarried", isolated, $"An edge list holds no nodes of its own; {NoticeList.Count(isolated, "node")} without a link left out.");
        int described = topology.Nodes.Count(n => n.Name != n.Id || n.X is not null || n.Y is not null || !n.Capabilities.IsDefaultOrEmpty || n.Load is not null || n.Reliability is not null || n.Trust is not null);
        notices.Add("NodePropertiesNotCarried", described, $"An edge list holds no properties of nodes; the names, coordinates and others of {NoticeList.Count(described, "node")} left out.");
    }

    private static string Name(TopologyFormat format) => format switch
    {
        TopologyFormat.GraphMl => "GraphML",
        TopologyFormat.Dot => "DOT",
        _ => format.ToString().ToUpperInvariant(),
    };
}
