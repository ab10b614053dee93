using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads a JSON node-link document in one pass: the form that NetworkX and TopoHub write, and our own.
/// Links may stand under "links" or "edges", demands under "graph" or beside it. O(length) time.
/// </summary>
internal sealed class JsonNodeLinkReader
{
    private readonly ReadSession _session;
    private readonly TopologyAssembler _assembler;
    private readonly JsonDemandReader _demands;
    private readonly LinkValues _values = new();
    private readonly SeenNames _seen;
    private readonly List<int> _followFile = [];
    private bool? _directed;
    private bool _sawNodes, _sawLinks;
    private int _nameRank = int.MaxValue;

    public JsonNodeLinkReader(ReadSession session)
    {
        _session = session;
        _assembler = new TopologyAssembler(session, "json") { EndsByName = true, ExpectsCoordinates = false };
        _demands = new JsonDemandReader(session);
        _seen = new SeenNames(session);
    }

    public ImportedTopology Read(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonText(_session, utf8);
        json.Read();
        if (json.Token != JsonTokenType.StartObject)
            throw _session.Malformed(json.Place, "The JSON text is not a node-link document", "an object with nodes and links", """{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]}""");
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (json.PropertyIs("directed"u8)) ReadScalar(ref json, (text, place) => _directed = ValueText.Boolean(_session, text, place));
            else if (json.PropertyIs("name"u8)) ReadScalar(ref json, (text, _) => _assembler.Name ??= text);
            else if (json.PropertyIs("graph"u8)) ReadGraph(ref json);
            else if (json.PropertyIs("nodes"u8)) _sawNodes = ReadOnce(ref json, _sawNodes, ReadNode);
            else if (json.PropertyIs("links"u8) || json.PropertyIs("edges"u8)) _sawLinks = ReadOnce(ref json, _sawLinks, ReadLink);
            else if (json.PropertyIs("demands"u8)) ReadDemands(ref json);
            else
            {
                json.Read();
                json.Skip();
            }
        }
        FilePlace end = json.Place;
        json.Read();
        if (!_sawNodes || !_sawLinks)
            throw _session.Malformed(end, $"The JSON text has no list of {(_sawNodes ? "links" : "nodes")}", "an object with nodes and links", """{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]}""");
        if (_directed == true)
            _assembler.MakeDirected(_followFile);
        return _assembler.Finish(_demands.WasGiven ? _demands.Assembler : null);
    }

    private delegate void ItemReader(ref JsonText json);

    private static void ReadScalar(ref JsonText json, Action<string, FilePlace> use)
    {
        json.Read();
        if (json.Scalar() is { } text) use(text, json.Place);
        else json.Skip();
    }

    private bool ReadOnce(ref JsonText json, bool seen, ItemReader readItem)
    {
        string what = json.PropertyName();
        if (seen) throw _session.Malformed(json.Place, $"Another list of {(what == "nodes" ? "nodes" : "links")}, '{what}', follows the first", "one list of nodes and one of links");
        return ReadList(ref json, what, readItem);
    }

    private bool ReadList(ref JsonText json, string what, ItemReader readItem)
    {
        json.Read();
        if (json.Token != JsonTokenType.StartArray) throw _session.Malformed(json.Place, $"'{what}' is not a list", "a JSON array");
        while (json.Read() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token != JsonTokenType.StartObject) throw _session.Malformed(json.Place, $"An item of '{what}' is not an object", "a JSON object");
            readItem(ref json);
        }
        return true;
    }

    private void ReadDemands(ref JsonText json)
    {
        json.Read();
        _demands.Read(ref json);
    }

    private void ReadGraph(ref JsonText json)
    {
        json.Read();
        if (json.Token != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            string name = json.PropertyName();
            if (name == "demands")
            {
                ReadDemands(ref json);
                continue;
            }
            ReadScalar(ref json, (text, place) =>
            {
                if (name == "demandRateUnitKnown") _demands.Assembler.RateUnitKnown = ValueText.Boolean(_session, text, place);
                else GraphAttributes.Set(_session, _assembler, name, text, place, ref _nameRank);
            });
        }
    }

    private void ReadNode(ref JsonText json)
    {
        FilePlace place = json.Place;
        var values = new NodeValues();
        _seen.Clear();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            string name = json.PropertyName();
            AttributeMeaning meaning = AttributeNames.OfNode(name);
            if (meaning.Kind != AttributeKind.None) _seen.Add(name, json.Place);
            json.Read();
            if (meaning.Kind == AttributeKind.None) json.Skip();
            else if (meaning.Kind == AttributeKind.Id && json.Token is JsonTokenType.StartObject or JsonTokenType.Null)
                throw _session.Malformed(json.Place, $"A node id is {(json.Token == JsonTokenType.Null ? "null" : "an object")}", "a text or a number, or no id at all", "\"fra1\"");
            else if (json.Token == JsonTokenType.StartArray) ReadNodeList(ref json, meaning, ref values);
            else if (json.Scalar() is { } text) values.Set(_session, meaning, text, json.Place);
            else json.Skip();
        }
        _assembler.SayGeographic(values.Geographic);
        // A node without an id is named by its place, as D3's links do.
        values.Id ??= _assembler.NodeCount.ToString(CultureInfo.InvariantCulture);
        _assembler.AddNode(values.Node(), place);
    }

    private void ReadNodeList(ref JsonText json, AttributeMeaning meaning, ref NodeValues values)
    {
        FilePlace place = json.Place;
        if (meaning.Kind == AttributeKind.Id)
        {
            values.Id = CompoundId(ref json);
            return;
        }
        var items = ImmutableArray.CreateBuilder<string>();
        while (json.Read() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Scalar() is { } text) items.Add(text);
            else json.Skip();
        }
        if (meaning.Kind == AttributeKind.Capabilities) values.Capabilities = items.ToImmutable();
        if (meaning.Kind == AttributeKind.Position && items.Count >= 2)
        {
            values.Set(_session, meaning with { Kind = AttributeKind.X }, items[0], place);
            values.Set(_session, meaning with { Kind = AttributeKind.Y }, items[1], place);
        }
    }

    // NetworkX writes tuples as lists: (0, 1) is [0, 1] in nodes and links alike.
    private string CompoundId(ref JsonText json)
    {
        var parts = new List<string>();
        while (json.Read() && json.Token != JsonTokenType.EndArray)
            parts.Add(json.Scalar() ?? throw _session.Malformed(json.Place, "A node id holds more than texts and numbers", "a text or a number", "\"fra1\""));
        return "(" + string.Join(", ", parts) + ")";
    }

    private void ReadLink(ref JsonText json)
    {
        FilePlace place = json.Place;
        string? source = null, target = null;
        int sourceRank = int.MaxValue, targetRank = int.MaxValue;
        _values.Clear();
        _seen.Clear();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            string name = json.PropertyName();
            AttributeMeaning meaning = AttributeNames.OfLink(name);
            bool backward = name == "backward";
            if (meaning.Kind != AttributeKind.None || backward) _seen.Add(name, json.Place);
            if (backward)
            {
                ReadBackward(ref json);
                continue;
            }
            json.Read();
            bool isEnd = meaning.Kind is AttributeKind.Source or AttributeKind.Target;
            string? text = isEnd && json.Token == JsonTokenType.StartArray ? CompoundId(ref json) : json.Scalar();
            if (text is null || meaning.Kind == AttributeKind.None) json.Skip();
            else if (meaning.Kind == AttributeKind.Source && meaning.Rank < sourceRank) (source, sourceRank) = (text, meaning.Rank);
            else if (meaning.Kind == AttributeKind.Target && meaning.Rank < targetRank) (target, targetRank) = (text, meaning.Rank);
            else _values.Set(_session, meaning, text, json.Place);
        }
        if (source is null || target is null)
            throw _session.Malformed(place, $"A link has no {(source is null ? "source" : "target")}", "the ids of two nodes", """{"source":"a","target":"b"}""");
        if (_values.Directed is null && !_values.HasBackward) _followFile.Add(_assembler.LinkCount);
        _assembler.AddLink(_values.Id, _values, source, target, _values.Directed ?? false, place);
    }

    private void ReadBackward(ref JsonText json)
    {
        json.Read();
        if (json.Token != JsonTokenType.StartObject)
            throw _session.Malformed(json.Place, "'backward' is not an object", "the properties of the way back", """{"capacityBps":1e9}""");
        _values.MarkBackward();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            AttributeMeaning meaning = AttributeNames.OfLink(json.PropertyName());
            json.Read();
            if (meaning.Kind is not AttributeKind.None and <= AttributeKind.Utilization && json.Scalar() is { } text)
                _values.Set(_session, meaning with { Backward = true }, text, json.Place);
            else json.Skip();
        }
    }
}
