using System.Globalization;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Bandwidth;

/// <summary>
/// What the operations that share capacity have in common: demands on one link, or those of a network along their hop-shortest
/// paths, checked, and the names to spell the answer with.
/// </summary>
internal sealed class SharingProblem
{
    private readonly NetworkTopology? _topology;
    private readonly string[] _label;
    private readonly string[] _name;
    private readonly BoundDemands? _bound;
    private readonly double[] _demand;
    private readonly double[] _weight;

    private SharingProblem(NetworkTopology? topology, BoundDemands? bound, double[] demand, double[] weight, bool demandCapped, double[] capacity, OperationContext context)
    {
        _topology = topology;
        _bound = bound;
        _demand = demand;
        _weight = weight;
        Capacity = capacity;
        _label = topology is null ? [] : LoadReport.NodeLabels(topology);
        _name = topology is null
            ? [.. demand.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))]
            : [.. topology.Demands!.Demands.Select(d => d.Id)];
        Active = [.. Enumerable.Range(0, demand.Length).Where(i => bound is null || bound.IsActive(i))];
        Weights = weight.Length == 0 ? [] : Pick(weight);
        Caps = demandCapped ? Pick(demand) : Array.ConvertAll(Pick(demand), d => d > 0 ? double.PositiveInfinity : d);
        Paths = topology is null
            ? new FlowPaths([.. Enumerable.Range(0, Active.Length + 1)], new int[Active.Length])
            : HopShortestPaths.Find(topology, Pick(bound!.Source), Pick(bound.Target), context);
    }

    /// <summary>Whether it is about one link; then every demand is active.</summary>
    public bool IsOneLink => _topology is null;

    /// <summary>How many demands there are.</summary>
    public int Count => _demand.Length;

    /// <summary>The demands that ask for something on a way between two nodes; on one link all of them.</summary>
    public int[] Active { get; }

    /// <summary>The path of each active demand.</summary>
    public FlowPaths Paths { get; }

    /// <summary>Capacity of each arc.</summary>
    public double[] Capacity { get; }

    /// <summary>Weight of each active demand; empty where all weigh the same.</summary>
    public double[] Weights { get; }

    /// <summary>The most that each active demand may get.</summary>
    public double[] Caps { get; }

    /// <summary>How many demands ask for nothing.</summary>
    public int Ignored => _bound is null ? _demand.Count(d => d == 0) : Count - Active.Length;

    /// <summary>Whether rates are bit/s.</summary>
    public bool RateUnitKnown => _topology is not null && _topology.RateUnitKnown && _topology.Demands!.RateUnitKnown;

    /// <summary>The sum of all demands; null where one has no limit.</summary>
    public double? TotalDemand => Finite(Sum(_demand));

    /// <summary>Weights of all demands, or none.</summary>
    public double[] AllWeights => _weight;

    /// <summary>Demands on one link.</summary>
    /// <exception cref="NetOptException">InvalidCapacity, InvalidDemand, InvalidWeight, EmptyInput, InvalidParameter.</exception>
    public static SharingProblem OnLink(double capacity, IReadOnlyList<double?> demands, IReadOnlyList<double>? weights, bool demandCapped, OperationContext context)
    {
        FairnessInput.CheckCapacity(capacity, "the link");
        if (demands.Count == 0)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "There are no demands", "at least one demand", "[2, 2.6, 4, 5]");
        double[] demand = [.. demands.Select(d => d ?? double.PositiveInfinity)];
        FairnessInput.CheckDemands(demand);
        return new SharingProblem(null, null, demand, CheckedWeights(weights, demand.Length), demandCapped, [capacity], context);
    }

    /// <summary>The demands of a network.</summary>
    /// <exception cref="NetOptException">MissingDemands, MissingCapacity, InvalidCapacity, Disconnected, UnknownNode, AmbiguousName, InvalidWeight, InvalidParameter.</exception>
    public static SharingProblem OnNetwork(NetworkTopology topology, IReadOnlyList<double>? weights, bool demandCapped, OperationContext context)
    {
        if (topology.Demands is not { Demands.Length: > 0 } matrix)
            throw new NetOptException(ErrorCodes.MissingDemands, ErrorKind.InvalidArgument, $"'{topology.Name}' comes without demands", "a topology file that holds demands, or a file of demands beside it");
        BoundDemands bound = matrix.Bind(topology);
        var problem = new SharingProblem(topology, bound, bound.RateBps, CheckedWeights(weights, bound.Count), demandCapped, topology.Arcs.CapacityBps, context);
        foreach (int a in problem.Paths.Arc)
        {
            if (double.IsNaN(problem.Capacity[a]))
                throw new NetOptException(ErrorCodes.MissingCapacity, ErrorKind.InvalidData, $"Link '{topology.Links[topology.Arcs.Link[a]].Id}' carries demands and has no capacity", "a capacity for every link that carries demands, or a default one", "10Gbps");
        }
        return problem;
    }

    /// <summary>Index of the link of an arc.</summary>
    public int Link(int arc) => _topology is null ? 0 : _topology.Arcs.Link[arc];

    /// <summary>Name of the link of an arc.</summary>
    public string LinkName(int arc) => _topology is null ? "link" : _topology.Links[Link(arc)].Name;

    /// <summary>Where an arc starts; null on one link.</summary>
    public string? Source(int arc) => _topology is null ? null : _label[_topology.Arcs.Source[arc]];

    /// <summary>Where an arc ends; null on one link.</summary>
    public string? Target(int arc) => _topology is null ? null : _label[_topology.Arcs.Target[arc]];

    /// <summary>What demand i got.</summary>
    /// <param name="i">Its index.</param>
    /// <param name="rate">Its rate.</param>
    /// <param name="level">Rate over weight.</param>
    /// <param name="satisfied">Whether that is all it asks for.</param>
    /// <param name="arc">The full arc that holds it back, -1 where none does.</param>
    public FairAllocation Allocation(int i, double rate, double level, bool satisfied, int arc) => new(
        i, _name[i], _bound is null ? null : _label[_bound.Source[i]], _bound is null ? null : _label[_bound.Target[i]], Finite(_demand[i]),
        Weight(i), rate, level, satisfied, arc < 0 ? null : LinkName(arc), arc < 0 ? null : Link(arc), arc < 0 ? null : arc);

    /// <summary>The weight of a demand.</summary>
    public double Weight(int i) => _weight.Length == 0 ? 1 : _weight[i];

    /// <summary>What a demand asks for; ∞ where there is no limit.</summary>
    public double Demand(int i) => _demand[i];

    /// <summary>The sum, to the last digit.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = new DoubleDouble();
        foreach (double value in values) sum.Add(value);
        return sum.Value;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    // An empty list of weights for some demands is a mistake, not a wish for equal ones.
    private static double[] CheckedWeights(IReadOnlyList<double>? weights, int flows)
    {
        if (weights is null) return [];
        FairnessInput.CheckLength("weights", weights.Count, flows);
        double[] all = [.. weights];
        FairnessInput.CheckWeights(all, flows);
        return all;
    }

    private T[] Pick<T>(T[] values)
    {
        if (Active.Length == values.Length) return values;
        var picked = new T[Active.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = values[Active[i]];
        return picked;
    }
}
