using System.Net;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads GML (Himsolt, "GML: A portable Graph File Format"): nested lists of keys and values. Uses node, edge and our own
/// demand lists inside graph; passes over the rest. One pass, no recursion, O(length) time.
/// </summary>
internal sealed class GmlReader
{
    private readonly ReadSession _session;
    private readonly TextScanner _text;
    private readonly TopologyAssembler _assembler;
    private readonly DemandAssembler _demands;
    private readonly LinkValues _link = new();
    private readonly List<int> _followFile = [];
    private readonly Dictionary<string, string> _ownIds = new(StringComparer.Ordinal);
    private FilePlace _place;
    private int _nameRank = int.MaxValue;
    private bool _directed;
    private bool _sawDemands;

    public GmlReader(ReadSession session, string text)
    {
        _session = session;
        _text = new TextScanner(text);
        _assembler = new TopologyAssembler(session, "gml") { LinkIdsAreLabels = true };
        _demands = new DemandAssembler(session) { Rates = new UnitEvidence() };
    }

    private enum Value { End, Close, Open, Text }

    public ImportedTopology Read()
    {
        bool sawGraph = false;
        while (Pair(out string key, out Value kind, out _))
        {
            if (kind == Value.Close) throw _session.Malformed(_place, "A list is closed that was not opened", "as many [ as ]");
            if (kind != Value.Open) continue;
            if (key == "graph" && !sawGraph)
            {
                sawGraph = true;
                ReadGraph();
            }
            else
            {
                SkipList(key);
            }
        }
        if (!sawGraph) throw _session.Malformed(_text.Place, "The file has no graph", "graph [ ... ] with nodes and edges");
        if (_directed) _assembler.MakeDirected(_followFile);
        return _assembler.Finish(_sawDemands ? _demands : null);
    }

    private void ReadGraph()
    {
        while (Next("graph", out string key, out Value kind, out string text))
        {
            if (kind == Value.Open)
            {
                switch (key)
                {
                    case "node": ReadNode(); break;
                    case "edge": ReadEdge(); break;
                    case "demand": ReadDemand(); break;
                    default: SkipList(key); break;
                }
            }
            else if (key == "directed") _directed = ValueText.Boolean(_session, text, _place);
            else if (key == "demandRateUnitKnown")
            {
                _demands.RateUnitKnown = ValueText.Boolean(_session, text, _place);
                _sawDemands = true;
            }
            else GraphAttributes.Set(_session, _assembler, key, text, _place, ref _nameRank);
        }
    }

    private void ReadNode()
    {
        FilePlace place = _place;
        var values = new NodeValues();
        string? ownId = null;
        while (Next("node", out string key, out Value kind, out string text))
        {
            if (kind == Value.Open)
            {
                SkipList(key);
                continue;
            }
            AttributeMeaning meaning = AttributeNames.OfNode(key);
            if (meaning.Kind == AttributeKind.OwnId) ownId = text;
            else values.Set(_session, meaning, text, _place);
        }
        if (values.Id is null) throw _session.Malformed(place, "A node has no id", "an id", "node [ id 0 label \"a\" ]");
        if (ownId is not null)
        {
            _ownIds[values.Id] = ownId;
            values.Id = ownId;
        }
        _assembler.SayGeographic(values.Geographic);
        _assembler.AddNode(values.Node(), place);
    }

    private void ReadEdge()
    {
        FilePlace place = _place;
        string? source = null, target = null;
        _link.Clear();
        while (Next("edge", out string key, out Value kind, out string text))
        {
            if (kind == Value.Open) SkipList(key);
            else if (key == "source") source = text;
            else if (key == "target") target = text;
            else _link.Set(_session, AttributeNames.OfLink(key), text, _place);
        }
        if (source is null || target is null) throw _session.Malformed(place, $"An edge has no {(source is null ? "source" : "target")}", "the ids of two nodes", "edge [ source 0 target 1 ]");
        if (_link.Directed is null && !_link.HasBackward) _followFile.Add(_assembler.LinkCount);
        source = _ownIds.GetValueOrDefault(source, source);
        target = _ownIds.GetValueOrDefault(target, target);
        _assembler.AddLink(_link.Id, _link, source, target, _link.Directed ?? false, place);
    }

    private void ReadDemand()
    {
        FilePlace place = _place;
        string? id = null, source = null, target = null;
        double? rate = null;
        _sawDemands = true;
        while (Next("demand", out string key, out Value kind, out string text))
        {
            if (kind == Value.Open)
            {
                SkipList(key);
                continue;
            }
            AttributeMeaning meaning = AttributeNames.OfDemand(key);
            switch (meaning.Kind)
            {
                case AttributeKind.Id: id = text; break;
                case AttributeKind.Source: source = text; break;
                case AttributeKind.Target: target = text; break;
                case AttributeKind.Rate: rate = ValueText.Rate(_session, _demands.Rates, text, meaning.Unit, _place); break;
            }
        }
        if (source is null || target is null || rate is null)
            throw _session.Malformed(place, "A demand lacks its source, its target or its rate", "all three", "demand [ source 0 target 1 rateBps 1e9 ]");
        _demands.Add(id, source, target, rate.Value, place);
    }

    // The next pair inside a list; false at its "]".
    private bool Next(string list, out string key, out Value kind, out string text)
    {
        if (!Pair(out key, out kind, out text)) throw _session.Malformed(_text.Place, $"The file ends within {list} [", "a closing ]");
        return kind != Value.Close;
    }

    private void SkipList(string list)
    {
        int depth = 1;
        while (depth > 0)
        {
            if (!Pair(out _, out Value kind, out _)) throw _session.Malformed(_text.Place, $"The file ends within {ValueText.Short(list)} [", "a closing ]");
            if (kind == Value.Close) depth--;
            // The list itself is inside graph, and mostly inside node or edge as well.
            if (kind == Value.Open && ++depth + 2 > _session.Options.MaxDepth)
                throw _session.Error(ErrorCodes.TooDeep, _place, $"Lists nest deeper than {_session.Options.MaxDepth} levels", $"at most {_session.Options.MaxDepth} levels");
        }
    }

    // key value, key "text", key [ or ]; false at the end of the file.
    private bool Pair(out string key, out Value kind, out string text)
    {
        text = key = "";
        kind = Value.End;
        SkipToToken();
        _place = _text.Place;
        if (_text.AtEnd) return false;
        if (_text.Current == ']')
        {
            _text.Advance();
            kind = Value.Close;
            return true;
        }
        key = Word();
        if (!char.IsLetter(key, 0) && key[0] != '_') throw _session.Malformed(_place, $"There is '{ValueText.Short(key)}' where a key should be", "a word and its value", "label \"a\"");
        SkipToToken();
        if (_text.AtEnd) throw _session.Malformed(_text.Place, $"The file ends after the key '{ValueText.Short(key)}'", "a value");
        _place = _text.Place;
        if (_text.Current == '[')
        {
            _text.Advance();
            kind = Value.Open;
            return true;
        }
        if (_text.Current == ']') throw _session.Malformed(_place, $"The key '{ValueText.Short(key)}' has no value", "a number, a text in quotes, or a list");
        kind = Value.Text;
        text = _text.Current == '"' ? Quoted() : Word();
        return true;
    }

    private string Quoted()
    {
        _text.Advance();
        int start = _text.Position;
        while (!_text.AtEnd && _text.Current != '"') _text.Advance();
        if (_text.AtEnd) throw _session.Malformed(_place, "A text in quotes does not end", "a closing quote");
        string text = _text.From(start).ToString();
        _text.Advance();
        return text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
    }

    private string Word()
    {
        int start = _text.Position;
        do
        {
            _text.Advance();
        }
        while (!_text.AtEnd && !char.IsWhiteSpace(_text.Current) && _text.Current is not ('[' or ']' or '"'));
        return _text.From(start).ToString();
    }

    // "#" begins a comment where it is the first sign of a line.
    private void SkipToToken()
    {
        while (true)
        {
            _text.SkipBlanks();
            if (_text.AtEnd || _text.Current != '#') return;
            _text.SkipLine();
        }
    }
}
