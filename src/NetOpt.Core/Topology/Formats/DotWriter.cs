using System.Text;
using NetOpt.Units;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Writes Graphviz DOT for drawing: capacities as labels, coordinates as positions (neato -n), everything else as attributes
/// that Graphviz passes over. A network with directed links becomes a digraph whose duplex links point both ways.
/// </summary>
internal static class DotWriter
{
    public static void Write(NetworkTopology topology, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
        bool digraph = topology.Links.Any(l => l.IsDirected);
        List<TopologyColumn<NetworkNode>> nodeColumns = TopologyColumns.OfNodes(topology, "label");
        List<TopologyColumn<NetworkLink>> linkColumns = TopologyColumns.OfLinks(topology, directed: false).FindAll(c => c.Name is not ("name" or "directed"));
        text.WriteLine($"{(digraph ? "digraph" : "graph")} {Quoted(topology.Name)} {{");
        foreach (NetworkNode node in topology.Nodes)
        {
            IEnumerable<(string, string?)> attributes = nodeColumns.Select(c => (c.Name, c.Value(node)));
            if (node.X is { } x && node.Y is { } y) attributes = attributes.Append(("pos", $"{TopologyColumns.Number(x)},{TopologyColumns.Number(y)}!"));
            text.WriteLine($"  {Quoted(node.Id)}{Attributes(attributes)};");
        }
        foreach (NetworkLink link in topology.Links)
        {
            IEnumerable<(string, string?)> attributes =
            [
                ("id", link.Id),
                ("label", Capacity(topology, link)),
                ("dir", digraph && !link.IsDirected ? "both" : null),
                .. linkColumns.Select(c => (c.Name, c.Value(link))),
            ];
            text.WriteLine($"  {Quoted(topology.Nodes[link.Source].Id)} {(digraph ? "->" : "--")} {Quoted(topology.Nodes[link.Target].Id)}{Attributes(attributes)};");
        }
        text.WriteLine("}");
    }

    private static string? Capacity(NetworkTopology topology, NetworkLink link) => link.CapacityBps is not { } capacity ? null
        : topology.RateUnitKnown && capacity is >= 1 and <= 1e24 ? BitRate.FromBitsPerSecond(capacity).ToString()
        : TopologyColumns.Number(capacity);

    private static string Attributes(IEnumerable<(string Name, string? Value)> attributes)
    {
        string list = string.Join(", ", attributes.Where(a => a.Value is not null).Select(a => $"{a.Name}={Quoted(a.Value!)}"));
        return list.Length == 0 ? "" : $" [{list}]";
    }

    // A backslash begins an escape in labels; line ends would end up in the middle of a statement.
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "").Replace("\n", "\\n") + "\"";
}
