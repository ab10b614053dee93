namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads an SNDlib native network: sections META, NODES, LINKS, DEMANDS in parentheses, "#" comments. Admissible paths are
/// passed over. One pass, no recursion, O(length) time.
/// </summary>
internal sealed class SndlibNativeReader
{
    private readonly ReadSession _session;
    private readonly TextScanner _text;
    private readonly SndlibNetwork _network;
    private FilePlace _place;

    public SndlibNativeReader(ReadSession session, string text)
    {
        _session = session;
        _text = new TextScanner(text);
        _network = new SndlibNetwork(session, "sndlib-native");
    }

    public ImportedTopology Read()
    {
        bool sawNodes = false;
        ReadHeader();
        while (Token() is { Length: > 0 } section)
        {
            Expect("(", $"the section {section}");
            switch (section)
            {
                case "META": ReadMeta(); break;
                case "NODES":
                    sawNodes = true;
                    ReadItems(ReadNode);
                    break;
                case "LINKS": ReadItems(ReadLink); break;
                case "DEMANDS": ReadItems(ReadDemand); break;
                default: SkipList(); break;
            }
        }
        if (!sawNodes) throw _session.Malformed(_text.Place, "The file has no section NODES", "NODES ( ... ) and LINKS ( ... )");
        return _network.Finish();
    }

    // ?SNDlib native format; type: network; version: 1.0
    // # network abilene
    private void ReadHeader()
    {
        _text.SkipBlanks();
        if (!_text.AtEnd && _text.Current == '?')
        {
            string header = _text.ReadLine().ToString();
            if (!header.Contains("type: network", StringComparison.OrdinalIgnoreCase))
            {
                throw FormatDetector.Unknown(_session.Path, $"this SNDlib file is no network; its header is '{ValueText.Short(header)}'", "a file of type network");
            }
        }
        _text.SkipBlanks();
        if (_text.AtEnd || _text.Current != '#') return;
        string comment = _text.ReadLine().ToString().TrimStart('#').Trim();
        if (comment.StartsWith("network ", StringComparison.Ordinal)) _network.Name = comment["network ".Length..].Trim();
    }

    // The values of META are free text up to the end of the line.
    private void ReadMeta()
    {
        while (true)
        {
            string key = Token();
            if (key == ")") return;
            if (key.Length == 0) throw Ended("the section META");
            Expect("=", $"'{key}'");
            string value = _text.ReadLine().Trim().ToString();
            if (key.Equals("unit", StringComparison.OrdinalIgnoreCase)) _network.SetUnit(value);
        }
    }

    private void ReadItems(Action<string, FilePlace> read)
    {
        while (true)
        {
            string id = Token();
            if (id == ")") return;
            if (id.Length == 0) throw Ended("a section");
            if (id == "(") throw _session.Malformed(_place, "An item begins with a parenthesis", "an id, and then ( ... )", "N1 ( 13.4 52.5 )");
            read(id, _place);
        }
    }

    // id [( x y )] and further lists that SNDlib 1.0 leaves empty.
    private void ReadNode(string id, FilePlace place)
    {
        double? x = null, y = null;
        bool first = true;
        while (NextIsOpen())
        {
            Token();
            if (!first)
            {
                SkipList();
                continue;
            }
            first = false;
            string token = Token();
            if (token == ")") continue;
            x = ValueText.Number(_session, token, ErrorCodes.MalformedFile, _place);
            y = ValueText.Number(_session, Value("the latitude"), ErrorCodes.MalformedFile, _place);
            Expect(")", $"the coordinates of '{id}'");
        }
        _network.AddNode(id, x, y, place);
    }

    // id ( source target ) pre_capacity pre_cost routing_cost setup_cost ( {module_capacity module_cost}* )
    private void ReadLink(string id, FilePlace place)
    {
        (string source, string target) = Ends(id);
        double installed = _network.Capacity(Value("the pre-installed capacity"), _place);
        for (int i = 0; i < 3; i++)
            ValueText.Number(_session, Value("a cost"), ErrorCodes.MalformedFile, _place);
        Expect("(", $"the modules of '{id}'");
        while (true)
        {
            string capacity = Token();
            if (capacity == ")") break;
            if (capacity.Length == 0) throw Ended($"the modules of '{id}'");
            _network.AddModule(capacity, _place);
            ValueText.Number(_session, Value("the cost of a module"), ErrorCodes.MalformedFile, _place);
        }
        _network.AddLink(id, source, target, installed, place);
    }

    // id ( source target ) routing_unit value max_path_length
    private void ReadDemand(string id, FilePlace place)
    {
        (string source, string target) = Ends(id);
        string unit = Value("the routing unit");
        string value = Value("the value");
        Value("the longest path");
        _network.AddDemand(id, source, target, value, unit, place);
    }

    private (string Source, string Target) Ends(string id)
    {
        Expect("(", $"'{id}'");
        string source = Value("the source"), target = Value("the target");
        Expect(")", $"the ends of '{id}'");
        return (source, target);
    }

    private string Value(string what)
    {
        string token = Token();
        if (token is "" or "(" or ")") throw token == "" ? Ended(what) : _session.Malformed(_place, $"There is a '{token}' in place of {what}", what);
        return token;
    }

    private void Expect(string wanted, string after)
    {
        string token = Token();
        if (token == "") throw Ended(after);
        if (token != wanted) throw _session.Malformed(_place, $"There is '{ValueText.Short(token)}' at {after}", $"'{wanted}'", value: token);
    }

    private NetOptFileException Ended(string within) => _session.Malformed(_text.Place, $"The file ends within {within}", "a complete SNDlib network");

    // Past the ")" that closes the list just opened; the depth is counted, not recursed into.
    private void SkipList()
    {
        int depth = 1;
        while (depth > 0)
        {
            string token = Token();
            if (token.Length == 0) throw Ended("a list");
            if (token == "(" && ++depth > _session.Options.MaxDepth)
                throw _session.Error(ErrorCodes.TooDeep, _place, $"Lists nest deeper than {_session.Options.MaxDepth} levels", $"at most {_session.Options.MaxDepth} levels");
            if (token == ")") depth--;
        }
    }

    private bool NextIsOpen()
    {
        SkipToToken();
        return !_text.AtEnd && _text.Current == '(';
    }

    private void SkipToToken()
    {
        while (true)
        {
            _text.SkipBlanks();
            if (_text.AtEnd || _text.Current != '#') return;
            _text.SkipLine();
        }
    }

    // The next word or parenthesis; "" at the end.
    private string Token()
    {
        SkipToToken();
        _place = _text.Place;
        if (_text.AtEnd) return "";
        int start = _text.Position;
        if (_text.Current is '(' or ')')
        {
            _text.Advance();
            return _text.From(start)[0] == '(' ? "(" : ")";
        }
        while (!_text.AtEnd && _text.Current is not ('(' or ')' or '#') && !char.IsWhiteSpace(_text.Current)) _text.Advance();
        return _text.From(start).ToString();
    }
}
