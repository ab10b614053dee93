using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a new snapshot of a network with more links.</summary>
[Cmdlet(VerbsCommon.Add, "NetTopologyLink", DefaultParameterSetName = FromTopology)]
[OutputType(typeof(NetworkTopology))]
public sealed class AddNetTopologyLinkCommand : TopologyEditCmdlet
{
    /// <summary>The network to add to.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, ParameterSetName = FromRecords)]
    public override NetworkTopology Topology { get; set; } = null!;

    /// <summary>Id or unique name of the node where the link starts.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    [Alias("From", "Src")]
    public string Source { get; set; } = "";

    /// <summary>Id or unique name of the node where the link ends.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    [Alias("To", "Dst")]
    public string Target { get; set; } = "";

    /// <summary>Id of the link, unique in the network. By default the ids of its ends, with a number behind them where that is taken.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    public string? Id { get; set; }

    /// <summary>What people call the link. By default its id.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Capacity of each direction, such as 10Gbps; a bare number is bit/s. Not known where not given.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    [Alias("CapacityBps", "Bandwidth")]
    public BitRate? Capacity { get; set; }

    /// <summary>One-way propagation delay, such as 5ms; a bare number is seconds. Not known where not given.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Alias("LatencySeconds", "Delay")]
    public Duration? Latency { get; set; }

    /// <summary>Loss ratio, from 0 to 1.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Loss { get; set; }

    /// <summary>Routing weight (OSPF or IS-IS metric).</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [Alias("Weight", "Metric")]
    public double? Cost { get; set; }

    /// <summary>Makes a link that carries traffic from source to target only; without it the link is full duplex.</summary>
    [Parameter]
    public SwitchParameter Directed { get; set; }

    /// <inheritdoc/>
    protected override void Edit(TopologyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        int source = Topology.NodeIndex(Source), target = Topology.NodeIndex(Target);
        string id = string.IsNullOrEmpty(Id) ? LinkIds.Free(builder, builder.Node(source).Id, builder.Node(target).Id) : Id;
        var direction = new LinkDirection(Capacity?.BitsPerSecond, Latency?.Seconds, Loss, Cost);
        builder.AddLink(new NetworkLink(id, source, target, direction, Directed ? null : direction) { Name = string.IsNullOrEmpty(Name) ? id : Name });
    }
}
