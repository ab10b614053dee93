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
            if (text.Token != XmlToken.Start) continue;
            switch (text.Name)
            {
                case "networkStructure":
                    _sawStructure = true;
                    break;
                case "unit":
                    _network.SetUnit(text.Content().ToString());
                    break;
                case "nodes":
                    // pixel or geographical; the file says it outright.
                    if (text.Attribute("coordinatesType") is { } type)
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
        string id = text.Required("id").ToString();
        double? x = null, y = null;
        int depth = text.Depth;
        while (Next(depth))
        {
            FilePlace at = text.Place;
            if (text.Name == "x") x = ValueText.Number(session, text.Content(), ErrorCodes.MalformedFile, at);
            else if (text.Name == "y") y = ValueText.Number(session, text.Content(), ErrorCodes.MalformedFile, at);
        }
        _network.AddNode(id, x, y, place);
    }

    private void ReadLink()
    {
        FilePlace place = text.Place;
        string id = text.Required("id").ToString();
        string? source = null, target = null;
        double installed = 0;
        bool additional = false;
        int depth = text.Depth;
        while (Next(depth))
        {
            FilePlace at = text.Place;
            switch (text.Name)
            {
                case "source": source = text.Content().Trim().ToString(); break;
                case "target": target = text.Content().Trim().ToString(); break;
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
        string id = text.Required("id").ToString();
        string? source = null, target = null, value = null, unit = null;
        int depth = text.Depth;
        while (Next(depth))
        {
            switch (text.Name)
            {
                case "source": source = text.Content().Trim().ToString(); break;
                case "target": target = text.Content().Trim().ToString(); break;
                case "demandValue": value = text.Content().ToString(); break;
                case "routingUnit": unit = text.Content().ToString(); break;
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
        if (text.Depth == depth && text.IsEmptyElement) return false;
        while (text.Read())
        {
            if (text.Token == XmlToken.Start) return true;
            if (text.Depth <= depth) return false;
        }
        return false;
    }
}
