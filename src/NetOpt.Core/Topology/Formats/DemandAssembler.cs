using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>Turns the demand records of a file into a matrix. O(demands).</summary>
internal sealed class DemandAssembler(ReadSession session)
{
    private readonly List<TrafficDemand> _demands = [];
    private readonly List<FilePlace> _places = [];

    /// <summary>What the rates of the demands say about their unit.</summary>
    public UnitEvidence Rates { get; init; } = session.Rates;

    /// <summary>What the file says about the unit, for files that hold no value to tell it by.</summary>
    public bool RateUnitKnown { get; set; } = true;

    public int Count => _demands.Count;

    /// <summary>Adds a demand.</summary>
    /// <param name="id">Its id; null for its place in the list.</param>
    /// <param name="source">Id of the node where it enters.</param>
    /// <param name="target">Id of the node where it leaves.</param>
    /// <param name="rate">Its rate, unit applied.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="NetOptFileException">InvalidDemand.</exception>
    public void Add(string? id, string source, string target, double rate, FilePlace place)
    {
        session.Tick();
        id ??= "d" + _demands.Count;
        if (!(rate >= 0) || double.IsInfinity(rate))
        {
            throw session.Error(ErrorCodes.InvalidDemand, place, $"Demand '{ValueText.Short(id)}' from '{ValueText.Short(source)}' to '{ValueText.Short(target)}' has the rate {rate}",
                "a finite rate of at least 0", "2.5Gbps", rate);
        }
        if (source == target)
        {
            session.Notices.Add("SelfDemand", $"'{id}'",
                (count, first) => $"{NoticeList.Count(count, "demand", "goes", "go")} from a node to itself: no load on any link, first {first}.");
        }
        _demands.Add(new TrafficDemand(id, source, target, rate));
        _places.Add(place);
    }

    /// <summary>Throws where a demand names a node that is not there.</summary>
    public void CheckNodes(Func<string, bool> exists, int nodeCount, IEnumerable<string> nodeIds)
    {
        for (int i = 0; i < _demands.Count; i++)
        {
            string? unknown = !exists(_demands[i].Source) ? _demands[i].Source : !exists(_demands[i].Target) ? _demands[i].Target : null;
            if (unknown is null) continue;
            throw TopologyAssembler.UnknownNode(session, _places[i],
                $"Demand '{ValueText.Short(_demands[i].Id)}' names the node '{ValueText.Short(unknown)}', which is not among the {nodeCount} nodes of the file", unknown, nodeIds);
        }
    }

    /// <summary>The matrix.</summary>
    public TrafficMatrix Finish()
    {
        bool known = Rates.Known(session, RateUnitKnown, "rate", nameof(TopologyReadOptions.RateUnit), "1e6 for Mbit/s");
        return new TrafficMatrix(_demands.ToImmutableArray(), known);
    }
}
