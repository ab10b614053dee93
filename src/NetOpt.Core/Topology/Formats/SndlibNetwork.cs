using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>
/// What the two forms of an SNDlib network (native and XML; Orlowski et al., "SNDlib 1.0", Networks 55(3), 2010) have in
/// common: capacities from modules, units, and the question which links are directed. O(1) per record.
/// </summary>
/// <remarks>
/// A link has a pre-installed capacity, which may be 0, and modules that can be added. Its capacity here is the pre-installed
/// one where that is above 0, otherwise the largest single module. The routing cost is a price and no routing weight: it is not read.
/// Whether links are directed stands in a separate model file. In the library the networks with directed links list each link
/// once each way; so does "brain", whose links are bidirected and run in parallel. Hence: the names are known for the library's own
/// networks; in any other network links are directed where each has exactly one counterpart the other way.
/// </remarks>
internal sealed class SndlibNetwork(ReadSession session, string format)
{
    private static readonly string[] DirectedNetworks = ["giul39", "janos-us", "janos-us-ca", "sun"];

    private readonly List<double> _modules = [];
    private double? _rateUnit;

    public TopologyAssembler Assembler { get; } = new(session, format);

    public DemandAssembler Demands { get; } = new(session);

    /// <summary>Name that the file gives the network, or null.</summary>
    public string? Name { get; set; }

    /// <summary>Takes the unit that the file states for its rates.</summary>
    public void SetUnit(string text)
    {
        _rateUnit = AttributeNames.RateUnit(text);
        if (_rateUnit is null)
            session.Notices.Add("UnitNotUnderstood", 1, $"The file states the unit '{ValueText.Short(text)}', which is no known unit of rate.");
    }

    public void AddNode(string id, double? x, double? y, FilePlace place) =>
        Assembler.AddNode(new NetworkNode(id, id) { X = x, Y = y }, place);

    /// <summary>A capacity in the file's unit: 0 means that there is none; below 0, infinite or not a number is an error.</summary>
    public double Capacity(ReadOnlySpan<char> text, FilePlace place)
    {
        double value = ValueText.Number(session, text, ErrorCodes.InvalidCapacity, place);
        if (value >= 0 && double.IsFinite(value)) return value;
        throw session.Error(ErrorCodes.InvalidCapacity, place, string.Create(CultureInfo.InvariantCulture, $"A capacity is {value}"), "a finite number of at least 0", "155.0", value);
    }

    /// <summary>Adds one module that the link read next may get.</summary>
    public void AddModule(ReadOnlySpan<char> capacity, FilePlace place) => _modules.Add(Capacity(capacity, place));

    /// <summary>Adds a link with the modules gathered since the last one.</summary>
    public void AddLink(string id, string source, string target, double preInstalled, FilePlace place)
    {
        double largest = 0;
        foreach (double module in _modules) largest = Math.Max(largest, module);
        _modules.Clear();
        double? capacity = null;
        if (preInstalled > 0 || largest > 0)
        {
            capacity = (preInstalled > 0 ? preInstalled : largest) * session.Rates.Factor(_rateUnit, session.Options.RateUnit, place);
            if (preInstalled == 0)
            {
                session.Notices.Add("ModuleCapacityUsed", $"'{id}'",
                    (count, first) => $"{NoticeList.Count(count, "link", "has", "have")} no pre-installed capacity and got that of the largest module, first {first}.");
            }
        }
        var both = new LinkDirection(capacity);
        Assembler.AddLink(id, null, source, target, both, both, place);
    }

    /// <summary>Adds a demand: its value times its routing unit.</summary>
    public void AddDemand(string id, string source, string target, string value, string? routingUnit, FilePlace place)
    {
        double rate = ValueText.Number(session, value, ErrorCodes.InvalidDemand, place);
        if (routingUnit is not null) rate *= ValueText.Number(session, routingUnit, ErrorCodes.InvalidDemand, place);
        Demands.Add(id, source, target, rate * session.Rates.Factor(_rateUnit, session.Options.RateUnit, place), place);
    }

    public ImportedTopology Finish()
    {
        string name = Name ?? Path.GetFileNameWithoutExtension(session.Path);
        Assembler.Name = Name;
        bool paired = EachLinkHasItsCounterpart();
        bool directed = session.Options.DirectedLinks ?? (Array.IndexOf(DirectedNetworks, name) >= 0 || paired && name != "brain");
        if (directed) Assembler.MakeDirected(Enumerable.Range(0, Assembler.LinkCount));
        if (session.Options.DirectedLinks is null && (directed || paired))
        {
            session.Notices.Add("LinkModelAssumed", Assembler.LinkCount, (directed
                ? "The links were read as directed: each is listed once each way"
                : "The links were read as bidirected, as in SNDlib's models of this network, although each is listed once each way")
                + $". The file leaves it to a model file; {nameof(TopologyReadOptions.DirectedLinks)} overrides it.");
        }
        return Assembler.Finish(Demands.Count > 0 ? Demands : null);
    }

    private bool EachLinkHasItsCounterpart()
    {
        var counts = new Dictionary<(string, string), int>();
        foreach (PendingLink link in Assembler.Links)
        {
            (string, string) pair = (link.Source, link.Target);
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }
        foreach (PendingLink link in Assembler.Links)
        {
            if (counts[(link.Source, link.Target)] != 1 || counts.GetValueOrDefault((link.Target, link.Source)) != 1) return false;
        }
        return counts.Count > 0;
    }
}
