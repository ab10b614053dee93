using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Units;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a network: of a standard shape, at random, from link records of the pipeline, or empty.</summary>
[Cmdlet(VerbsCommon.New, "NetTopology", DefaultParameterSetName = Empty)]
[OutputType(typeof(NetworkTopology))]
public sealed class NewNetTopologyCommand : NetOptCmdlet
{
    private const string Empty = "Empty";
    private const string Record = "Record";

    private TopologyBuilder? _records;

    /// <summary>Makes nodes in a row: this many, at least 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Line))]
    public int Line { get; set; }

    /// <summary>Makes a closed row of nodes: this many, at least 3.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Ring))]
    public int Ring { get; set; }

    /// <summary>Makes one center with all others joined to it: this many nodes, at least 1, the center included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Star))]
    public int Star { get; set; }

    /// <summary>Makes this many nodes, at least 1, each pair joined.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.FullMesh))]
    public int FullMesh { get; set; }

    /// <summary>Makes a rectangle of nodes, joined to their neighbors beside, above and below.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Grid))]
    public SwitchParameter Grid { get; set; }

    /// <summary>Makes a grid whose rows and columns are rings.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Torus))]
    public SwitchParameter Torus { get; set; }

    /// <summary>Rows of a grid (at least 1) or torus (at least 3).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Grid))]
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Torus))]
    public int Rows { get; set; }

    /// <summary>Columns of a grid (at least 1) or torus (at least 3).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Grid))]
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Torus))]
    public int Columns { get; set; }

    /// <summary>Makes a complete tree.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Tree))]
    public SwitchParameter Tree { get; set; }

    /// <summary>Children of each inner node of a tree, at least 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Tree))]
    public int FanOut { get; set; }

    /// <summary>Links from the root of a tree to each leaf, at least 0.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Tree))]
    public int Depth { get; set; }

    /// <summary>Makes a three-layer fat tree of switches with this many ports (even, at least 2): k gives k³/4 hosts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.FatTree))]
    public int FatTree { get; set; }

    /// <summary>Makes a two-layer network in which every leaf switch is joined to every spine switch.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.LeafSpine))]
    public SwitchParameter LeafSpine { get; set; }

    /// <summary>Spine switches, at least 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.LeafSpine))]
    public int Spines { get; set; }

    /// <summary>Leaf switches, at least 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.LeafSpine))]
    public int Leaves { get; set; }

    /// <summary>Hosts on each leaf switch. By default none.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.LeafSpine))]
    public int? HostsPerLeaf { get; set; }

    /// <summary>Makes this many senders (at least 1) and as many receivers, with one bottleneck between them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Dumbbell))]
    public int Dumbbell { get; set; }

    /// <summary>Makes a row of this many bottlenecks, at least 1: one flow can cross all of them, and one each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.ParkingLot))]
    public int ParkingLot { get; set; }

    /// <summary>Capacity of the bottleneck links, such as 1Gbps. By default that of the other links.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.Dumbbell))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ParkingLot))]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? BottleneckCapacity { get; set; }

    /// <summary>One-way delay of the bottleneck links, such as 20ms. By default that of the other links.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.Dumbbell))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ParkingLot))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? BottleneckLatency { get; set; }

    /// <summary>Makes this many nodes and joins random pairs (Erdős and Rényi).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    public int ErdosRenyi { get; set; }

    /// <summary>Probability that a pair is joined, from 0 to 1. Give either this or -Links.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    public double? Probability { get; set; }

    /// <summary>How many pairs are joined. Give either this or -Probability.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    public int? Links { get; set; }

    /// <summary>Grows a network to this many nodes by preferential attachment (Barabási and Albert).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    public int BarabasiAlbert { get; set; }

    /// <summary>Links that each new node brings, at least 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    public int Attachment { get; set; }

    /// <summary>Puts this many nodes into the unit square and joins near pairs more often (Waxman).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Waxman))]
    public int Waxman { get; set; }

    /// <summary>How far links reach, as a fraction of the diagonal of the square, above 0.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Waxman))]
    public double Alpha { get; set; }

    /// <summary>Probability that two nodes at the same place are joined, from 0 to 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.Waxman))]
    public double Beta { get; set; }

    /// <summary>Makes a ring of this many nodes with near neighbors and rewired links (Watts and Strogatz).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    public int WattsStrogatz { get; set; }

    /// <summary>Near neighbors that each node is joined to, even.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    public int Neighbors { get; set; }

    /// <summary>Probability that a link is rewired, from 0 to 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    public double Rewiring { get; set; }

    /// <summary>Puts this many nodes into the unit square and joins the pairs within a radius.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    public int RandomGeometric { get; set; }

    /// <summary>Greatest distance of a joined pair, at least 0.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    public double Radius { get; set; }

    /// <summary>Seed of the random choices: the same seed gives the same network.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    [Parameter(ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Waxman))]
    [Parameter(ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    [Parameter(ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    public ulong Seed { get; set; }

    /// <summary>Id of the node where the link of this record starts. Nodes appear in the order in which links name them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [Alias("From", "Src")]
    public string Source { get; set; } = "";

    /// <summary>Id of the node where the link of this record ends.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [Alias("To", "Dst")]
    public string Target { get; set; } = "";

    /// <summary>Id of the link of this record. By default the ids of its ends, with a number behind them where that is taken.</summary>
    [Parameter(ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    public string? Id { get; set; }

    /// <summary>Capacity of each direction of every link, such as 40Gbps; a bare number is bit/s. Not known where not given.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.Line))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Ring))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Star))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FullMesh))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Grid))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Torus))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Tree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FatTree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.LeafSpine))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Dumbbell))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ParkingLot))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    [Parameter(ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Waxman))]
    [Parameter(ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    [Parameter(ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    [Parameter(ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    [Alias("CapacityBps", "Bandwidth")]
    public BitRate? Capacity { get; set; }

    /// <summary>One-way propagation delay of every link, such as 5ms; a bare number is seconds. Not known where not given.</summary>
    [Parameter(ParameterSetName = nameof(TopologyKind.Line))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Ring))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Star))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FullMesh))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Grid))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Torus))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Tree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FatTree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.LeafSpine))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Dumbbell))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ParkingLot))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    [Parameter(ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Waxman))]
    [Parameter(ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    [Parameter(ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    [Parameter(ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Alias("LatencySeconds", "Delay")]
    public Duration? Latency { get; set; }

    /// <summary>Loss ratio of the link of this record, from 0 to 1.</summary>
    [Parameter(ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Loss { get; set; }

    /// <summary>Routing weight of the link of this record (OSPF or IS-IS metric).</summary>
    [Parameter(ParameterSetName = Record, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [Alias("Weight", "Metric")]
    public double? Cost { get; set; }

    /// <summary>Makes links that carry traffic from source to target only; without it links are full duplex.</summary>
    [Parameter(ParameterSetName = Record)]
    public SwitchParameter Directed { get; set; }

    /// <summary>What to call the network. By default the shape with its parameters, or "network".</summary>
    [Parameter(Mandatory = true, ParameterSetName = Empty)]
    [Parameter(ParameterSetName = nameof(TopologyKind.Line))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Ring))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Star))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FullMesh))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Grid))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Torus))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Tree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.FatTree))]
    [Parameter(ParameterSetName = nameof(TopologyKind.LeafSpine))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Dumbbell))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ParkingLot))]
    [Parameter(ParameterSetName = nameof(TopologyKind.ErdosRenyi))]
    [Parameter(ParameterSetName = nameof(TopologyKind.BarabasiAlbert))]
    [Parameter(ParameterSetName = nameof(TopologyKind.Waxman))]
    [Parameter(ParameterSetName = nameof(TopologyKind.WattsStrogatz))]
    [Parameter(ParameterSetName = nameof(TopologyKind.RandomGeometric))]
    [Parameter(ParameterSetName = Record)]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case Empty: WriteObject(new TopologyBuilder(Name!).Build()); break;
            case Record: AddRecord(_records ??= new TopologyBuilder(Name ?? "network")); break;
            default: WriteObject(((GeneratedTopology)Run("topology.generate", Request(), Seed)).Topology); break;
        }
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        if (_records is { LinkCount: > 0 } records) WriteObject(records.Build());
    }

    // The other switches of the parameter set carry nothing: the shape is the set's name.
    private GenerateTopologyRequest Request() => new()
    {
        Kind = Enum.Parse<TopologyKind>(ParameterSetName),
        Name = Name,
        CapacityBps = Capacity?.BitsPerSecond,
        LatencySeconds = Latency?.Seconds,
        BottleneckCapacityBps = BottleneckCapacity?.BitsPerSecond,
        BottleneckLatencySeconds = BottleneckLatency?.Seconds,
        Nodes = Given(nameof(Line), Line) ?? Given(nameof(Ring), Ring) ?? Given(nameof(Star), Star) ?? Given(nameof(FullMesh), FullMesh)
            ?? Given(nameof(ErdosRenyi), ErdosRenyi) ?? Given(nameof(BarabasiAlbert), BarabasiAlbert) ?? Given(nameof(Waxman), Waxman)
            ?? Given(nameof(WattsStrogatz), WattsStrogatz) ?? Given(nameof(RandomGeometric), RandomGeometric),
        Rows = Given(nameof(Rows), Rows),
        Columns = Given(nameof(Columns), Columns),
        FanOut = Given(nameof(FanOut), FanOut),
        Depth = Given(nameof(Depth), Depth),
        K = Given(nameof(FatTree), FatTree),
        Spines = Given(nameof(Spines), Spines),
        Leaves = Given(nameof(Leaves), Leaves),
        HostsPerLeaf = HostsPerLeaf,
        Pairs = Given(nameof(Dumbbell), Dumbbell),
        Hops = Given(nameof(ParkingLot), ParkingLot),
        Probability = Probability,
        Links = Links,
        Attachment = Given(nameof(Attachment), Attachment),
        Alpha = Given(nameof(Alpha), Alpha),
        Beta = Given(nameof(Beta), Beta),
        Neighbors = Given(nameof(Neighbors), Neighbors),
        Rewiring = Given(nameof(Rewiring), Rewiring),
        Radius = Given(nameof(Radius), Radius),
    };

    private T? Given<T>(string name, T value)
        where T : struct => MyInvocation.BoundParameters.ContainsKey(name) ? value : null;

    // A refused link must not leave its nodes behind.
    private void AddRecord(TopologyBuilder builder)
    {
        bool newSource = !builder.TryGetNode(Source, out int source), newTarget = !builder.TryGetNode(Target, out int target);
        var direction = new LinkDirection(Capacity?.BitsPerSecond, Latency?.Seconds, Loss, Cost);
        if (Source == Target)
            throw new NetOptException(ErrorCodes.SelfLoop, ErrorKind.InvalidArgument, $"A link joins node '{Source}' to itself", "two different nodes", value: Source);
        string id = string.IsNullOrEmpty(Id) ? LinkIds.Free(builder, Source, Target) : Id;
        var added = new HashSet<int>();
        try
        {
            if (newSource) added.Add(source = builder.AddNode(Source));
            if (newTarget) added.Add(target = builder.AddNode(Target));
            builder.AddLink(new NetworkLink(id, source, target, direction, Directed ? null : direction));
        }
        catch (NetOptException)
        {
            builder.RemoveNodes(added);
            throw;
        }
    }
}
