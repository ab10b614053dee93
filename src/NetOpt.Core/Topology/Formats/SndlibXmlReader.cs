using System.Xml;

namespace NetOpt.Topology.Formats;

/// <summary>Reads an SNDlib XML network (namespace http://sndlib.zib.de/network) in one pass. O(length) time.</summary>
internal sealed class SndlibXmlReader(ReadSession session, XmlText text)
{
    private readonly SndlibNetwork _network = new(session, "sndlib-xml");
    private bool _sawStructure;

    /// <summary>Reads from the root element, which is current.</summary>
    public ImportedTopology Read()
    {
        while (text.Read())
        {
            if (text.Xml.NodeType != XmlNodeType.Element) continue;
            switch (text.Xml.LocalName)
            {
                case "networkStructure":
                    _sawStructure = true;
                    break;
                case "unit":
                    _network.SetUnit(text.Content());
                    break;
                case "nodes":
                    // pixel or geographical; the file says it outright.
                    if (text.Xml.GetAttribute("coordinatesType") is { } type)
                    {
                        _network.Assembler.Geographic = type.Equals("geographical", StringComparison.OrdinalIgnoreCase);
                    }
                    break;
                case "node":
                    ReadNode();
                    break;
                case "link":
                    ReadLink();
                    break;
                case "demand":
                    ReadDemand();
                    break;
            }
        }
        if (!_sawStructure) throw session.Malformed(text.Place, "The document has no <networkStructure>", "a network with nodes and links");
        return _network.Finish();
    }

    private void ReadNode()
    {
        FilePlace place = text.Place;
        string id = text.Attribute("id");
        double? x = null, y = null;
        int depth = text.Xml.Depth;
        while (Next(depth))
        {
            FilePlace at = text.Place;
            if (text.Xml.LocalName == "x") x = ValueText.Number(session, text.Content(), ErrorCodes.MalformedFile, at);
            else if (text.Xml.LocalName == "y") y = ValueText.Number(session, text.Content(), ErrorCodes.MalformedFile, at);
        }
        _network.AddNode(id, x, y, place);
    }

    private void ReadLink()
    {
        FilePlace place = text.Place;
        string id = text.Attribute("id");
        string? source = null, target = null;
        double installed = 0;
        bool additional = false;
        int depth = text.Xml.Depth;
        while (Next(depth))
        {
            FilePlace at = text.Place;
            switch (text.Xml.LocalName)
            {
                case "source": source = text.Content().Trim(); break;
                case "target": target = text.Content().Trim(); break;
                case "preInstalledModule": additional = false; break;
                case "addModule": additional = true; break;
                case "capacity" when additional: _network.AddModule(text.Content(), at); break;
                case "capacity": installed = _network.Capacity(text.Content(), at); break;
            }
        }
        if (source is null || target is null) throw session.Malformed(place, $"Link '{ValueText.Short(id)}' has no {(source is null ? "source" : "target")}", "the ids of two nodes");
        _network.AddLink(id, source, target, installed, place);
    }

    private void ReadDemand()
    {
        FilePlace place = text.Place;
        string id = text.Attribute("id");
        string? source = null, target = null, value = null, unit = null;
        int depth = text.Xml.Depth;
        while (Next(depth))
        {
            switch (text.Xml.LocalName)
            {
                case "source": source = text.Content().Trim(); break;
                case "target": target = text.Content().Trim(); break;
                case "demandValue": value = text.Content(); break;
                case "routingUnit": unit = text.Content(); break;
                case "admissiblePaths": text.Skip(); break;
            }
        }
        if (source is null || target is null || value is null)
            throw session.Malformed(place, $"Demand '{ValueText.Short(id)}' lacks its source, its target or its value", "<source>, <target> and <demandValue>");
        _network.AddDemand(id, source, target, value, unit, place);
    }

    // The next element inside the one at this depth; false at its end.
    private bool Next(int depth)
    {
        if (text.Xml.Depth == depth && text.Xml.IsEmptyElement) return false;
        while (text.Read())
        {
            if (text.Xml.NodeType == XmlNodeType.Element) return true;
            if (text.Xml.Depth <= depth) return false;
        }
        return false;
    }
}
