using System.Globalization;
using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Writes GML. Node ids are numbers there, so a node's own id stands beside as <c>nodeId</c>; demands are lists of their own,
/// which other readers pass over. Text is 7-bit: other characters are written as numeric entities.
/// </summary>
internal static class GmlWriter
{
    public static void Write(NetworkTopology topology, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
        bool directed = JsonNodeLinkWriter.AllDirected(topology);
        text.WriteLine("graph [");
        WritePair(text, "  ", "directed", "boolean", directed ? "true" : "false");
        WritePair(text, "  ", "multigraph", "boolean", "true");
        foreach ((string name, string kind, string value) in TopologyColumns.OfGraph(topology)) WritePair(text, "  ", name, kind, value);
        WriteNodes(text, topology);
        WriteLinks(text, topology, directed);
        if (topology.Demands is { } demands) WriteDemands(text, demands);
        text.WriteLine("]");
    }

    private static void WriteNodes(StreamWriter text, NetworkTopology topology)
    {
        List<TopologyColumn<NetworkNode>> columns = TopologyColumns.OfNodes(topology, "label").FindAll(c => c.Name != "label");
        for (int i = 0; i < topology.Nodes.Length; i++)
        {
            NetworkNode node = topology.Nodes[i];
            text.WriteLine("  node [");
            WritePair(text, "    ", "id", "long", i.ToString(CultureInfo.InvariantCulture));
            WritePair(text, "    ", "nodeId", "string", node.Id);
            WritePair(text, "    ", "label", "string", node.Name);
            foreach (TopologyColumn<NetworkNode> column in columns) WritePair(text, "    ", column.Name, column.Kind, column.Value(node));
            text.WriteLine("  ]");
        }
    }

    private static void WriteLinks(StreamWriter text, NetworkTopology topology, bool directed)
    {
        List<TopologyColumn<NetworkLink>> columns = TopologyColumns.OfLinks(topology, directed);
        foreach (NetworkLink link in topology.Links)
        {
            text.WriteLine("  edge [");
            WritePair(text, "    ", "source", "long", link.Source.ToString(CultureInfo.InvariantCulture));
            WritePair(text, "    ", "target", "long", link.Target.ToString(CultureInfo.InvariantCulture));
            WritePair(text, "    ", "id", "string", link.Id);
            foreach (TopologyColumn<NetworkLink> column in columns) WritePair(text, "    ", column.Name, column.Kind, column.Value(link));
            text.WriteLine("  ]");
        }
    }

    private static void WriteDemands(StreamWriter text, TrafficMatrix demands)
    {
        WritePair(text, "  ", "demandRateUnitKnown", "boolean", demands.RateUnitKnown ? "true" : "false");
        string rate = demands.RateUnitKnown ? "rateBps" : "rate";
        foreach (TrafficDemand demand in demands.Demands)
        {
            text.WriteLine("  demand [");
            WritePair(text, "    ", "id", "string", demand.Id);
            WritePair(text, "    ", "source", "string", demand.Source);
            WritePair(text, "    ", "target", "string", demand.Target);
            WritePair(text, "    ", rate, "double", TopologyColumns.Number(demand.RateBps));
            text.WriteLine("  ]");
        }
    }

    private static void WritePair(StreamWriter text, string indent, string key, string kind, string? value)
    {
        if (value is null) return;
        text.Write(indent);
        text.Write(key);
        text.Write(' ');
        if (kind == "string") WriteQuoted(text, value);
        else text.Write(kind == "boolean" ? value == "true" ? "1" : "0" : Real(value));
        text.Write('\n');
    }

    // GML's real numbers have a point: 1E+10 would read as the number 1 and a key.
    private static string Real(string number)
    {
        int exponent = number.IndexOf('E');
        return exponent < 0 || number.Contains('.') ? number : number[..exponent] + ".0" + number[exponent..];
    }

    private static void WriteQuoted(StreamWriter text, string value)
    {
        text.Write('"');
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '&' or < ' ' or > '~') text.Write(string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};"));
            else text.Write((char)rune.Value);
        }
        text.Write('"');
    }
}
