using System.Text.Json;

namespace NetOpt.Topology.Formats;

/// <summary>Writes a topology as a JSON node-link document that loses nothing.</summary>
internal static class JsonNodeLinkWriter
{
    public static void Write(Utf8JsonWriter json, NetworkTopology topology)
    {
        bool directed = AllDirected(topology);
        json.WriteStartObject();
        json.WriteBoolean("directed", directed);
        json.WriteBoolean("multigraph", true);
        WriteGraph(json, topology);
        json.WriteStartArray("nodes");
        foreach (NetworkNode node in topology.Nodes) WriteNode(json, node);
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (NetworkLink link in topology.Links) WriteLink(json, topology, link, directed);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Whether there are links and each is directed.</summary>
    public static bool AllDirected(NetworkTopology topology)
    {
        foreach (NetworkLink link in topology.Links)
        {
            if (!link.IsDirected) return false;
        }
        return topology.Links.Length > 0;
    }

    // Demands stand inside "graph": other libraries keep that object when they read and write a document.
    private static void WriteGraph(Utf8JsonWriter json, NetworkTopology topology)
    {
        json.WriteStartObject("graph");
        json.WriteString("name", topology.Name);
        json.WriteNumber("version", topology.Version);
        json.WriteBoolean("rateUnitKnown", topology.RateUnitKnown);
        json.WriteBoolean("delayUnitKnown", topology.DelayUnitKnown);
        json.WriteBoolean("isGeographic", topology.IsGeographic);
        if (topology.Demands is { } demands)
        {
            json.WriteBoolean("demandRateUnitKnown", demands.RateUnitKnown);
            string rate = demands.RateUnitKnown ? "rateBps" : "rate";
            json.WriteStartArray("demands");
            foreach (TrafficDemand demand in demands.Demands)
            {
                json.WriteStartObject();
                json.WriteString("id", demand.Id);
                json.WriteString("source", demand.Source);
                json.WriteString("target", demand.Target);
                json.WriteNumber(rate, demand.RateBps);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, NetworkNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        if (node.Name != node.Id) json.WriteString("name", node.Name);
        WriteNumber(json, "x", node.X);
        WriteNumber(json, "y", node.Y);
        if (!node.Capabilities.IsDefaultOrEmpty)
        {
            json.WriteStartArray("capabilities");
            foreach (string capability in node.Capabilities) json.WriteStringValue(capability);
            json.WriteEndArray();
        }
        WriteNumber(json, "load", node.Load);
        WriteNumber(json, "reliability", node.Reliability);
        WriteNumber(json, "trust", node.Trust);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, NetworkTopology topology, NetworkLink link, bool directed)
    {
        json.WriteStartObject();
        json.WriteString("id", link.Id);
        if (link.Name != link.Id) json.WriteString("name", link.Name);
        json.WriteString("source", topology.Nodes[link.Source].Id);
        json.WriteString("target", topology.Nodes[link.Target].Id);
        json.WriteString("key", link.Id);
        if (link.IsDirected != directed) json.WriteBoolean("directed", link.IsDirected);
        WriteDirection(json, topology, link.Forward);
        if (link.Backward is { } back && back != link.Forward)
        {
            json.WriteStartObject("backward");
            WriteDirection(json, topology, back);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteDirection(Utf8JsonWriter json, NetworkTopology topology, LinkDirection direction)
    {
        WriteNumber(json, topology.RateUnitKnown ? "capacityBps" : "capacity", direction.CapacityBps);
        WriteNumber(json, topology.DelayUnitKnown ? "latencySeconds" : "latency", direction.LatencySeconds);
        WriteNumber(json, "loss", direction.Loss);
        WriteNumber(json, "cost", direction.Cost);
        WriteNumber(json, "utilization", direction.Utilization);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }
}
