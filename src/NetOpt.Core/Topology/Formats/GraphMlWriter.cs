using System.Text;
using System.Xml;

namespace NetOpt.Topology.Formats;

/// <summary>Writes GraphML that other graph libraries read and that reads back here as the same topology, demands apart.</summary>
internal static class GraphMlWriter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    public static void Write(NetworkTopology topology, Stream stream)
    {
        bool directed = JsonNodeLinkWriter.AllDirected(topology);
        List<TopologyColumn<NetworkNode>> nodeColumns = TopologyColumns.OfNodes(topology, "label");
        // The direction of an edge is an attribute of the element itself.
        List<TopologyColumn<NetworkLink>> linkColumns = TopologyColumns.OfLinks(topology, directed).FindAll(c => c.Name != "directed");
        var graph = TopologyColumns.OfGraph(topology);
        using XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        });
        xml.WriteStartDocument();
        xml.WriteStartElement("graphml", Namespace);
        for (int i = 0; i < graph.Length; i++) WriteKey(xml, "g" + i, "graph", graph[i].Name, graph[i].Kind);
        for (int i = 0; i < nodeColumns.Count; i++) WriteKey(xml, "n" + i, "node", nodeColumns[i].Name, nodeColumns[i].Kind);
        for (int i = 0; i < linkColumns.Count; i++) WriteKey(xml, "e" + i, "edge", linkColumns[i].Name, linkColumns[i].Kind);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("edgedefault", directed ? "directed" : "undirected");
        for (int i = 0; i < graph.Length; i++) WriteData(xml, "g" + i, graph[i].Value);
        foreach (NetworkNode node in topology.Nodes)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", XmlSafe.Text(node.Id));
            for (int i = 0; i < nodeColumns.Count; i++) WriteData(xml, "n" + i, nodeColumns[i].Value(node));
            xml.WriteEndElement();
        }
        foreach (NetworkLink link in topology.Links)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", XmlSafe.Text(link.Id));
            xml.WriteAttributeString("source", XmlSafe.Text(topology.Nodes[link.Source].Id));
            xml.WriteAttributeString("target", XmlSafe.Text(topology.Nodes[link.Target].Id));
            if (link.IsDirected != directed) xml.WriteAttributeString("directed", link.IsDirected ? "true" : "false");
            for (int i = 0; i < linkColumns.Count; i++) WriteData(xml, "e" + i, linkColumns[i].Value(link));
            xml.WriteEndElement();
        }
        xml.WriteEndDocument();
    }

    private static void WriteKey(XmlWriter xml, string id, string scope, string name, string kind)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", scope);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", kind);
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string? value)
    {
        if (value is null) return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlSafe.Text(value));
        xml.WriteEndElement();
    }
}
