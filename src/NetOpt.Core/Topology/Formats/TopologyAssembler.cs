namespace NetOpt.Topology.Formats;

/// <summary>
/// Turns the records that a reader finds into a topology: resolves the ends of links, drops self-loops, makes missing
/// link ids, fills capacities only where the user gave a default, and reports the oddities of the file.
/// O(nodes + links + demands) time and space.
/// </summary>
internal sealed class TopologyAssembler(ReadSession session, string format)
{
    private readonly TopologyBuilder _builder = new(Path.GetFileNameWithoutExtension(session.Path));
    private readonly List<PendingLink> _links = [];
    private readonly HashSet<int> _madeIds = [];
    private int _missingCapacities;
    private int _linkRecords;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>Name of the network; the file's name where the file gives none.</summary>
    public string? Name { get; set; }

    /// <summary>Version of the snapshot, where the file holds it.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Whether coordinates are degrees: true or false where the file says so, null to judge by their range.</summary>
    public bool? Geographic { get; set; }

    /// <summary>The file itself, and not the name of an attribute, says what its coordinates are.</summary>
    public bool GeographicIsExplicit { get; set; }

    /// <summary>What the file says about its units, for files that hold no value to tell it by.</summary>
    public bool RateUnitKnown { get; set; } = true;

    /// <inheritdoc cref="RateUnitKnown"/>
    public bool DelayUnitKnown { get; set; } = true;

    /// <summary>Nodes that links name come into being with them (edge lists list no nodes).</summary>
    public bool LinksMakeNodes { get; init; }

    /// <summary>A link id that occurs twice is replaced (formats whose ids are mere labels) instead of refused.</summary>
    public bool LinkIdsAreLabels { get; init; }

    /// <summary>Nothing that comes later in the file changes a link: those between known nodes need not wait for its end.</summary>
    public bool LinksAreFinal { get; init; }

    /// <summary>Link ends may be named by a node's unique name as well as by its id.</summary>
    public bool EndsByName { get; init; }

    /// <summary>Missing coordinates are worth a notice.</summary>
    public bool ExpectsCoordinates { get; init; } = true;

    /// <summary>Takes what the names of a node's coordinates say: degrees once any says so, plain where all that say anything say that.</summary>
    public void SayGeographic(bool? geographic)
    {
        if (geographic is { } says && !GeographicIsExplicit) Geographic = says || Geographic == true;
    }

    public int NodeCount => _builder.NodeCount;

    public int LinkCount => _linkRecords;

    public IReadOnlyList<PendingLink> Links => _links;

    public void AddNode(NetworkNode node, FilePlace place)
    {
        session.Tick();
        try
        {
            _builder.AddNode(node);
        }
        catch (NetOptException error)
        {
            throw session.At(place, error);
        }
    }

    public bool HasNode(string id) => _builder.TryGetNode(id, out _);

    public void AddLink(string? id, LinkValues values, string source, string target, bool directed, FilePlace place)
    {
        LinkDirection forward = values.Forward(session);
        LinkDirection? backward = directed ? null : values.Backward(session, forward);
        AddLink(id, values.Name, source, target, forward, backward, place);
    }

    public void AddLink(string? id, string? name, string source, string target, in LinkDirection forward, in LinkDirection? backward, FilePlace place)
    {
        session.Tick();
        if (LinksAreFinal && _links.Count == 0 && TryNode(source, out int first) && TryNode(target, out int second)) Place(id, name, first, second, forward, backward, place, _linkRecords);
        else _links.Add(new PendingLink(id, name, source, target, forward, backward, place));
        _linkRecords++;
    }

    /// <summary>Makes links directed, for formats that may say so after the last link.</summary>
    public void MakeDirected(IEnumerable<int> links)
    {
        foreach (int i in links) _links[i] = _links[i] with { Backward = null };
    }

    /// <summary>Builds the topology.</summary>
    /// <exception cref="NetOptFileException">A link or demand names an unknown node, a value is out of range, units are mixed.</exception>
    public ImportedTopology Finish(DemandAssembler? demands = null)
    {
        _builder.RateUnitKnown = session.Rates.Known(session, RateUnitKnown, "rate", nameof(TopologyReadOptions.RateUnit), "1e6 for Mbit/s");
        _builder.DelayUnitKnown = session.Delays.Known(session, DelayUnitKnown, "delay", nameof(TopologyReadOptions.DelayUnit), "1e-3 for ms");
        if (!string.IsNullOrEmpty(Name)) _builder.Name = Name;
        if (EndsByName) IndexNames();
        PlaceLinks();
        FillCapacities();
        PlaceNodes();
        ReportOddities();
        if (demands is not null)
        {
            demands.CheckNodes(id => TryNode(id, out _), _builder.NodeCount, NodeIds);
            _builder.Demands = demands.Finish();
        }
        NetworkTopology built = _builder.Build();
        NetworkTopology topology = new(built.Name, Version, built.Nodes, built.Links, built.RateUnitKnown, built.DelayUnitKnown, built.IsGeographic, built.Demands);
        return new ImportedTopology(topology, format, session.Notices.ToImmutable());
    }

    private IEnumerable<string> NodeIds => Enumerable.Range(0, _builder.NodeCount).Select(i => _builder.Node(i).Id);

    private void PlaceLinks()
    {
        int first = _linkRecords - _links.Count;
        for (int i = 0; i < _links.Count; i++)
        {
            session.Tick();
            PendingLink link = _links[i];
            Place(link.Id, link.Name, End(link.Source, link), End(link.Target, link), link.Forward, link.Backward, link.Place, first + i);
        }
    }

    private void Place(string? givenId, string? label, int source, int target, in LinkDirection forward, in LinkDirection? backward, FilePlace place, int record)
    {
        if (source == target)
        {
            session.Notices.Add("SelfLoopDropped", $"'{_builder.Node(source).Id}' (line {place.Line})",
                (count, first) => $"{NoticeList.Count(count, "self-loop")} left out, first at node {first}.");
            return;
        }
        string? id = givenId;
        if (id is not null && _builder.TryGetLink(id, out int holder))
        {
            // An id that the file gives goes before one that was made for a link without.
            if (_madeIds.Contains(holder)) _builder.SetLink(holder, _builder.Link(holder) with { Id = FreeId(id + "x") });
            else if (LinkIdsAreLabels)
            {
                session.Notices.Add("DuplicateLinkId", $"'{id}' (line {place.Line})",
                    (count, first) => $"{NoticeList.Count(count, "link")} carried an id that was taken and got a new one, first {first}.");
                id = null;
            }
        }
        string name = label ?? givenId ?? $"{_builder.Node(source).Name}-{_builder.Node(target).Name}";
        if (id is null)
        {
            id = FreeId("e" + record);
            _madeIds.Add(_builder.LinkCount);
        }
        if (forward.CapacityBps is null || backward is { CapacityBps: null }) _missingCapacities++;
        try
        {
            _builder.AddLink(new NetworkLink(id, source, target, forward, backward) { Name = name });
        }
        catch (NetOptException error) when (error is not NetOptFileException)
        {
            throw session.At(place, error);
        }
    }

    private string FreeId(string id)
    {
        while (_builder.TryGetLink(id, out _)) id += "x";
        return id;
    }

    private int End(string id, in PendingLink link)
    {
        if (TryNode(id, out int index)) return index;
        if (LinksMakeNodes) return _builder.AddNode(id);
        throw UnknownNode(session, link.Place, $"A link names the node '{ValueText.Short(id)}', which the file does not hold", id, NodeIds);
    }

    internal static NetOptFileException UnknownNode(ReadSession session, FilePlace place, string problem, string id, IEnumerable<string> ids)
    {
        string? near = NearestName.Find(id, ids);
        return session.Error(ErrorCodes.UnknownNode, place, problem, near is null ? "the id of one of the file's nodes" : $"the id of one of the file's nodes, perhaps '{near}'", value: id);
    }

    private bool TryNode(string id, out int index) =>
        _builder.TryGetNode(id, out index) || EndsByName && _byName.TryGetValue(id, out index) && index >= 0;

    private void IndexNames()
    {
        for (int i = 0; i < _builder.NodeCount; i++)
        {
            if (!_byName.TryAdd(_builder.Node(i).Name, i)) _byName[_builder.Node(i).Name] = -1;
        }
    }

    // Only where the user gave a default. It waits for the end, when the unit of the other capacities is known.
    private void FillCapacities()
    {
        if (session.Options.DefaultCapacityBps is not { } capacity || _missingCapacities == 0) return;
        if (!_builder.RateUnitKnown)
        {
            throw session.Error(ErrorCodes.InvalidUnit, session.Rates.FirstBare, "A default capacity in bit/s cannot stand beside capacities whose unit is not known",
                $"the unit of the file's rates as {nameof(TopologyReadOptions.RateUnit)}", "1e6 for Mbit/s");
        }
        for (int i = 0; i < _builder.LinkCount; i++)
        {
            NetworkLink link = _builder.Link(i);
            LinkDirection? back = link.Backward is { CapacityBps: null } empty ? empty with { CapacityBps = capacity } : link.Backward;
            _builder.SetLink(i, link with { Forward = link.Forward with { CapacityBps = link.Forward.CapacityBps ?? capacity }, Backward = back });
        }
        session.Notices.Add("DefaultCapacityUsed", _missingCapacities, $"{NoticeList.Count(_missingCapacities, "link")} without a capacity got the default that was given.");
        _missingCapacities = 0;
    }

    // Coordinates are degrees where the file says so or, failing that, where each could be; all in one point are none at all.
    private void PlaceNodes()
    {
        int placed = 0;
        bool inRange = true, onePoint = true;
        (double X, double Y) first = default;
        for (int i = 0; i < _builder.NodeCount; i++)
        {
            NetworkNode node = _builder.Node(i);
            if (node.X is not { } x || node.Y is not { } y) continue;
            if (placed++ == 0) first = (x, y);
            onePoint &= (x, y) == first;
            inRange &= Math.Abs(x) <= 180 && Math.Abs(y) <= 90;
        }
        _builder.IsGeographic = Geographic ?? (placed > 0 && inRange);
        if (Geographic == true && !inRange && !GeographicIsExplicit)
        {
            _builder.IsGeographic = false;
            session.Notices.Add("CoordinatesNotGeographic", 1, "The coordinates are called longitude and latitude, but some are outside -180..180 or -90..90; they are kept as plain x and y.");
        }
        if (placed > 1 && onePoint && !GeographicIsExplicit)
        {
            for (int i = 0; i < _builder.NodeCount; i++) _builder.SetNode(i, _builder.Node(i) with { X = null, Y = null });
            _builder.IsGeographic = false;
            placed = 0;
        }
        int missing = _builder.NodeCount - placed;
        if (placed > 0 || ExpectsCoordinates)
        {
            session.Notices.Add("MissingCoordinates", missing,
                missing == _builder.NodeCount ? "No node has coordinates (or all lie in one point)." : $"{missing} of {NoticeList.Count(_builder.NodeCount, "node")} {(missing == 1 ? "has" : "have")} no coordinates.");
        }
    }

    private void ReportOddities()
    {
        var names = new HashSet<string>(_builder.NodeCount, StringComparer.Ordinal);
        for (int i = 0; i < _builder.NodeCount; i++)
        {
            string name = _builder.Node(i).Name;
            if (!names.Add(name))
                session.Notices.Add("DuplicateLabel", $"'{name}'", (count, first) => $"{NoticeList.Count(count, "node", "carries", "carry")} a name that another node has, first {first}; name them by id.");
        }
        var joined = new bool[_builder.NodeCount];
        var pairs = new HashSet<long>(_builder.LinkCount);
        int parallel = 0;
        for (int i = 0; i < _builder.LinkCount; i++)
        {
            NetworkLink link = _builder.Link(i);
            joined[link.Source] = joined[link.Target] = true;
            // Directed links run beside those of the same direction; duplex ones in either.
            (long a, long b) = link.IsDirected || link.Source < link.Target ? (link.Source, link.Target) : (link.Target, link.Source);
            if (!pairs.Add((link.IsDirected ? long.MinValue : 0) | a << 31 | b)) parallel++;
        }
        int isolated = joined.Count(j => !j);
        session.Notices.Add("IsolatedNode", isolated, $"{NoticeList.Count(isolated, "node", "has", "have")} no link{(isolated > 0 ? $", first '{_builder.Node(Array.IndexOf(joined, false)).Name}'" : "")}.");
        session.Notices.Add("ParallelLink", parallel, $"{NoticeList.Count(parallel, "link", "runs", "run")} beside another between the same nodes; each counts on its own.");
        session.Notices.Add("MissingCapacity", _missingCapacities, $"{_missingCapacities} of {NoticeList.Count(_builder.LinkCount, "link")} {(_missingCapacities == 1 ? "has" : "have")} no capacity; give a default capacity to set one.");
        if (!_builder.RateUnitKnown)
            session.Notices.Add("RateUnitNotStated", 1, "The file does not state the unit of its rates; capacities and demands stay in the file's own unit.");
        if (!_builder.DelayUnitKnown)
            session.Notices.Add("DelayUnitNotStated", 1, "The file does not state the unit of its delays; they stay in the file's own unit.");
    }
}
