namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads GraphML (graphml.graphdrawing.org) in one pass: keys with defaults, directed and undirected edges, nodes in nested
/// graphs. Ports count as their node; hyperedges join more than two nodes and are left out with a notice. O(length) time.
/// </summary>
internal sealed class GraphMlReader
{
    private enum Owner { None, Graph, Node, Edge }

    private readonly ReadSession _session;
    private readonly XmlText _text;
    private readonly TopologyAssembler _assembler;
    private readonly Dictionary<string, Key> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Key>.AlternateLookup<ReadOnlySpan<char>> _keysBySpan;
    private readonly List<Key> _nodeDefaults = [], _linkDefaults = [];
    private readonly List<bool> _directedByGraph = [];
    private readonly LinkValues _link = new();
    private NodeValues _node;
    private FilePlace _place;
    private string _source = "", _target = "";
    private string? _edgeId;
    private bool? _edgeDirected;
    private int _nameRank = int.MaxValue;
    private bool _done;

    private sealed record Key(AttributeMeaning ForNode, AttributeMeaning ForLink, string Name)
    {
        public string? Default { get; set; }
    }

    public GraphMlReader(ReadSession session, XmlText text)
    {
        _session = session;
        _text = text;
        _keysBySpan = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        _assembler = new TopologyAssembler(session, "graphml") { LinkIdsAreLabels = true, LinksAreFinal = true };
    }

    /// <summary>Reads from the root element, which is current.</summary>
    public ImportedTopology Read()
    {
        var owner = Owner.None;
        while (_text.Read())
        {
            if (_text.Token == XmlToken.Start) owner = Start(_text.Name, owner);
            else if (_text.Token == XmlToken.End) owner = End(_text.Name, owner);
        }
        if (!_done) throw _session.Malformed(_text.Place, "The document has no <graph>", "a <graph> element with nodes and edges");
        return _assembler.Finish();
    }

    private Owner Start(string element, Owner owner)
    {
        switch (element)
        {
            case "key":
                ReadKey();
                return owner;
            case "graph":
                return StartGraph(owner);
            case "node" when _directedByGraph.Count > 0:
                StartNode();
                if (!_text.IsEmptyElement) return Owner.Node;
                EndNode();
                return Owner.Graph;
            case "edge" when _directedByGraph.Count > 0:
                StartEdge();
                if (!_text.IsEmptyElement) return Owner.Edge;
                EndEdge();
                return Owner.Graph;
            case "data":
                ReadData(owner);
                return owner;
            case "hyperedge":
                _session.Notices.Add("HyperedgeDropped", $"line {_text.Place.Line}", (count, first) => $"{NoticeList.Count(count, "hyperedge")} left out, first in {first}; a link joins two nodes.");
                _text.Skip();
                return owner;
            default:
                _text.Skip();
                return owner;
        }
    }

    private Owner End(string element, Owner owner)
    {
        switch (element)
        {
            case "node" when owner == Owner.Node:
                EndNode();
                return Owner.Graph;
            case "edge" when owner == Owner.Edge:
                EndEdge();
                return Owner.Graph;
            case "graph" when _directedByGraph.Count > 0:
                _directedByGraph.RemoveAt(_directedByGraph.Count - 1);
                _done |= _directedByGraph.Count == 0;
                return _directedByGraph.Count == 0 ? Owner.None : Owner.Graph;
            default:
                return owner;
        }
    }

    private void ReadKey()
    {
        string id = _text.Required("id").ToString();
        string scope = _text.Attribute("for") ?? "all";
        string name = _text.Attribute("attr.name") ?? id;
        bool forNode = scope is "node" or "all", forLink = scope is "edge" or "all";
        AttributeMeaning node = forNode ? AttributeNames.OfNode(name) : default;
        AttributeMeaning link = forLink ? AttributeNames.OfLink(name) : default;
        // The identity of nodes, and the ends of edges, are XML attributes; data of that name says something else.
        if (node.Kind == AttributeKind.Id) node = default;
        if (link.Kind is AttributeKind.Source or AttributeKind.Target) link = default;
        var key = new Key(node, link, name);
        if (!_keys.TryAdd(id, key))
            throw _session.Error(ErrorCodes.DuplicateId, _text.Place, $"The key '{ValueText.Short(id)}' occurs twice", "a unique id for each key", value: id);
        if (_text.IsEmptyElement) return;
        int depth = _text.Depth;
        while (_text.Read() && _text.Depth > depth)
        {
            if (_text.Token == XmlToken.Start && _text.Name == "default") key.Default = _text.Content().ToString();
        }
        if (key.Default is null) return;
        if (node.Kind != AttributeKind.None) _nodeDefaults.Add(key);
        if (link.Kind != AttributeKind.None) _linkDefaults.Add(key);
    }

    private Owner StartGraph(Owner owner)
    {
        if (_done)
        {
            _session.Notices.Add("GraphIgnored", $"line {_text.Place.Line}", (count, first) => $"{NoticeList.Count(count, "further graph")} in the file left out, first in {first}.");
            _text.Skip();
            return owner;
        }
        // A graph inside a node or an edge: what stands before it is all we take of its owner.
        if (owner == Owner.Node) EndNode();
        if (owner == Owner.Edge) EndEdge();
        if (_text.IsEmptyElement)
        {
            _done |= _directedByGraph.Count == 0;
            return _directedByGraph.Count == 0 ? Owner.None : Owner.Graph;
        }
        string direction = _text.Attribute("edgedefault") ?? "undirected";
        _directedByGraph.Add(ValueText.Boolean(_session, direction, _text.Place));
        return Owner.Graph;
    }

    private void StartNode()
    {
        _place = _text.Place;
        _node = new NodeValues { Id = _text.Required("id").ToString() };
        // Defaults rank behind every value of the record itself.
        foreach (Key key in _nodeDefaults) _node.Set(_session, Behind(key.ForNode), key.Default!, _place);
    }

    private void EndNode()
    {
        _assembler.SayGeographic(_node.Geographic);
        _assembler.AddNode(_node.Node(), _place);
    }

    private void StartEdge()
    {
        _place = _text.Place;
        _source = _text.Required("source").ToString();
        _target = _text.Required("target").ToString();
        _edgeId = _text.Attribute("id");
        _edgeDirected = _text.Attribute("directed") is { } directed ? ValueText.Boolean(_session, directed, _place) : null;
        _link.Clear();
        foreach (Key key in _linkDefaults) _link.Set(_session, Behind(key.ForLink), key.Default!, _place);
    }

    private void EndEdge()
    {
        bool directed = _edgeDirected ?? _link.Directed ?? _directedByGraph[^1];
        string? id = string.IsNullOrEmpty(_edgeId) ? _link.Id : _edgeId;
        _assembler.AddLink(id, _link, _source, _target, directed, _place);
    }

    private static AttributeMeaning Behind(AttributeMeaning meaning) => meaning with { Rank = meaning.Rank + 1000 };

    private void ReadData(Owner owner)
    {
        ReadOnlySpan<char> id = _text.Required("key");
        if (!_keysBySpan.TryGetValue(id, out Key? key))
            throw _session.Malformed(_text.Place, $"The data names the key '{ValueText.Short(id.ToString())}', which the file does not declare", "the id of a <key> at the head of the file", value: id.ToString());
        AttributeMeaning meaning = owner == Owner.Node ? key.ForNode : owner == Owner.Edge ? key.ForLink : default;
        if (meaning.Kind == AttributeKind.None && owner != Owner.Graph)
        {
            _text.Skip();
            return;
        }
        FilePlace place = _text.Place;
        ReadOnlySpan<char> text = _text.Content();
        if (owner == Owner.Node) _node.Set(_session, meaning, text.ToString(), place);
        else if (owner == Owner.Edge) _link.Set(_session, meaning, text, place);
        else if (owner == Owner.Graph && _directedByGraph.Count == 1) GraphAttributes.Set(_session, _assembler, key.Name, text.ToString(), place, ref _nameRank);
    }
}
